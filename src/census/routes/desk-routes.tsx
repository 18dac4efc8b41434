import { audit } from '../../access/audit.ts'
import { dayInThreeParts } from '../../fields/days.ts'
import { optional } from '../../fields/field.ts'
import { readFields } from '../../fields/read-fields.ts'
import { censusYearOf } from '../../time/census-year.ts'
import { shortDay } from '../../time/day.ts'
import { whenText } from '../../time/instant.ts'
import { findCoverage } from '../../workforce/queries.ts'
import { personPath } from '../../workforce/paths.ts'
import { invalid, notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { ComparePage } from '../pages/compare-page.tsx'
import { DeskPage, type DeskPageProps, type TeamLine } from '../pages/desk-page.tsx'
import type { FrozenLine } from '../pages/frozen-table.tsx'
import { errorsRemain, ReasonPage } from '../pages/reason-page.tsx'
import { RowPage } from '../pages/row-page.tsx'
import { StepPage } from '../pages/step-page.tsx'
import { YearsPage, type YearLine } from '../pages/years-page.tsx'
import { censusPath, yearPath } from '../paths.ts'
import { findBuiltReturn, findFrozenFile, findLayout, findWritingTime, listFrozen, previousRows, seesWholeReturn, shownVersion } from '../queries.ts'
import { readFrozen } from '../read-frozen.ts'
import { builtHeader, returnFile } from '../return-file.ts'
import { buildLaBlock } from '../rules/build-return.ts'
import { compareCounts } from '../rules/compare-counts.ts'
import { compareVersions } from '../rules/compare-returns.ts'
import { countReturn } from '../rules/count-return.ts'
import { compareRoles } from '../rules/role-shares.ts'
import { readTeamList } from '../rules/team-lists.ts'
import { itemsOfRow } from '../rules/why-missing.ts'
import { setStep } from '../set-step.ts'
import { checkLive, loadDesk, mayPrepare, whoIs, yearOfRequest, type Desk } from './load-desk.ts'

export const deskRoutes: readonly Route[] = [
  { name: 'census.years', method: 'GET', path: '/census', permission: 'see census return', scope: 'authority', audit: null, handle: showYears },
  { name: 'census.desk', method: 'GET', path: '/census/:year', permission: 'see census return', scope: 'authority', audit: null, long: true, handle: showDesk },
  { name: 'census.compare', method: 'GET', path: '/census/:year/compare', permission: 'see census return', scope: 'authority', audit: 'census-compared', long: true, handle: showComparison },
  { name: 'census.row', method: 'GET', path: '/census/:year/rows/:employment', permission: 'see census return', scope: 'person', audit: 'census-row-read', long: true, handle: showRow },
  { name: 'census.xml', method: 'GET', path: '/census/:year/return.xml', permission: 'prepare census return', scope: 'authority', audit: null, long: true, handle: downloadXml },
  { name: 'census.step', method: 'GET', path: '/census/:year/steps/:step', permission: 'prepare census return', scope: 'authority', audit: null, long: true, handle: (request) => showStep(request, null) },
  { name: 'census.set-step', method: 'POST', path: '/census/:year/steps/:step', permission: 'prepare census return', scope: 'authority', audit: null, form: 'fields', long: true, handle: saveStep },
]

async function showYears({ tx, today }: RouteRequest): Promise<Reply> {
  const { returnYears } = await findCoverage(tx)
  const frozen = await listFrozen(tx)
  // the collection that opens on 1 October is of the year that ended the day before
  const compiling = censusYearOf(today) - 1
  const years = [...new Set([compiling, ...returnYears, ...frozen.map((version) => version.year)])].sort((a, b) => b - a)
  const lines: YearLine[] = []
  for (const year of years) {
    const own = frozen.filter((version) => version.year === year)
    lines.push({
      year, isLoaded: returnYears.includes(year), isUnverified: (await findLayout(tx, year)).isUnverified, versions: own.length,
      signedOff: own.find((version) => version.signed_at !== null)?.number ?? null, sentOn: own.find((version) => version.sent_on !== null)?.sent_on ?? null,
    })
  }
  return page({ title: 'Census returns', body: <YearsPage years={lines} /> })
}

async function showDesk(request: RouteRequest): Promise<Reply> {
  const year = yearOfRequest(request)
  if (year === null) return notFound
  const desk = await loadDesk(request, year)
  return page({
    title: `Census return ${year}`,
    isWide: true,
    breadcrumbs: [{ text: 'Census returns', href: censusPath }],
    body: <DeskPage {...deskProps(desk, request)} />,
  })
}

function deskProps(desk: Desk, request: RouteRequest): DeskPageProps {
  const { year, live } = desk
  const [newest] = desk.versions
  const isFrozenView = live === null
  return {
    year,
    isUnverified: desk.layout.isUnverified,
    layoutSource: desk.layout.layout.source,
    summary: live === null
      ? newest ? `Version ${newest.number}: ${newest.workers} workers, ${newest.errors} errors, ${newest.queries} queries.` : 'Nothing is frozen yet.'
      : `${live.built.rows.length} workers as at 30 September ${year}, ${live.checked.errors} errors, ${live.checked.queries} queries.`,
    isFrozenView,
    mayPrepare: mayPrepare(request),
    steps: desk.steps,
    checks: desk.lines === null ? null : { year, lines: desk.lines, note: isFrozenView ? `As version ${newest?.number ?? ''} was frozen.` : 'As the record stands now. The rules are those known from documents; DfE\'s own list of rules was not available, so its numbers are empty until you write them in.' },
    teams: desk.lists.map((list): TeamLine => {
      const changes = desk.changes.filter((change) => change.team_id === list.team_id)
      return {
        teamId: list.team_id, name: list.team_name, people: readTeamList(list.people).length, confirmed: list.confirmed_at === null ? null : whenText(list.confirmed_at),
        confirmedBy: list.confirmed_by, changes: changes.length, openChanges: changes.filter((change) => change.answer === null).length,
      }
    }),
    peopleWithoutTeam: live?.built.rows.filter((row) => row.teamId === null).length ?? 0,
    versions: desk.versions.map((version): FrozenLine => ({
      number: version.number, frozenAt: whenText(version.frozen_at), frozenBy: version.frozen_by, workers: version.workers, errors: version.errors, queries: version.queries,
      sha256: version.sha256, signedBy: version.signed_by, sentOn: version.sent_on === null ? null : shortDay(version.sent_on), note: version.note,
    })),
    formToken: request.formToken,
  }
}

async function showComparison(request: RouteRequest): Promise<Reply> {
  const year = yearOfRequest(request)
  if (year === null || !(await seesWholeReturn(request.tx))) return notFound
  const { built, checked } = await checkLive(request, year)
  const before = previousRows(built)
  const [now, was] = [built, before].map(({ rows }) => rows.map((row) => row.worker)) as [typeof built.rows[number]['worker'][], typeof built.rows[number]['worker'][]]
  const hasBefore = was.length > 0
  const lastBlock = buildLaBlock(built.record, year - 1, {}, null).laBlock
  const [newest] = await listFrozen(request.tx, year)
  const file = newest ? await findFrozenFile(request.tx, year, newest.number) : null
  const frozen = newest && file ? await readFrozen(file, built.layout) : null
  return page({
    title: `Census return ${year} compared with ${year - 1}`,
    isWide: true,
    backHref: yearPath(year),
    body: (
      <ComparePage
        year={year}
        hasBefore={hasBefore}
        measures={compareCounts(countReturn(now, built.laBlock, year), hasBefore ? countReturn(was, lastBlock, year - 1) : null)}
        roles={compareRoles(now, was, year)}
        continuityFindings={checked.findings.filter((finding) => finding.check.startsWith('K25')).length}
        differences={frozen === null || !newest ? null : { caption: `Different from version ${newest.number}, as it was frozen`, rows: compareVersions(frozen, built.rows, built.layout) }}
      />
    ),
  })
}

async function showRow(request: RouteRequest): Promise<Reply> {
  const year = yearOfRequest(request)
  if (year === null || !(await seesWholeReturn(request.tx))) return notFound
  const built = await findBuiltReturn(request.tx, year)
  const row = built.rows.find((one) => String(one.employmentId) === request.params['employment'])
  if (!row) return notFound
  const who = whoIs(built, row.personId, row.worker.registrationNumber)
  return page({
    title: `${who}: census return ${year}`,
    backHref: yearPath(year),
    body: <RowPage year={year} who={who} personHref={personPath(row.personId)} items={itemsOfRow(row, built.layout)} />,
  })
}

async function downloadXml(request: RouteRequest): Promise<Reply> {
  const year = yearOfRequest(request)
  if (year === null || !(await seesWholeReturn(request.tx))) return notFound
  const { tx, caller } = request
  const { built, checked } = await checkLive(request, year)
  const given = request.query['reason']
  const reason = (given ?? '').trim().slice(0, 500)
  if (checked.errors > 0 && reason === '') {
    const props = { title: errorsRemain(checked.errors), backHref: yearPath(year), body: <ReasonPage year={year} errors={checked.errors} value="" problem={given === undefined ? null : 'Enter what the file is for'} /> }
    return given === undefined ? page(props) : invalid(props)
  }
  const body = returnFile(built, builtHeader(year, caller.authority.dfeNumber, await findWritingTime(tx, request.today)))
  await audit(tx, caller, { action: 'census-return-downloaded', subjectType: 'census-return', subjectId: year, detail: { errors: checked.errors, reason, layout: built.layout.status } })
  return { kind: 'download', fileName: xmlName(caller.authority.dfeNumber, year, built.isUnverified ? 'unverified-layout' : 'draft'), type: 'application/xml; charset=utf-8', body }
}

/** The name holds the authority's three digits, as the specification asks (section 4.6), and what the file is. */
export function xmlName(dfeNumber: string, year: number, what: string): string {
  return `${dfeNumber}-csww-${year}-${what}.xml`
}

async function showStep(request: RouteRequest, again: { errors: readonly { field: string; message: string }[]; stale: { by: string; at: Date; now: string } | null } | null): Promise<Reply> {
  const year = yearOfRequest(request)
  if (year === null) return notFound
  const desk = await loadDesk(request, year)
  const line = desk.steps.find((one) => one.step === request.params['step'])
  if (!line) return notFound
  const held = desk.dates.find((row) => row.step === line.step)
  const values = again ? request.fields : { ...threeParts('due-on', held?.due_on ?? null), ...threeParts('done-on', held?.done_on ?? null) }
  const props = {
    title: `${line.title}: dates`,
    backHref: yearPath(year),
    body: <StepPage year={year} line={line} version={held?.version ?? 0} values={values} errors={again?.errors ?? []} stale={again?.stale ?? null} formToken={request.formToken} />,
  }
  return again?.stale ? { kind: 'page', status: 409, page: { ...props, hasErrors: true } } : again ? invalid(props) : page(props)
}

async function saveStep(request: RouteRequest): Promise<Reply> {
  const year = yearOfRequest(request)
  const desk = year === null ? null : await loadDesk(request, year)
  const line = desk?.steps.find((one) => one.step === request.params['step'])
  if (year === null || !line) return notFound
  const datesItself = line.step === 'sign-off' || line.step === 'sent'
  const read = readFields({ dueOn: optional(dayInThreeParts('the day')), doneOn: optional(dayInThreeParts('the day', { until: request.today })) }, request.fields)
  if (!read.ok) return showStep(request, { errors: read.problems, stale: null })
  const done = await setStep(request.tx, request.caller, year, { step: line.step, dueOn: read.value.dueOn, doneOn: datesItself ? null : read.value.doneOn, version: shownVersion(request.fields) })
  return done.kind === 'saved' ? redirect(yearPath(year)) : showStep(request, { errors: [], stale: done })
}

function threeParts(name: string, on: string | null): Record<string, string> {
  if (on === null) return {}
  const [year, month, date] = on.split('-')
  return { [`${name}-day`]: String(Number(date)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year ?? '' }
}
