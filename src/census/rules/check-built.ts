import { checks, returnChecker, type CheckResult } from './check-return.ts'
import type { BuiltRow } from './build-return.ts'
import type { CheckHeading, Finding, Severity } from './checks/check.ts'
import { checkContinuity } from './continuity.ts'
import { formatLaBlock, formatWorker } from './format-worker.ts'
import type { CensusLayout } from './layout.ts'
import type { CensusHeader, LaBlock } from './record.ts'

/**
 * All checks of a return that is built and not sent yet, through the same checker as a file, and continuity against the year before
 * where the record has it. Each finding keeps the spell that it is about, so that it leads to the page that mends it.
 */
export function checkBuilt(built: BuiltToCheck, previous: { year: number; rows: readonly BuiltRow[] } | null): CheckedBuilt {
  const checker = returnChecker({})
  for (const row of built.rows) checker.row({ position: row.worker.position, line: 0, unknown: {}, structure: [], ...formatWorker(row.worker, built.layout) }, built.layout, built.year)
  const result = checker.end({
    header: built.header, year: built.year, laNumber: built.header.lea, layout: built.layout, provisional: built.isUnverified, workers: built.rows.length,
    laBlock: { element: built.layout.laBlock.element, line: 0, structure: [], ...formatLaBlock(built.laBlock, built.layout) },
    unknownElements: [], notes: [], faults: [],
  })
  const continuity = previous === null || previous.rows.length === 0
    ? []
    : checkContinuity({ year: built.year, workers: built.rows.map((row) => row.worker) }, { year: previous.year, workers: previous.rows.map((row) => row.worker) })
  const byPosition = new Map(built.rows.map((row) => [row.worker.position, row]))
  const byNumber = new Map((previous?.rows ?? []).map((row) => [row.worker.registrationNumber, row]))
  const findings = [...result.findings, ...continuity].map((finding): BuiltFinding => {
    const row = finding.position === null ? (finding.registrationNumber === null ? undefined : byNumber.get(finding.registrationNumber)) : byPosition.get(finding.position)
    return { ...finding, personId: row?.personId ?? null, employmentId: row?.employmentId ?? null, rowKey: row?.rowKey ?? finding.item ?? 'return' }
  })
  return { findings, errors: result.errors, queries: result.queries + continuity.length, counts: countsByCheck(findings), laBlock: result.laBlock }
}

/** One line of the desk for each check: several checks of one id (a worker's order, the file's order) are one line. */
export function checkLines(findings: readonly Pick<BuiltFinding, 'check' | 'severity' | 'rowKey'>[], notes: readonly NoteOnFinding[], numbers: Readonly<Record<string, string>>, year: number): CheckLine[] {
  const headings = new Map<string, CheckHeading>()
  for (const check of checks) if (appliesTo(check, year) && !headings.has(check.id)) headings.set(check.id, check)
  return [...headings.values()].map((heading): CheckLine => {
    const own = findings.filter((finding) => baseOf(finding.check) === heading.id)
    const about = notes.filter((note) => baseOf(note.check) === heading.id)
    const whole = about.find((note) => note.rowKey === '') ?? null
    const explained = new Set(about.filter((note) => note.state === 'explained').map((note) => note.rowKey))
    const severity = own.find((finding) => finding.severity === 'error' || finding.severity === 'structure')?.severity ?? own[0]?.severity ?? heading.severity
    const open = whole?.state === 'explained' && severity === 'query' ? 0 : own.filter((finding) => finding.severity !== 'query' || !explained.has(finding.rowKey)).length
    return {
      id: heading.id, dfe: numbers[heading.id] ?? heading.dfe ?? '', text: heading.text, source: heading.source, severity, records: new Set(own.map((finding) => finding.rowKey)).size,
      findings: own.length, open, owner: whole?.owner ?? '', note: whole?.note ?? '', state: whole?.state ?? 'open',
    }
  })
}

/** K25.3 is a part of check K25. */
export function baseOf(check: string): string {
  return check.split('.')[0] ?? check
}

/** Errors, mistakes of structure and queries, as a person calls them. */
export const severityWords: Readonly<Record<Severity, string>> = { error: 'Error', structure: 'Error', query: 'Query', process: 'Follows' }

function countsByCheck(findings: readonly Finding[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const finding of findings) counts[baseOf(finding.check)] = (counts[baseOf(finding.check)] ?? 0) + 1
  return counts
}

function appliesTo(check: CheckHeading, year: number): boolean {
  return (check.since === undefined || year >= check.since) && (check.until === undefined || year <= check.until)
}

export type BuiltToCheck = { year: number; header: CensusHeader; layout: CensusLayout; isUnverified: boolean; rows: readonly BuiltRow[]; laBlock: LaBlock }

export type BuiltFinding = Finding & { personId: number | null; employmentId: number | null; rowKey: string }

export type CheckedBuilt = Pick<CheckResult, 'laBlock' | 'errors' | 'queries'> & { findings: readonly BuiltFinding[]; counts: Readonly<Record<string, number>> }

export type NoteOnFinding = { check: string; rowKey: string; note: string; owner: string; state: 'open' | 'being-mended' | 'explained' }

export type CheckLine = {
  id: string
  dfe: string
  text: string
  source: string
  severity: Severity
  records: number
  findings: number
  /** Findings that are neither mended nor explained. */
  open: number
  owner: string
  note: string
  state: NoteOnFinding['state']
}
