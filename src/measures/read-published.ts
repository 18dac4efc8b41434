import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isNeighbourModel, readNeighbours, type NeighbourRow } from './neighbours-file.ts'
import type { Tx } from '../access/begin.ts'
import { isPublishedFile, readPublishedText } from './published-file.ts'
import { listFiguresOf, listReleases, type Release } from './queries.ts'
import { figuresByColumn, overlayFigures, type FiguresByColumn } from './rules/comparators.ts'

/** The published figures and neighbours that ship with the product, read once for the life of the process: 46,000 cells take a second. */
export async function readShippedFigures(): Promise<ShippedFigures> {
  shipped ??= readShipped()
  return await shipped
}

/** The figures that pages are set beside: the shipped release, and over it, oldest first, those of the same age or newer that were loaded. */
export async function readFiguresInForce(tx: Tx): Promise<FiguresByColumn> {
  const { figures, release, hash } = await readShippedFigures()
  const loaded = (await listReleases(tx)).filter((one) => isInForce(one, { release, hash })).reverse()
  if (loaded.length === 0) return figures
  const key = loaded.map((one) => one.hash).join(' ')
  if (inForce?.key !== key) inForce = { key, figures: overlaid(tx, figures, loaded) }
  const found = inForce.figures
  // a transaction that broke off must not keep the next request from reading
  found.catch(() => (inForce = null))
  return await found
}

/** Whether pages read a release that was loaded: one of the indicators that is not the shipped file and not older than it. */
export function isInForce(release: Release, shippedOne: { release: string; hash: string }): boolean {
  return release.dataset === 'indicators' && release.hash !== shippedOne.hash && release.release >= shippedOne.release
}

async function overlaid(tx: Tx, figures: FiguresByColumn, releases: readonly Release[]): Promise<FiguresByColumn> {
  let found = figures
  for (const release of releases) found = overlayFigures(found, figuresByColumn(await listFiguresOf(tx, release)))
  return found
}

/** The figures of the releases with these hashes, the same for every council: 46,000 cells are not read for each page. */
let inForce: { key: string; figures: Promise<FiguresByColumn> } | null = null

let shipped: Promise<ShippedFigures> | null = null

async function readShipped(): Promise<ShippedFigures> {
  const folder = findFolder(dirname(fileURLToPath(import.meta.url)))
  const bytes = await readFile(join(folder, SHIPPED_FILE))
  const [figures, model] = [readPublishedText(bytes), await readNeighbours(join(folder, 'sn_model_2025_wide.csv'))]
  if (!isPublishedFile(figures) || !isNeighbourModel(model)) throw new Error('the published figures that ship with the product do not read')
  return { figures: figuresByColumn(figures.figures), release: figures.release, count: figures.figures.length, hash: createHash('sha256').update(bytes).digest('hex'), councils: model.rows }
}

function findFolder(from: string): string {
  const folder = join(from, 'data', 'published')
  if (existsSync(folder)) return folder
  if (dirname(from) === from) throw new Error('the folder data/published is missing')
  return findFolder(dirname(from))
}

export const SHIPPED_FILE = 'csww_indicators_2017_to_2025.csv'

export type ShippedFigures = { figures: FiguresByColumn; release: string; count: number; hash: string; councils: readonly NeighbourRow[] }
