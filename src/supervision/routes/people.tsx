import { mayDo } from '../../access/rules/policy.ts'
import { dayInThreeParts } from '../../fields/days.ts'
import { choice } from '../../fields/choices.ts'
import { checked, readFields } from '../../fields/read-fields.ts'
import { sortSheet, type Sheet } from '../../files/sheet.ts'
import { addDays, daysBetween, formatDay, shortDay, type Day } from '../../time/day.ts'
import { invalid, notFound, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { downloadSheet } from '../../workforce/download-sheet.ts'
import { CadencePage } from '../pages/cadence-page.tsx'
import { LogPage } from '../pages/log-page.tsx'
import { MyPeoplePage, type PeopleLine } from '../pages/my-people-page.tsx'
import { cadencePath, logPath, myPeoplePath } from '../paths.ts'
import { heldInWeeks, listCadences, listSessions, listSupervised, supervisionNames, type Supervised } from '../queries.ts'
import { frequencies, frequencyKeys, shippedCadence, type Cadence, type Frequency, type SupervisionGroup } from '../rules/cadence.ts'
import { daysAwayIn, totalHeld } from '../rules/count-held.ts'
import { describeSession, kindLabels, type Session } from '../rules/session.ts'
import { setCadence } from '../set-cadence.ts'

export async function showMyPeople(request: RouteRequest): Promise<Reply> {
  const { tx, caller, today, query } = request
  const all = (await listSupervised(tx, caller, today)).filter(({ personId }) => personId !== caller.user?.personId).map((one) => lineOf(one, today))
  const [team, show] = [query['team'] ?? '', query['show'] ?? '']
  const teams = [...new Set(all.map((line) => line.team))].filter((name) => name !== '').sort()
  const lines = all.filter((line) => (team === '' || line.team === team) && (show === '' || (line.dueOn !== null && line.dueOn <= (show === 'overdue' ? addDays(today, -1) : addDays(today, 14)))))
  const byLongest = [...lines].sort((a, b) => ((a.last ?? '') < (b.last ?? '') ? -1 : (a.last ?? '') > (b.last ?? '') ? 1 : a.name.localeCompare(b.name, 'en-GB')))
  const sheet = sortSheet(peopleSheet(byLongest, today), query['sort'])
  const download = await downloadSheet(request, sheet)
  if (download) return download
  const total = totalHeld(lines)
  const overdue = all.filter((line) => line.daysOver > 0).length
  return page({
    title: 'My people', isWide: true,
    body: (
      <MyPeoplePage
        on={today} caption={`${lines.length} of ${all.length} ${all.length === 1 ? 'person' : 'people'}, ${overdue} overdue, ${formatDay(today)}`} total={`${total.held} of ${total.due} sessions due in 12 weeks were held`} sheet={sheet} address={{ path: myPeoplePath, query }}
        filter={{ team, show, isOn: team !== '' || show !== '', teams: teams.map((name) => ({ value: name, text: name })) }} mayRecord={mayDo(caller.roles, 'record supervision')}
      />
    ),
  })
}

export async function showLog(request: RouteRequest): Promise<Reply> {
  const { tx, caller, today, query } = request
  const id = Number(request.params['person'])
  const person = await tx.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()
  if (person === undefined) return notFound
  const nameOf = await supervisionNames(tx)
  const [supervised] = await listSupervised(tx, caller, today, { personId: id })
  const name = supervised?.name ?? nameOf(id)
  const sessions = [...(supervised?.sessions ?? (await listSessions(tx, { personId: id })))].reverse()
  const sheet = sortSheet(logSheet(sessions, `Supervision log ${name}, ${formatDay(today)}`, nameOf, today), query['sort'])
  const download = await downloadSheet(request, sheet)
  if (download) return download
  const year = { from: addDays(today, -363), until: today }
  return page({
    title: `Supervision log: ${name}`, breadcrumbs: [{ text: 'My people', href: myPeoplePath }], isWide: true,
    body: (
      <LogPage
        personId={id} name={name} team={supervised?.team ?? 'Not at work here on this day'} on={today} held={supervised ? heldInWeeks(supervised, 12, today) : null} year={supervised ? heldInWeeks(supervised, 52, today) : null}
        daysAway={supervised ? daysAwayIn(year, supervised.away) : 0} dueOn={supervised?.dueOn ?? null} stretches={supervised?.stretches ?? []} sheet={sheet} address={{ path: logPath(id), query }} mayRecord={mayDo(caller.roles, 'record supervision')}
      />
    ),
  })
}

export async function showCadence(request: RouteRequest, state: { fields: RouteRequest['fields']; problems: readonly { field: string; message: string }[] } | null = null): Promise<Reply> {
  const versions = await listCadences(request.tx)
  const now = versions.at(-1)?.cadence ?? shippedCadence
  const keyOf = (frequency: Frequency | null) => (frequency === null ? 'once' : `${frequency.unit}-${frequency.every}`)
  const props = {
    title: 'How often supervision is asked for', isWide: true, breadcrumbs: [{ text: 'My people', href: myPeoplePath }],
    body: (
      <CadencePage
        on={request.today} versions={[{ validFrom: null, cadence: shippedCadence, madeBy: 'Shipped with the service' }, ...versions]} maySet={mayDo(request.caller.roles, 'set supervision cadence')}
        frequencies={frequencyKeys.map((value) => ({ value, text: value === 'once' ? 'None is asked for' : frequencies[value].label }))}
        fields={state?.fields ?? { ...Object.fromEntries(Object.entries(now.groups).map(([group, frequency]) => [group, keyOf(frequency)])), 'case-mapping': keyOf(now.caseMapping) }}
        problems={state?.problems ?? []} formToken={request.formToken}
      />
    ),
  }
  return state === null ? page(props) : invalid(props)
}

export async function saveCadence(request: RouteRequest): Promise<Reply> {
  const often = (what: string) => choice(`how often ${what}`, frequencyKeys)
  const read = checked(
    readFields({ socialWorker: often('social workers are supervised'), senior: often('senior practitioners are supervised'), manager: often('managers are supervised'), agency: often('agency workers are supervised'), caseMapping: often('cases are mapped'), from: dayInThreeParts('the day from which', { from: addDays(request.today, -366), until: addDays(request.today, 731) }) }, request.fields),
    () => [],
  )
  if (!read.ok) return showCadence(request, { fields: request.fields, problems: read.problems })
  const frequencyOf = (key: (typeof frequencyKeys)[number]) => frequencies[key].frequency
  const groups: Record<SupervisionGroup, Frequency | null> = { 'social-worker': frequencyOf(read.value.socialWorker), senior: frequencyOf(read.value.senior), manager: frequencyOf(read.value.manager), agency: frequencyOf(read.value.agency) }
  const cadence: Cadence = { groups, caseMapping: frequencyOf(read.value.caseMapping) }
  const set = await setCadence(request.tx, request.caller, { validFrom: read.value.from, cadence })
  return set === 'set' ? redirect(cadencePath) : showCadence(request, { fields: request.fields, problems: [{ field: 'from-day', message: `It was set from ${formatDay(read.value.from)} already. Choose another day` }] })
}

function lineOf(one: Supervised, on: Day): PeopleLine {
  const held = heldInWeeks(one, 12, on)
  const isAway = one.away.some(({ from, until }) => from <= on && (until === null || until >= on))
  const daysAgo = one.last === null ? null : daysBetween(one.last, on)
  return {
    personId: one.personId, name: one.name, team: one.team, last: one.last, daysAgo, isLongAgo: daysAgo !== null && daysAgo > 28, n: held.n, of: held.of, group: held.group, cancelled: held.cancelled, dueOn: one.dueOn,
    daysOver: one.dueOn === null || isAway ? 0 : Math.max(0, daysBetween(one.dueOn, on)), next: one.next?.plannedOn ?? null, mapping: one.lastMapping, registeredUntil: one.person.registeredUntil, endsOn: one.endsOn, isAway,
  }
}

function peopleSheet(lines: readonly PeopleLine[], on: Day): Sheet<PeopleLine> {
  return {
    name: `My people, ${formatDay(on)}`, rows: lines,
    columns: [
      { key: 'name', title: 'Name', kind: 'text', value: (line) => line.name },
      { key: 'team', title: 'Team', kind: 'text', value: (line) => line.team },
      { key: 'last', title: 'Last held', kind: 'day', value: (line) => line.last },
      { key: 'held', title: 'Held in 12 weeks', kind: 'text', value: (line) => `${line.n} of ${line.of}` },
      { key: 'due', title: 'Due by', kind: 'day', value: (line) => line.dueOn },
      { key: 'next', title: 'Next planned', kind: 'day', value: (line) => line.next },
      { key: 'mapping', title: 'Case mapping', kind: 'day', value: (line) => line.mapping },
      { key: 'registered', title: 'Registered to', kind: 'day', value: (line) => line.registeredUntil },
      { key: 'ends', title: 'Contract or funding ends', kind: 'day', value: (line) => line.endsOn },
      { key: 'away', title: 'Away', kind: 'text', value: (line) => (line.isAway ? 'Away' : '') },
    ],
  }
}

function logSheet(sessions: readonly Session[], name: string, nameOf: (personId: number) => string, on: Day): Sheet<Session> {
  return {
    name, rows: sessions,
    columns: [
      { key: 'planned', title: 'Planned for', kind: 'day', value: (session) => session.plannedOn },
      { key: 'held', title: 'Held on', kind: 'day', value: (session) => session.heldOn },
      { key: 'kind', title: 'Kind', kind: 'text', value: (session) => kindLabels[session.kind] },
      { key: 'supervisor', title: 'Supervisor', kind: 'text', value: (session) => nameOf(session.supervisorId) },
      { key: 'minutes', title: 'Minutes', kind: 'number', value: (session) => (session.state === 'held' ? session.minutes : null) },
      { key: 'state', title: 'State', kind: 'text', value: (session) => describeSession(session, on, shortDay) },
    ],
  }
}
