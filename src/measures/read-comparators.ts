import type { Caller, Tx } from '../access/begin.ts'
import { findComparatorSettings, listNamedCouncils } from './queries.ts'
import { readFiguresInForce, readShippedFigures } from './read-published.ts'
import type { Published } from './rules/comparators.ts'

/** What the caller's council is set beside. */
export async function readComparators(tx: Tx, caller: Caller): Promise<Published> {
  const { councils } = await readShippedFigures()
  const laNumber = caller.authority.dfeNumber
  const own = councils.find((council) => council.laNumber === laNumber)
  const settings = await findComparatorSettings(tx)
  return {
    figures: await readFiguresInForce(tx),
    laNumber,
    regionName: own?.regionName ?? settings.region,
    neighbours: own?.neighbours.map((neighbour) => neighbour.laNumber) ?? settings.neighbours,
    named: await listNamedCouncils(tx),
  }
}
