import type { Day } from '../../time/day.ts'
import { groupBy } from '../../workforce/rules/group-by.ts'
import { indexRecord, observed } from '../../workforce/rules/on-day.ts'
import { listHoldings } from '../../workforce/rules/post-holders.ts'
import type { Workforce } from '../../workforce/rules/record.ts'

/** Everybody employed on a day, by person, with each place that the person has: post, team and role. */
export function holdersOn(record: Workforce, on: Day): Map<number, PlaceOfPerson[]> {
  const index = indexRecord(record)
  const employments = new Map(record.employments.map((employment) => [employment.id, employment]))
  const places = listHoldings(record, on).filter((holding) => holding.basis === 'employed').map((holding): PlaceOfPerson => {
    const employment = employments.get(holding.employmentId)
    return {
      personId: holding.personId, employmentId: holding.employmentId, postId: holding.postId, teamId: holding.teamId, grade: holding.grade, title: holding.title,
      dfeRole: holding.dfeRole ?? observed(index.observations.get(holding.employmentId) ?? [], 'dfeRole', on),
      fte: holding.isFteKnown ? holding.fte : null,
      startOrigin: employment?.startOrigin ?? null, startedOn: employment?.startedOn ?? null, endedOn: employment?.endedOn ?? null,
    }
  })
  return groupBy(places, (place) => place.personId)
}

export type PlaceOfPerson = {
  personId: number
  employmentId: number
  postId: number | null
  teamId: number | null
  dfeRole: number | null
  grade: string | null
  title: string | null
  fte: number | null
  startOrigin: number | null
  startedOn: Day | null
  endedOn: Day | null
}
