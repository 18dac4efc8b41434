import type { CensusWorker } from '../rules/record.ts'

/** A row under construction with its FTE in tenths; `splits` is false for a row that is one of two of the same person already. */
export type FteRow = { worker: CensusWorker; tenths: number; splits: boolean }

/**
 * Whole parts that add up to `total`, each at most `most`. FTE (most 10) keeps the most people full time and the rest part time;
 * other amounts (cases, days) vary around the mean. Throws where it cannot be done.
 */
export function shareOut(total: number, parts: number, random: () => number, most = 10): number[] {
  if (parts === 0 || total > parts * most) {
    if (total === 0) return []
    throw new RangeError(`${total} cannot be shared out to ${parts} parts of at most ${most}`)
  }
  return most === 10 ? partTime(total, parts, random) : aroundTheMean(total, parts, random, most)
}

function partTime(total: number, parts: number, random: () => number): number[] {
  const shares = Array.from({ length: parts }, () => 10)
  let over = parts * 10 - total
  for (const floor of [5, 1, 0]) {
    for (let turn = 0; over > 0 && turn < parts * 3; turn += 1) {
      const at = Math.floor(random() * parts)
      const cut = Math.min(over, 1 + Math.floor(random() * 4), (shares[at] ?? 0) - floor)
      if (cut <= 0) continue
      over -= cut
      shares[at] = (shares[at] ?? 0) - cut
    }
    for (let at = 0; over > 0 && at < parts; at += 1) {
      const cut = Math.min(over, Math.max(0, (shares[at] ?? 0) - floor))
      over -= cut
      shares[at] = (shares[at] ?? 0) - cut
    }
  }
  return shares
}

/** At least 1 for each where there is enough, so that every holder of cases holds one. */
function aroundTheMean(total: number, parts: number, random: () => number, most: number): number[] {
  const least = total >= parts ? 1 : 0
  const weights = Array.from({ length: parts }, () => 0.3 + random() + random())
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const shares = weights.map((weight) => Math.min(most, least + Math.floor(((total - least * parts) * weight) / sum)))
  let left = total - shares.reduce((all, share) => all + share, 0)
  for (let at = 0; left > 0; at = (at + 1) % parts) {
    if ((shares[at] ?? 0) >= most) continue
    shares[at] = (shares[at] ?? 0) + 1
    left -= 1
  }
  return shares
}

/** Takes some tenths off a row and gives the row that they make. */
export function split(row: FteRow, tenths: number): FteRow {
  row.tenths -= tenths
  return { worker: row.worker, tenths, splits: false }
}

/**
 * Rows whose FTE adds up to exactly `wanted` tenths. Staff and agency, full time and part time mixed; what is left over is made by taking
 * one row in place of another, else by parting a row of staff in two rows of the same person, which changes no count of DfE's.
 */
export function chooseHolders(inPost: FteRow[], agency: FteRow[], wanted: number, random: () => number, copy: (row: FteRow) => CensusWorker): FteRow[] {
  const candidates = [...inPost, ...agency]
    .filter((row) => row.tenths > 0)
    .map((row) => ({ row, key: random() }))
    .sort((a, b) => b.key - a.key)
    .map(({ row }) => row)
  const chosen: FteRow[] = []
  let left = wanted
  for (const row of candidates) {
    if (row.tenths > left) continue
    chosen.push(row)
    left -= row.tenths
  }
  if (left === 0) return chosen
  const taken = new Set(chosen)
  const swapped = swap(chosen, candidates, taken, left)
  if (swapped) return swapped
  const toPart = inPost.find((row) => !taken.has(row) && row.tenths > left)
  if (!toPart) throw new RangeError(`no row can make up ${left} tenths of FTE of case holders`)
  const rest = split(toPart, toPart.tenths - left)
  toPart.splits = false
  inPost.push({ ...rest, worker: copy(toPart) })
  return [...chosen, toPart]
}

/** One chosen row for one that has just so many tenths more. */
function swap(chosen: readonly FteRow[], candidates: readonly FteRow[], taken: ReadonlySet<FteRow>, left: number): FteRow[] | null {
  for (const row of candidates) {
    if (taken.has(row)) continue
    const out = chosen.find((one) => one.tenths === row.tenths - left)
    if (out) return [...chosen.filter((one) => one !== out), row]
  }
  return null
}
