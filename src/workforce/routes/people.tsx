import { mayDo } from '../../access/rules/policy.ts'
import { ethnicity, gender, reasonForAbsence, role, sex } from '../../census/rules/layouts/code-sets.ts'
import { sortSheet } from '../../files/sheet.ts'
import { formatDay } from '../../time/day.ts'
import { notFound, page, type Reply, type RouteRequest } from '../../web/route.ts'
import { downloadSheet } from '../download-sheet.ts'
import { PeoplePage } from '../pages/people-page.tsx'
import { PersonPage, ProtectedPage } from '../pages/person-page.tsx'
import { peoplePath, personPath } from '../paths.ts'
import { findDataDay, findProtected, listAbsences, listConflictsOf, loadScopedWorkforce } from '../queries.ts'
import { chooseDay } from '../rules/choose-day.ts'
import { listPeopleOn, peopleSheet } from '../rules/people-list.ts'
import { personLabel } from '../rules/person-label.ts'
import { saidPeriod, timelineOf, yearsOf } from '../rules/timeline.ts'

export async function showPeople(request: RouteRequest): Promise<Reply> {
  const { query } = request
  const dataDay = await findDataDay(request.tx)
  const chosen = chooseDay(query['on'], dataDay)
  const address = { path: peoplePath, query }
  const { record, teams } = await loadScopedWorkforce(request.tx, request.caller)
  const [q, team, show] = [query['q']?.trim() ?? '', query['team'] ?? '', query['show'] ?? '']
  const filter = { q, team, show, isOn: q !== '' || team !== '' || show !== '', teams: teams.map((one) => ({ value: String(one.id), text: one.name })) }
  const { on } = chosen
  const name = record.teams.find((one) => String(one.id) === team)?.name ?? null
  const lines = on === null ? [] : listPeopleOn(record, on, show === 'all' ? 'all' : 'here').filter((line) =>
    (team === '' || line.team === name)
    && (show === '' || show === 'all' || line.basis === show)
    && (q === '' || [line.name, line.person.registrationNumber, line.person.staffNumber].some((text) => text?.toLowerCase().includes(q.toLowerCase()))))
  const sheet = sortSheet(peopleSheet(lines, `People, ${on === null ? '' : formatDay(on)}`, roleName), query['sort'] ?? 'name')
  const download = await downloadSheet(request, sheet)
  if (download) return download
  return page({
    title: 'People', dataDay, isWide: true,
    body: <PeoplePage chosen={chosen} on={record.people.length === 0 ? null : on} sheet={{ ...sheet, rows: sheet.rows.slice(0, MOST) }} total={sheet.rows.length} filter={filter} address={{ ...address, query: { ...query, sort: query['sort'] ?? 'name' } }} />,
  })
}

/** Mentors and practice leads see the person without absences: sickness must not reach who assesses. */
export async function showPerson(request: RouteRequest): Promise<Reply> {
  const id = Number(request.params['person'])
  const { record } = await loadScopedWorkforce(request.tx, request.caller)
  const person = record.people.find((one) => one.id === id)
  if (person === undefined) return notFound
  const dataDay = await findDataDay(request.tx)
  const [line] = listPeopleOn({ ...record, people: [person] }, dataDay ?? request.today, 'all')
  const now = line?.basis === null || line === undefined ? 'Not here now' : [line.basis === 'agency' ? 'Agency worker' : line.title, line.team].filter((part) => part !== '').join(', ')
  const seesAbsence = mayDo(request.caller.roles, 'see establishment')
  return page({
    title: personLabel(person),
    breadcrumbs: [{ text: 'People', href: peoplePath }],
    dataDay,
    body: (
      <PersonPage
        person={person} name={personLabel(person)} now={now} mayShowProtected={mayDo(request.caller.roles, 'see protected fields') && request.caller.seesProtected}
        seesAbsence={seesAbsence}
        timeline={timelineOf(record, id, seesAbsence ? await listAbsences(request.tx) : [])} years={yearsOf(record, id)} roleName={roleName} conflicts={await listConflictsOf(request.tx, id)}
      />
    ),
  })
}

export async function showProtected(request: RouteRequest): Promise<Reply> {
  const id = Number(request.params['person'])
  const { record } = await loadScopedWorkforce(request.tx, request.caller)
  const person = record.people.find((one) => one.id === id)
  if (person === undefined) return notFound
  const held = await findProtected(request.tx, id)
  const absences = (await listAbsences(request.tx)).filter((absence) => absence.personId === id)
  return page({
    title: `Birth date, sex, ethnicity and absence: ${personLabel(person)}`,
    backHref: personPath(id),
    body: (
      <ProtectedPage
        name={personLabel(person)} held={held}
        sex={labelOf(sex, held?.sex ?? null) ?? labelOf(gender, held?.gender ?? null) ?? 'Not on record'} ethnicity={labelOf(ethnicity, held?.ethnicity ?? null) ?? 'Not on record'}
        absences={absences.map((absence) => ({ period: saidPeriod({ on: absence.startedOn, until: absence.endedOn }), reason: labelOf(reasonForAbsence, absence.category) ?? absence.category })).reverse()}
      />
    ),
  })
}

function roleName(code: number | null): string {
  return code === null ? '' : (labelOf(role, String(code)) ?? String(code))
}

function labelOf(codes: readonly { code: string; label: string }[], code: string | null): string | null {
  return code === null ? null : (codes.find((one) => one.code === code)?.label ?? code)
}

/** More than this is no list to read; the file has all. */
const MOST = 1000
