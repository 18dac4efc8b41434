import { dayInThreeParts } from '../fields/days.ts'
import { bankHolidays } from '../time/working-days.ts'
import { yearOf } from '../time/day.ts'
import { invalid, notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../web/route.ts'
import { listPeople } from '../workforce/queries.ts'
import { expectCase, expectNotice, expectStarter, withdrawExpected } from './expect-change.ts'
import { ExpectedPage } from './pages/expected-page.tsx'
import { dataPath, expectedPath } from './paths.ts'
import { listExpected } from './queries.ts'
import { caseNumberOf } from './rules/case-number.ts'

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
    return { ...row, version: versions.get(row.id) ?? 1, who: name || 'not named' }
  })
  const props = { title: 'Expected', backHref: dataPath, body: <ExpectedPage rows={rows} fields={request.fields} errors={errors} formToken={request.formToken} /> }
  return errors.length > 0 ? invalid(props) : page(props)
}

async function enter(request: RouteRequest): Promise<Reply> {
  const { kind, number = '' } = request.fields
  const on = dayInThreeParts('the day').read('on', request.fields)
  const wanted = number.replaceAll(/\s/g, '').toUpperCase()
  const person = (await listPeople(request.tx)).find((one) => one.registrationNumber?.toUpperCase() === wanted || one.staffNumber?.toUpperCase() === wanted)
  const caseNumber = kind === 'allocation' ? caseNumberOf(request.fields['case-number'] ?? '') : null
  const errors = [
    ...(kind === 'notice' || kind === 'starter' || kind === 'allocation' ? [] : [{ field: 'kind', message: 'Select what it is' }]),
    ...(wanted === '' ? [{ field: 'number', message: 'Enter the registration or staff number' }] : []),
    ...(kind !== 'starter' && wanted !== '' && person === undefined ? [{ field: 'number', message: 'Nobody in the record has that number: check it in the HR system' }] : []),
    ...(caseNumber !== null && 'problem' in caseNumber ? [{ field: 'case-number', message: caseNumber.problem }] : []),
    ...(on.ok ? [] : on.problems.slice(0, 1).map((problem) => ({ field: 'on-day', message: problem.message }))),
  ]
  if (errors.length > 0 || !on.ok) return show(request, errors)
  if (person && caseNumber !== null && 'value' in caseNumber) {
    const entered = await expectCase(request.tx, request.caller, request.settings.childKeys(request.caller.authority.dfeNumber), { caseNumber: caseNumber.value, personId: person.id, startsOn: on.value, today: request.today })
    if (entered === 'held-already') return show(request, [{ field: 'case-number', message: 'The record says already that this worker holds this child: nothing needs to be entered' }])
    if (entered === 'expected-already') return show(request, [{ field: 'case-number', message: 'This child is already expected with this worker: it waits for the case system’s file' }])
  } else if (kind === 'notice' && person) await expectNotice(request.tx, request.caller, { personId: person.id, lastDay: on.value, today: request.today })
  else await expectStarter(request.tx, request.caller, { teamId: null, startsOn: on.value, today: request.today, detail: /^[A-Z]{2}\d+$/.test(wanted) ? { registrationNumber: wanted } : { staffNumber: wanted } })
  return redirect(expectedPath)
}

async function withdraw(request: RouteRequest): Promise<Reply> {
  const outcome = await withdrawExpected(request.tx, request.caller, { id: Number(request.params['expected']), version: Number(request.fields['version']), today: request.today, reason: 'withdrawn on the page' })
  if (outcome === 'not-found') return notFound
  return outcome === 'withdrawn' ? redirect(expectedPath) : show(request, [{ field: 'expected', message: 'Somebody else closed or changed it meanwhile. This is how it stands now' }])
}
