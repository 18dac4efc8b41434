import type { Tx } from '../access/begin.ts'
import { readCapacity } from '../academy/read-capacity.ts'
import { isEnded } from '../academy/rules/enrolment-state.ts'
import type { Day } from '../time/day.ts'
import { academyFacts, type AcademyFacts } from './rules/academy-facts.ts'

/** The academy as the forecast takes it, from the same record and by the same rules as the academy's page of capacity. */
export async function readAcademyFacts(tx: Tx, on: Day): Promise<AcademyFacts | null> {
  const { academy, seats, leads, lengthMonths } = await readCapacity(tx, on)
  const runs = academy.runs.map(({ run, overview }) => ({
    personId: run.personId, isEnded: isEnded(overview.state), endsOn: overview.schedule.endsOn,
    isUnderWay: !isEnded(overview.state) && overview.state !== 'planned' && overview.state !== 'registered' && overview.startsOn <= on,
  }))
  return academyFacts({ seats, runs, leads: leads.length, lengthMonths }, on)
}
