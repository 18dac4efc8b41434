import { choice } from '../../fields/choices.ts'
import { optional } from '../../fields/field.ts'
import { readFields } from '../../fields/read-fields.ts'
import { text } from '../../fields/text.ts'
import { personPath } from '../../workforce/paths.ts'
import { invalid, notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { noteFinding } from '../note-finding.ts'
import { CheckPage, type CheckedRecord } from '../pages/check-page.tsx'
import { NotePage } from '../pages/note-page.tsx'
import { OneFieldPage } from '../pages/one-field-page.tsx'
import { checkPath, ruleNumberPath, yearPath } from '../paths.ts'
import { shownVersion } from '../queries.ts'
import { baseOf, type BuiltFinding, type CheckLine } from '../rules/check-built.ts'
import { setRuleNumber } from '../set-rule-number.ts'
import type { FrozenFinding } from '../tables.ts'
import type { Stale } from '../stale.ts'
import { loadDesk, mayPrepare, whoIs, yearOfRequest, type Desk } from './load-desk.ts'

export const checkRoutes: readonly Route[] = [
  { name: 'census.check', method: 'GET', path: '/census/:year/checks/:check', permission: 'see census return', scope: 'authority', audit: 'census-check-read', long: true, handle: showCheck },
  { name: 'census.note', method: 'GET', path: '/census/:year/checks/:check/note', permission: 'prepare census return', scope: 'authority', audit: null, long: true, handle: (request) => showNote(request, null) },
  { name: 'census.save-note', method: 'POST', path: '/census/:year/checks/:check/note', permission: 'prepare census return', scope: 'authority', audit: null, form: 'fields', long: true, handle: saveNote },
  { name: 'census.rule-number', method: 'GET', path: '/census/:year/checks/:check/number', permission: 'prepare census return', scope: 'authority', audit: null, long: true, handle: (request) => showNumber(request, null) },
  { name: 'census.set-rule-number', method: 'POST', path: '/census/:year/checks/:check/number', permission: 'prepare census return', scope: 'authority', audit: null, form: 'fields', long: true, handle: saveNumber },
]

async function showCheck(request: RouteRequest): Promise<Reply> {
  const found = await findLine(request)
  if (found === null) return notFound
  const { desk, line, year } = found
  const own = (desk.findings ?? []).filter((finding) => baseOf(finding.check) === line.id)
  const whole = desk.live?.built.layout.laBlock.items ?? []
  const records = own.map((finding): CheckedRecord => {
    const full = isFull(finding) ? finding : null
    return {
      rowKey: finding.rowKey,
      who: whoOf(finding, desk),
      personHref: finding.personId === null ? null : personPath(finding.personId),
      employmentId: full?.employmentId ?? null,
      mend: full?.item !== null && whole.some((item) => item.name === full?.item) ? 'items' : 'data',
      message: full?.message ?? '',
      note: desk.notes.find((note) => note.check === line.id && note.rowKey === finding.rowKey) ?? null,
    }
  })
  return page({
    title: `${line.id}: ${line.text.replace(/\.$/, '')}`,
    isWide: true,
    backHref: yearPath(year),
    body: <CheckPage year={year} line={line} records={records} areMessagesHidden={desk.live === null} mayPrepare={mayPrepare(request)} />,
  })
}

async function showNote(request: RouteRequest, again: Again): Promise<Reply> {
  const found = await findLine(request)
  if (found === null) return notFound
  const { desk, line, year } = found
  const rowKey = request.query['record'] ?? ''
  const own = (desk.findings ?? []).filter((finding) => baseOf(finding.check) === line.id && finding.rowKey === rowKey)
  const held = desk.notes.find((note) => note.check === line.id && note.rowKey === rowKey)
  if (rowKey !== '' && own.length === 0 && !held) return notFound
  const values = again ? request.fields : { note: held?.note ?? '', owner: held?.owner ?? '', state: held?.state ?? 'open' }
  const [first] = own
  const who = first === undefined ? rowKey : whoOf(first, desk)
  return answerForm(again, {
    title: rowKey === '' ? 'Note on the whole check' : `Note on ${who}`,
    backHref: checkPath(year, line.id),
    body: (
      <NotePage
        year={year} check={line.id} text={line.text} rowKey={rowKey} who={who} messages={own.flatMap((finding) => (isFull(finding) ? [finding.message] : []))}
        values={values} version={held?.version ?? 0} errors={again?.errors ?? []} stale={again?.stale ?? null} formToken={request.formToken}
      />
    ),
  })
}

async function saveNote(request: RouteRequest): Promise<Reply> {
  const found = await findLine(request)
  if (found === null) return notFound
  const { line, year } = found
  const read = readFields({ note: optional(text('the note', { max: 2_000, lines: 'many' })), owner: optional(text('who deals with it')), state: choice('how it stands', ['open', 'being-mended', 'explained']) }, request.fields)
  if (!read.ok) return showNote(request, { errors: read.problems, stale: null })
  const { note, owner, state } = read.value
  if (state === 'explained' && note === null) return showNote(request, { errors: [{ field: 'note', message: 'Enter the explanation that DfE would be given' }], stale: null })
  const done = await noteFinding(request.tx, request.caller, year, { check: line.id, rowKey: request.query['record'] ?? '', note: note ?? '', owner: owner ?? '', state, version: shownVersion(request.fields) })
  return done.kind === 'saved' ? redirect(checkPath(year, line.id)) : showNote(request, { errors: [], stale: done })
}

async function showNumber(request: RouteRequest, again: Again): Promise<Reply> {
  const found = await findLine(request)
  if (found === null) return notFound
  const { desk, line, year } = found
  const held = desk.numbers[line.id]
  return answerForm(again, {
    title: "DfE's number of this rule",
    backHref: checkPath(year, line.id),
    body: (
      <OneFieldPage
        caption={`${line.id}: ${line.text}`} heading="DfE's number of this rule" action={ruleNumberPath(year, line.id)} button="Save the number"
        field={{ name: 'dfe', label: 'DfE number', hint: 'As in DfE\'s own spreadsheet of validation rules. It holds for every year. Leave it empty to take it away.' }}
        value={again ? (request.fields['dfe'] ?? '') : (held?.dfe ?? '')} version={held?.version ?? 0} errors={again?.errors ?? []} stale={again?.stale ?? null} formToken={request.formToken}
      />
    ),
  })
}

async function saveNumber(request: RouteRequest): Promise<Reply> {
  const found = await findLine(request)
  if (found === null) return notFound
  const { line, year } = found
  const read = readFields({ dfe: optional(text('the DfE number', { max: 40 })) }, request.fields)
  if (!read.ok) return showNumber(request, { errors: read.problems, stale: null })
  const done = await setRuleNumber(request.tx, request.caller, { check: line.id, dfe: read.value.dfe ?? '', version: shownVersion(request.fields) })
  return done.kind === 'saved' ? redirect(checkPath(year, line.id)) : showNumber(request, { errors: [], stale: done })
}

async function findLine(request: RouteRequest): Promise<{ desk: Desk; line: CheckLine; year: number } | null> {
  const year = yearOfRequest(request)
  if (year === null) return null
  const desk = await loadDesk(request, year)
  const line = desk.lines?.find((one) => one.id === request.params['check'])
  return line ? { desk, line, year } : null
}

function whoOf(finding: BuiltFinding | FrozenFinding, desk: Desk): string {
  if (finding.personId !== null && desk.live !== null) return whoIs(desk.live.built, finding.personId, null)
  const item = desk.layout.layout.laBlock.items.find((one) => one.name === finding.rowKey)
  return item?.label ?? (finding.rowKey === 'return' ? 'The return as a whole' : finding.rowKey)
}

function isFull(finding: BuiltFinding | FrozenFinding): finding is BuiltFinding {
  return 'message' in finding
}

/** The form as it was sent, with what is wrong with it, or with what somebody else saved meanwhile. */
export function answerForm(again: Again, props: Parameters<typeof page>[0]): Reply {
  if (again === null) return page(props)
  return again.stale ? { kind: 'page', status: 409, page: { ...props, hasErrors: true } } : invalid(props)
}

export type Again = { errors: readonly { field: string; message: string }[]; stale: Stale | null } | null
