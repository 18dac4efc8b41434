import type { Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { loadAcademy, type Academy } from './load-academy.ts'
import { listMentorPlaces } from './queries.ts'
import { neededUntil, type MentorSeat, type Need } from './rules/capacity.ts'
import { isEnded } from './rules/enrolment-state.ts'

/** What the academy can support from a day on, as its own page and the forecast take it: docs/rules/academy.md, "Capacity". */
export async function readCapacity(tx: Tx, on: Day): Promise<AcademyCapacity> {
  const academy = await loadAcademy(tx, on)
  const needs = academy.runs.filter(({ overview }) => !isEnded(overview.state)).map(({ run, overview }) => ({ personId: run.personId, from: overview.startsOn, until: neededUntil(overview.schedule.endsOn, on) }))
  return { academy, seats: await seatsOf(tx, on), needs, leads: leadsOf(academy, on), lengthMonths: lengthFrom(academy, on) }
}

/** The length of the programme that is in force on a day, for those who will begin. */
export function lengthFrom(academy: Academy, on: Day): number {
  return academy.versions.filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || validTo >= on)).at(-1)?.document.lengthMonths ?? 12
}

/** Mentors with places, with the last day in post and the end of their post's funding. */
async function seatsOf(tx: Tx, on: Day): Promise<MentorSeat[]> {
  const places = await listMentorPlaces(tx)
  if (places.length === 0) return []
  const ids = places.map(({ personId }) => personId)
  const spells = await tx.selectFrom('employment').select(['person_id', 'started_on', 'ended_on']).where('person_id', 'in', ids).where('is_day_only', '=', false).execute()
  const funded = await tx
    .selectFrom('assignment as a').innerJoin('post_period as p', 'p.post_id', 'a.post_id').select(['a.person_id', 'p.funding_ends_on']).where('a.person_id', 'in', ids)
    .where('a.started_on', '<=', on).where((eb) => eb.or([eb('a.ended_on', 'is', null), eb('a.ended_on', '>=', on)]))
    .where('p.started_on', '<=', on).where((eb) => eb.or([eb('p.ended_on', 'is', null), eb('p.ended_on', '>=', on)])).execute()
  return places.flatMap((place) => {
    const own = spells.filter((spell) => spell.person_id === place.personId)
    const now = own.filter((spell) => spell.started_on <= on && (spell.ended_on === null || spell.ended_on >= on))
    if (own.length > 0 && now.length === 0) return []
    const inPostUntil = now.some((spell) => spell.ended_on === null) ? null : (now.map((spell) => spell.ended_on).filter((end) => end !== null).sort().at(-1) ?? null)
    const ends = [place.endedOn, inPostUntil].filter((end): end is Day => end !== null).sort()
    return [{ personId: place.personId, least: place.least, most: place.most, from: place.startedOn, until: ends[0] ?? null, fundingEndsOn: funded.find((row) => row.person_id === place.personId)?.funding_ends_on ?? null }]
  })
}

function leadsOf(academy: Academy, on: Day): { until: Day | null }[] {
  const now = academy.relationships.filter((one) => one.kind === 'practice-lead' && one.startedOn <= on && (one.endedOn === null || one.endedOn >= on))
  return [...new Set(now.map((one) => one.withPersonId))].map(() => ({ until: null }))
}

export type AcademyCapacity = { academy: Academy; seats: readonly MentorSeat[]; needs: readonly Need[]; leads: readonly { until: Day | null }[]; lengthMonths: number }
