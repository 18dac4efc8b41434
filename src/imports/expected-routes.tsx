import { bankHolidays } from '../time/working-days.ts'
import { yearOf } from '../time/day.ts'
import { invalid, notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../web/route.ts'
import { listPeople, loadWorkforce } from '../workforce/queries.ts'
import type { Workforce } from '../workforce/rules/record.ts'
import { expectCase, expectNotice, expectStarter, withdrawExpected } from './expect-change.ts'
import { readExpectedForm, type ExpectedEntry } from './forms.ts'
import { ExpectedPage } from './pages/expected-page.tsx'
import { dataPath, expectedPath } from './paths.ts'
import { listExpected } from './queries.ts'
import { isConfirmed } from './rules/expected.ts'

export const expectedRoutes: readonly Route[] = [
  { name: 'imports.expected', method: 'GET', path: '/data/expected', permission: 'work exceptions', scope: 'authority', audit: null, handle: (request) => show(request, []) },
  { name: 'imports.expect', method: 'POST', path: '/data/expected/enter', permission: 'work exceptions', scope: 'authority', audit: null, form: 'fields', handle: enter },
  { name: 'imports.withdraw-expected', method: 'POST', path: '/data/expected/:expected/withdraw', permission: 'work exceptions', scope: 'authority', audit: null, form: 'fields', handle: withdraw },
]

async function show(request: RouteRequest, errors: readonly { field: string; message: string }[]): Promise<Reply> {
  const holidays = new Set([yearOf(request.today) - 1, yearOf(request.today)].flatMap((year) => [...bankHolidays(year)]))
  const people = new Map((await listPeople(request.tx)).map((person) => [person.id, person]))
  const versions = new Map((await request.tx.selectFrom('expected').select(['id', 'version']).execute()).map((row) => [row.id, row.version]))
  const rows = (await listExpected(request.tx, request.today, holidays)).map((row) => {
    const person = row.personId === null ? undefined : people.get(row.personId)
    const said = ['name', 'registrationNumber', 'staffNumber'].map((key) => row.detail[key]).filter((text): text is string => typeof text === 'string')
    const name = person ? [[person.givenName, person.familyName].filter(Boolean).join(' '), person.registrationNumber].filter(Boolean).join(', ') : said.join(', ')
    return { ...row, version: versions.get(row.id) ?? 1, who: name || 'not named', isHousehold: row.detail['subjectKind'] === 'carer-household', isAgency: row.detail['basis'] === 'agency' }
  })
  const props = { title: 'Expected', backHref: dataPath, body: <ExpectedPage rows={rows} fields={request.fields} errors={errors} formToken={request.formToken} /> }
  return errors.length > 0 ? invalid(props) : page(props)
}

async function enter(request: RouteRequest): Promise<Reply> {
  const record = await loadWorkforce(request.tx)
  const read = readExpectedForm(request.fields, record.people)
  if ('problems' in read) return show(request, read.problems)
  const refusal = await keep(request, read.entry, record)
  return refusal === null ? redirect(expectedPath) : show(request, [refusal])
}

/** Null where it was kept; else what is the matter: the file was quicker, or somebody else entered it. */
async function keep(request: RouteRequest, entry: ExpectedEntry, record: Workforce): Promise<{ field: string; message: string } | null> {
  const { tx, caller, today } = request
  if (entry.kind === 'allocation') {
    const { caseNumber, personId, onDay, subjectKind } = entry
    const kept = await expectCase(tx, caller, request.settings.childKeys(caller.authority.dfeNumber), { subjectKind, caseNumber, personId, startsOn: onDay, today })
    if (kept === 'held-already') return { field: 'case-number', message: `The record says already that this worker holds this ${subjectKind.replace('-', ' ')}: nothing needs to be entered` }
    if (kept === 'expected-already') return { field: 'case-number', message: `This ${subjectKind.replace('-', ' ')} is already expected with this worker: it waits for the case system’s file` }
    return null
  }
  const personId = entry.kind === 'notice' ? entry.personId : null
  const basis = record.employments.findLast((spell) => spell.personId === personId && (spell.endedOn === null || spell.endedOn >= today))?.basis
  const detail = entry.kind === 'starter' ? entry.detail : basis === 'agency' ? { basis } : {}
  const field = entry.kind === 'starter' && request.fields['number']?.trim() === '' ? 'name' : 'number'
  if (isConfirmed({ id: 0, kind: entry.kind, personId, teamId: null, childId: null, onDay: entry.onDay, detail, enteredOn: today }, { record, allocations: [] })) {
    return { field, message: entry.kind === 'notice' ? 'The record says already that this person’s last day is about then: nothing needs to be entered' : 'The record says already that this person starts about then: nothing needs to be entered' }
  }
  const open = await tx.selectFrom('expected').select(['person_id', 'detail']).where('state', '=', 'open').where('kind', '=', entry.kind).execute()
  const isSame = open.some((row) => (personId === null ? ['registrationNumber', 'staffNumber', 'name'].every((key) => row.detail[key] === (detail as Record<string, unknown>)[key]) : row.person_id === personId))
  if (isSame) return { field, message: 'This is already expected, as the table says. Withdraw that entry first if its day has changed' }
  if (entry.kind === 'notice') await expectNotice(tx, caller, { personId: entry.personId, lastDay: entry.onDay, today, detail })
  else await expectStarter(tx, caller, { teamId: null, startsOn: entry.onDay, today, detail: entry.detail })
  return null
}

async function withdraw(request: RouteRequest): Promise<Reply> {
  const outcome = await withdrawExpected(request.tx, request.caller, { id: Number(request.params['expected']), version: Number(request.fields['version']), today: request.today, reason: 'withdrawn on the page' })
  if (outcome === 'not-found') return notFound
  return outcome === 'withdrawn' ? redirect(expectedPath) : show(request, [{ field: 'expected', message: 'Somebody else closed or changed it meanwhile. This is how it stands now' }])
}
