import type { Day } from '../../time/day.ts'
import { censusDay } from '../../time/census-year.ts'
import type { BuiltRow } from './build-return.ts'
import type { Person, Team } from '../../workforce/rules/record.ts'

/**
 * The list that each manager confirms: who is in the return with the team, without anything protected. It is kept as sent, so that a
 * leaver stands on it, whom the manager no longer reaches in the record (users' way of working: each manager confirms the own list).
 */
export function teamLists(rows: readonly BuiltRow[], people: readonly Person[], teams: readonly Team[], year: number): { teamId: number; people: TeamListRow[] }[] {
  const names = new Map(people.map((person) => [person.id, [person.givenName, person.familyName].filter((part) => part !== null).join(' ')]))
  const on = censusDay(year)
  return teams
    .filter((team) => (team.openedOn === null || team.openedOn <= on) && (team.closedOn === null || team.closedOn > `${year - 1}-09-30`))
    .map((team) => ({ teamId: team.id, people: rows.filter((row) => row.teamId === team.id).map((row) => listRow(row, names.get(row.personId) ?? '')) }))
    .filter((list) => list.people.length > 0)
}

/** Whether the record says something else now than the list that was sent. */
export function isSameList(a: readonly TeamListRow[], b: readonly TeamListRow[]): boolean {
  return textOf(a) === textOf(b)
}

/** A list from its JSON column, which only this file's rows are written to. */
export function readTeamList(json: unknown): TeamListRow[] {
  return Array.isArray(json) ? json as TeamListRow[] : []
}

function textOf(list: readonly TeamListRow[]): string {
  return JSON.stringify(list.map((row) => [row.employmentId, row.name, row.registrationNumber, row.isAgency, row.role, row.fte, row.startedOn, row.endedOn, row.cases]).sort((a, b) => Number(a[0]) - Number(b[0])))
}

function listRow(row: BuiltRow, name: string): TeamListRow {
  const { worker } = row
  return {
    employmentId: row.employmentId, personId: row.personId, name, registrationNumber: worker.registrationNumber, isAgency: worker.agency === true, role: worker.role,
    fte: worker.endedOn === null ? worker.fte : worker.ftePreviousYear, startedOn: worker.startedOn, endedOn: worker.endedOn, cases: worker.cases,
  }
}

export type TeamListRow = {
  employmentId: number
  personId: number
  name: string
  registrationNumber: string | null
  isAgency: boolean
  role: string | null
  /** On 30 September; of a leaver, on the 30 September before. */
  fte: number | null
  startedOn: Day | null
  endedOn: Day | null
  cases: number | null
}
