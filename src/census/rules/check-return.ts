import { censusDay, yearEnding } from '../../time/census-year.ts'
import { workingDaysIn } from '../../measures/rules/working-days.ts'
import type { CheckedHead, CheckedPeriod, CheckedRow, Check, CheckHeading, Finding, Say, Severity } from './checks/check.ts'
import { fileChecks } from './checks/file-checks.ts'
import { headChecks } from './checks/head-checks.ts'
import { workerChecks } from './checks/worker-checks.ts'
import { personKey, standingOf } from './count-return.ts'
import type { CensusLayout } from './layout.ts'
import { parseLaBlock, parseRecord } from './parse-record.ts'
import type { CensusRecord, CensusWorker, LaBlock } from './record.ts'
import type { EndOfReturn } from './return-reader.ts'

/** Every check of one return, in the order of their ids; K25 needs the return of the year before (`continuity.ts`), K26 is the outcome of the others. */
export const checks: readonly (Check | (CheckHeading & { scope: 'continuity' | 'process' }))[] = [
  ...headChecks, ...workerChecks, ...fileChecks,
  {
    id: 'K25', dfe: null, scope: 'continuity' as const, severity: 'query' as const, source: 'gov.uk, COLLECT reports specifications: continuity report',
    text: 'The return follows from the one of the year before.',
  },
  {
    id: 'K26', dfe: null, scope: 'process' as const, severity: 'process' as const, source: 'gov.uk guide to submitting data',
    text: 'DfE can authorise the return only when no error remains.',
  },
].sort((a, b) => a.id.localeCompare(b.id))

/** All findings of a return that is in memory. */
export function checkReturn(read: EndOfReturn & { records: readonly CensusRecord[] }): readonly Finding[] {
  const checker = returnChecker({})
  for (const record of read.records) checker.row(record, read.layout, read.year)
  return checker.end(read).findings
}

/** The same, one worker at a time and in flat memory: at most `limit` findings are kept for each check, all are counted. */
export function returnChecker({ limit = Infinity }: { limit?: number }): ReturnChecker {
  const kept = new Map<string, Finding[]>()
  const counts = new Map<string, number>()
  let errors = 0
  let queries = 0
  let row: CheckedRow | null = null
  const files = fileChecks.map((check) => ({ state: check.begin(), say: sayFor(check) }))
  const workers = workerChecks.map((check) => ({ check, say: sayFor(check) }))
  let applied: { year: number; period: CheckedPeriod; workers: typeof workers } | null = null

  /** One for each check and not for each row: a nation's return has a million and a half of those. */
  function sayFor(check: CheckHeading): Say {
    return (item: string | null, value: string | null, message: string, severity: Severity = check.severity): void => {
      counts.set(check.id, (counts.get(check.id) ?? 0) + 1)
      if (severity === 'query') queries += 1
      else if (severity !== 'process') errors += 1
      const list = kept.get(check.id)
      if (list && list.length >= limit) return
      const finding: Finding = {
        check: check.id, dfe: check.dfe, severity, position: row?.record.position ?? null, line: row?.record.line ?? null,
        registrationNumber: row?.worker.registrationNumber ?? row?.record.values['SWENo'] ?? null, item, value, message,
      }
      if (list) list.push(finding)
      else kept.set(check.id, [finding])
    }
  }

  return {
    row(record, layout, year) {
      if (applied?.year !== (year ?? layout.year)) {
        const of = year ?? layout.year
        applied = { year: of, period: periodOf(of), workers: workers.filter(({ check }) => applies(check, of)) }
      }
      const { worker, problems } = parseRecord(record, layout)
      row = {
        record, worker, problems, layout, period: applied.period, standing: standingOf(worker, applied.period), person: personKey(worker),
        has: (item) => record.values[item] !== undefined || record.repeated[item] !== undefined,
      }
      for (const { check, say } of applied.workers) check.find(row, say)
      for (const { state, say } of files) state.row?.(row, say)
      return worker
    },
    end(read) {
      row = null
      const block = read.laBlock ? parseLaBlock(read.laBlock, read.layout) : null
      const head: CheckedHead = {
        head: read, workers: read.workers, layout: read.layout, provisional: read.provisional,
        laBlockRecord: read.laBlock, laBlock: block?.laBlock ?? null, problems: block?.problems ?? [],
      }
      for (const check of headChecks) if (applies(check, read.year ?? read.layout.year)) check.find(head, sayFor(check))
      for (const { state, say } of files) state.end?.(head, say)
      const process = checks.find((check) => check.id === 'K26')
      if (errors > 0 && process) sayFor(process)(null, null, `${errors === 1 ? 'An error remains' : `${errors} errors remain`}. DfE can authorise the return when there is none.`)
      const findings = [...kept.values()].flat().sort((a, b) => (a.position ?? 0) - (b.position ?? 0) || a.check.localeCompare(b.check))
      return { findings, laBlock: head.laBlock, errors, queries, counts: Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b))) }
    },
  }
}

function periodOf(year: number): CheckedPeriod {
  const period = yearEnding(censusDay(year))
  return { ...period, workingDays: workingDaysIn(period), bornAfter: `${year - 80}-09-30`, bornBefore: `${year - 20}-09-30` }
}

function applies(check: CheckHeading, year: number): boolean {
  return (check.since === undefined || year >= check.since) && (check.until === undefined || year <= check.until)
}

export type ReturnChecker = {
  /** Checks one worker and gives it typed, so that nothing needs to parse it again. */
  row(record: CensusRecord, layout: CensusLayout, year: number | null): CensusWorker
  end(read: EndOfReturn): CheckResult
}

export type CheckResult = {
  findings: readonly Finding[]
  laBlock: LaBlock | null
  /** Findings that DfE would not take, of severity error and structure. */
  errors: number
  queries: number
  /** Findings by check, also those beyond the limit. */
  counts: Readonly<Record<string, number>>
}
