import { readFile } from 'node:fs/promises'
import { Refused, type FileRefusal } from '../files/refusal.ts'
import { rowsOf } from './published-file.ts'

/** The ten statistical neighbours of an authority, nearest first. */
export type NeighbourRow = {
  /** DfE's number; the parts of a joint return stand apart here (314 and 318). */
  laNumber: string
  areaName: string
  regionName: string
  neighbours: readonly { rank: number; laNumber: string; closeness: string }[]
}

export type NeighbourModel = { model: '2021' | '2025'; rows: readonly NeighbourRow[] }

/** Reads DfE's statistical neighbour models of 2021 and 2025, which differ in their columns. */
export async function readNeighbours(path: string): Promise<NeighbourModel | FileRefusal> {
  try {
    const rows = rowsOf(uniqueHeads(await readFile(path))).filter(hasNumber)
    const columns = Object.keys(rows[0] ?? {})
    if (columns.includes('SN_1')) return { model: '2025', rows: rows.map((row) => neighboursOf(row, 'old_la_code', 'la_name', 'region_name', (rank) => [`SN_${rank}`, `SN_${rank}P`])) }
    if (columns.includes('SN1')) return { model: '2021', rows: rows.map((row) => neighboursOf(row, 'LA num', 'LA Name', 'GOReg', (rank) => [`SN${rank}`, `SNP ${rank}`])) }
    return {
      kind: 'wrong-columns', message: 'The file is not a statistical neighbour model: it has no column SN_1 or SN1.',
      mend: 'Choose DfE\'s table of statistical neighbours, one row for each authority.',
    }
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

export function isNeighbourModel(read: NeighbourModel | FileRefusal): read is NeighbourModel {
  return 'model' in read
}

/** The model of 2021 has empty rows and a heading above the authorities that are no more. */
function hasNumber(row: Readonly<Record<string, string>>): boolean {
  return /^\d{3}$/.test(row['old_la_code'] ?? row['LA num'] ?? '000')
}

/** The model of 2021 calls ten columns SNP; each becomes SNP 1 to SNP 10. */
function uniqueHeads(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes)
  const end = text.indexOf('\n')
  let count = 0
  const head = text.slice(0, end).split(',').map((name) => (name.trim() === 'SNP' ? `SNP ${(count += 1)}` : name.trim())).join(',')
  return count === 0 ? bytes : new TextEncoder().encode(`${head}\n${text.slice(end + 1)}`)
}

function neighboursOf(row: Readonly<Record<string, string>>, number: string, name: string, region: string, columns: (rank: number) => readonly [string, string]): NeighbourRow {
  return {
    laNumber: row[number] ?? '',
    areaName: row[name] ?? '',
    regionName: row[region] ?? '',
    neighbours: RANKS.map((rank) => {
      const [code, closeness] = columns(rank)
      return { rank, laNumber: row[code] ?? '', closeness: (row[closeness] ?? '').trim() }
    }),
  }
}

const RANKS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
