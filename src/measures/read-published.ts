import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isNeighbourModel, readNeighbours, type NeighbourRow } from './neighbours-file.ts'
import { isPublishedFile, readPublishedFile } from './published-file.ts'
import { figuresByColumn, type FiguresByColumn } from './rules/comparators.ts'

/** The published figures and neighbours that ship with the product, read once for the life of the process: 46,000 cells take a second. */
export async function readShippedFigures(): Promise<ShippedFigures> {
  shipped ??= readShipped()
  return await shipped
}

let shipped: Promise<ShippedFigures> | null = null

async function readShipped(): Promise<ShippedFigures> {
  const folder = findFolder(dirname(fileURLToPath(import.meta.url)))
  const [figures, model] = [await readPublishedFile(join(folder, 'csww_indicators_2017_to_2025.csv')), await readNeighbours(join(folder, 'sn_model_2025_wide.csv'))]
  if (!isPublishedFile(figures) || !isNeighbourModel(model)) throw new Error('the published figures that ship with the product do not read')
  return { figures: figuresByColumn(figures.figures), councils: model.rows }
}

function findFolder(from: string): string {
  const folder = join(from, 'data', 'published')
  if (existsSync(folder)) return folder
  if (dirname(from) === from) throw new Error('the folder data/published is missing')
  return findFolder(dirname(from))
}

export type ShippedFigures = { figures: FiguresByColumn; councils: readonly NeighbourRow[] }
