import type { Sheet } from '../../files/sheet.ts'
import type { Day } from '../../time/day.ts'
import { indexRecord, observed } from './on-day.ts'
import { personLabel } from './person-label.ts'
import { listHoldings } from './post-holders.ts'
import type { Person, Workforce } from './record.ts'

/** Everybody here on a day, and on wish everybody on record. */
export function listPeopleOn(record: Workforce, on: Day, show: 'here' | 'all'): PersonLine[] {
  const index = indexRecord(record)
  const teams = new Map(record.teams.map((team) => [team.id, team.name]))
  const holdings = new Map(listHoldings(record, on).map((holding) => [holding.personId, holding]))
  const employments = new Map(record.employments.map((employment) => [employment.id, employment]))
  return record.people
    .filter((person) => show === 'all' || holdings.has(person.id))
    .map((person) => {
      const holding = holdings.get(person.id)
      const employment = employments.get(holding?.employmentId ?? 0)
      return {
        person, name: personLabel(person), team: teams.get(holding?.teamId ?? 0) ?? '', title: holding?.title ?? '', basis: holding?.basis ?? null,
        dfeRole: holding === undefined ? null : (holding.dfeRole ?? observed(index.observations.get(holding.employmentId) ?? [], 'dfeRole', on)),
        fte: holding?.isFteKnown ? holding.fte : null, startedOn: employment?.startedOn ?? null, endsOn: holding?.endsOn ?? null,
      }
    })
}

export function peopleSheet(lines: readonly PersonLine[], name: string, roleName: (role: number | null) => string): Sheet<PersonLine> {
  return {
    name,
    rows: lines,
    columns: [
      { key: 'name', title: 'Name', kind: 'text', value: (line) => line.name },
      { key: 'registration', title: 'Registration', kind: 'text', value: (line) => line.person.registrationNumber ?? '' },
      { key: 'team', title: 'Team', kind: 'text', value: (line) => line.team },
      { key: 'title', title: 'Post', kind: 'text', value: (line) => line.title },
      { key: 'role', title: 'DfE role', kind: 'text', value: (line) => roleName(line.dfeRole) },
      { key: 'basis', title: 'Basis', kind: 'text', value: (line) => line.basis ?? 'not here' },
      { key: 'fte', title: 'FTE', kind: 'number', decimals: 2, value: (line) => line.fte },
      { key: 'started', title: 'Since', kind: 'day', value: (line) => line.startedOn },
      { key: 'ends', title: 'Until', kind: 'day', value: (line) => line.endsOn },
      { key: 'registered', title: 'Registered to', kind: 'day', value: (line) => line.person.registeredUntil },
    ],
  }
}

export type PersonLine = {
  person: Person
  name: string
  team: string
  title: string
  basis: 'employed' | 'agency' | null
  dfeRole: number | null
  fte: number | null
  startedOn: Day | null
  endsOn: Day | null
}
