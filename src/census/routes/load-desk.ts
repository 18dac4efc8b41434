import { mayDo } from '../../access/rules/policy.ts'
import { londonDay } from '../../time/instant.ts'
import type { RouteRequest } from '../../web/route.ts'
import { findBuiltReturn, findExtract, findLayout, listChanges, listFrozen, listNotes, listRuleNumbers, listSteps, listTeamLists, previousRows, seesWholeReturn, type BuiltOfYear } from '../queries.ts'
import { builtHeader } from '../return-file.ts'
import { checkBuilt, checkLines, type BuiltFinding, type CheckLine } from '../rules/check-built.ts'
import { deskSteps } from '../rules/desk-steps.ts'
import type { FrozenFinding } from '../tables.ts'

/** The year of an address; null where there is none. */
export function yearOfRequest(request: RouteRequest): number | null {
  const text = request.params['year'] ?? ''
  return /^20\d\d$/.test(text) && Number(text) >= 2017 ? Number(text) : null
}

/** Whether to offer what prepares the return; the addresses behind it decide for themselves. */
export function mayPrepare({ caller }: RouteRequest): boolean {
  return mayDo(caller.roles, 'prepare census return') && caller.reach === 'authority' && caller.seesProtected
}

/** Everything that stands on the desk. Who sees no protected field gets the checks of the newest frozen version, which were made by somebody who does. */
export async function loadDesk(request: RouteRequest, year: number): Promise<Desk> {
  const { tx } = request
  const versions = await listFrozen(tx, year)
  const live = (await seesWholeReturn(tx)) ? await checkLive(request, year) : null
  const [newest] = versions
  const findings: readonly (BuiltFinding | FrozenFinding)[] | null = live?.checked.findings ?? newest?.findings ?? null
  const notes = await listNotes(tx, year)
  const numbers = await listRuleNumbers(tx)
  const lines = findings === null ? null : checkLines(findings, notes, Object.fromEntries(Object.entries(numbers).map(([check, { dfe }]) => [check, dfe])), year)
  const lists = await listTeamLists(tx, year)
  const changes = await listChanges(tx, year)
  const extract = await findExtract(tx, year)
  const sent = versions.find((version) => version.sent_on !== null)
  const dates = await listSteps(tx, year)
  const confirmed = lists.flatMap((list) => (list.confirmed_at === null ? [] : [list.confirmed_at.getTime()]))
  return {
    year,
    layout: live?.built ?? (await findLayout(tx, year)),
    live,
    versions,
    findings,
    notes,
    numbers,
    lines,
    lists,
    changes,
    dates,
    steps: deskSteps(
      {
        extract: extract === null ? null : { name: extract.name, on: londonDay(extract.at) },
        teams: { sent: lists.length, confirmed: confirmed.length, openChanges: changes.filter((change) => change.answer === null).length, lastConfirmedOn: confirmed.length === 0 ? null : londonDay(new Date(Math.max(...confirmed))) },
        errors: live?.checked.errors ?? newest?.errors ?? null,
        openQueries: lines === null ? null : lines.filter((line) => line.severity === 'query').reduce((sum, line) => sum + line.open, 0),
        newest: newest ? { number: newest.number, signedOn: newest.signed_at === null ? null : londonDay(newest.signed_at), signedBy: newest.signed_by } : null,
        sent: sent?.sent_on ? { number: sent.number, on: sent.sent_on } : null,
      },
      dates.map((row) => ({ step: row.step, dueOn: row.due_on, doneOn: row.done_on })),
      request.today,
    ),
  }
}

/** The return as the record gives it now, with all checks. */
export async function checkLive(request: RouteRequest, year: number) {
  const built = await findBuiltReturn(request.tx, year)
  const header = builtHeader(year, request.caller.authority.dfeNumber, `${request.today}T09:00:00`)
  return { built, checked: checkBuilt({ ...built, header }, previousRows(built)) }
}

/** Who a row is about, for people who know people by name. */
export function whoIs(built: Pick<BuiltOfYear, 'record'>, personId: number | null, registrationNumber: string | null): string {
  const person = personId === null ? undefined : built.record.people.find((one) => one.id === personId)
  const name = [person?.givenName, person?.familyName].filter((part) => part).join(' ')
  return [name, person?.registrationNumber ?? registrationNumber].filter((part) => part).join(', ') || 'A worker without a number'
}

export type Desk = {
  year: number
  layout: Pick<BuiltOfYear, 'layout' | 'isUnverified'>
  live: Awaited<ReturnType<typeof checkLive>> | null
  versions: Awaited<ReturnType<typeof listFrozen>>
  findings: readonly (BuiltFinding | FrozenFinding)[] | null
  notes: Awaited<ReturnType<typeof listNotes>>
  numbers: Awaited<ReturnType<typeof listRuleNumbers>>
  lines: CheckLine[] | null
  lists: Awaited<ReturnType<typeof listTeamLists>>
  changes: Awaited<ReturnType<typeof listChanges>>
  dates: Awaited<ReturnType<typeof listSteps>>
  steps: ReturnType<typeof deskSteps>
}
