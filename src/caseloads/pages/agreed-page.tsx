import type { Sheet } from '../../files/sheet.ts'
import { InsetText } from '../../govuk/inset-text.tsx'
import { NothingYet } from '../../govuk/nothing-yet.tsx'
import { SheetTable, type PageAddress } from '../../govuk/sheet-table.tsx'
import { formatDay, shortDay, type Day } from '../../time/day.ts'
import { agreedPersonPath, caseloadRulesPath } from '../paths.ts'
import type { AgreedRow, OverAnswer } from '../rules/agreed-list.ts'
import type { OverSettings } from '../rules/over-agreed.ts'
import { overReasons, type OverReason } from '../rules/over-reasons.ts'

/** Who is over the agreed caseload today, since when, and what is done about it (users.md 1.12). */
export function AgreedPage(props: AgreedPageProps) {
  return (
    <>
      <h1 class="govuk-heading-l">Agreed caseloads</h1>
      {props.content === null
        ? <NothingYet href="/data" action="Load case allocations">Who is over the agreed caseload is worked out from the allocation extract of the case system (worker, reference, start, end). None is loaded yet.</NothingYet>
        : <Content {...props} content={props.content} />}
    </>
  )
}

function Content({ content, address }: AgreedPageProps & { content: AgreedContent }) {
  const { on, sheet, over } = content
  return (
    <>
      <InsetText>
        <strong>{content.recordCount === 0 ? 'Nobody' : `${content.recordCount} of ${sheet.rows.length}`} over the agreed caseload</strong>, as at {formatDay(on)}, the day of the last allocation file.{' '}
        {content.unanswered > 0 && `${content.unanswered} without a reason and a plan. `}
        {content.partOf !== null && `You see your teams: ${content.partOf}. `}
        A record opens after {over.workingDays} working days over, or at once above {over.atOncePercent}%, and ends by itself.
        {content.maySetRules && <> <a class="govuk-link" href={caseloadRulesPath}>Change the rules</a></>}
      </InsetText>
      <SheetTable
        id="agreed" caption="Everybody with an agreed caseload" sheet={sheet} address={address} empty="Nobody has an agreed caseload: no programme sets one for people in post, and none was agreed with a person."
        cells={{ name: (row) => <a class="govuk-link" href={agreedPersonPath(row.personId)}>{content.nameOf(row.personId)}</a> }}
      />
    </>
  )
}

export function agreedSheet(rows: readonly AgreedRow<OverAnswer>[], on: Day, nameOf: (personId: number) => string, teamOf: (teamId: number | null) => string): Sheet<AgreedRow<OverAnswer>> {
  return {
    name: `Agreed caseloads ${on}`,
    rows,
    columns: [
      { key: 'name', title: 'Name', kind: 'text', value: (row) => nameOf(row.personId) },
      { key: 'team', title: 'Team', kind: 'text', value: (row) => teamOf(row.teamId) },
      { key: 'stage', title: 'Stage', kind: 'text', value: (row) => row.stage ?? '' },
      { key: 'held', title: 'Children', kind: 'number', value: (row) => row.held },
      { key: 'agreed', title: 'Agreed', kind: 'number', value: (row) => row.agreed.children },
      { key: 'why', title: 'Why', kind: 'text', value: (row) => row.agreed.why },
      { key: 'difference', title: 'Over or room', kind: 'text', value: (row) => differenceInWords(row.difference) },
      { key: 'since', title: 'Over since', kind: 'day', value: (row) => row.record?.overSince ?? null },
      { key: 'reason', title: 'Reason', kind: 'text', value: (row) => (row.record === null ? '' : row.record.answer === null ? 'Not said yet' : overReasons[row.record.answer.reason as OverReason]) },
      { key: 'plan', title: 'Plan or exception', kind: 'text', value: (row) => (row.record === null ? '' : answerInWords(row.record)) },
    ],
  }
}

export function differenceInWords(difference: number | null): string {
  if (difference === null) return ''
  if (difference === 0) return 'At the number'
  return difference > 0 ? `Over by ${difference}` : `Room for ${-difference}`
}

export function answerInWords({ answer, isAnswerPast }: { answer: OverAnswer | null; isAnswerPast: boolean }): string {
  if (answer === null) return ''
  const end = `${answer.kind === 'plan' ? 'Plan to' : 'Agreed until'} ${shortDay(answer.untilDay)}`
  return isAnswerPast ? `${end}, which has passed` : end
}

export type AgreedContent = {
  on: Day
  sheet: Sheet<AgreedRow<OverAnswer>>
  over: OverSettings
  recordCount: number
  unanswered: number
  maySetRules: boolean
  nameOf: (personId: number) => string
  partOf: string | null
}
export type AgreedPageProps = { content: AgreedContent | null; address: PageAddress }
