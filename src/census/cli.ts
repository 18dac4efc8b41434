import type { Command, CommandCall, ExitCode } from '../cli/command.ts'
import { refusalText } from '../files/refusal.ts'
import { checkFile, type CheckedFile } from './check-file.ts'
import { isRefusal, readWholeReturn } from './read-return.ts'
import { checks } from './rules/check-return.ts'
import type { Finding } from './rules/checks/check.ts'
import { checkContinuity, type YearOfWorkers } from './rules/continuity.ts'
import { parseRecord } from './rules/parse-record.ts'

export const censusCheckFile: Command = {
  words: ['census', 'check'],
  about: 'Check a census return by the rules that are known, and print what it counts to.',
  operands: ['FILE.xml'],
  options: {
    json: { type: 'boolean', about: 'print the result as JSON' },
    previous: { type: 'string', value: 'LAST.xml', about: 'the return of the year before: checks continuity too' },
  },
  run: (call) => checkReturnFile(call, call.operands[0] ?? ''),
}

/** 0 without errors (queries allowed), 1 with errors or for a file that is not a return, 2 for a file that cannot be read. */
export async function checkReturnFile(call: CommandCall, path: string): Promise<ExitCode> {
  const checked = await checkedReturnFile(call, path)
  if (typeof checked === 'number') return checked
  call.print(call.flag('json') ? JSON.stringify(asJson(path, checked), null, 2) : asText(path, checked))
  return checked.errors > 0 ? 1 : 0
}

/** The file with its findings, those of check K25 too where `--previous` is given; or the exit code, after it was said why. */
export async function checkedReturnFile(call: CommandCall, path: string): Promise<CheckedFile | ExitCode> {
  const checked = await checkFile({ path }).catch((error: unknown) => (isUnreadable(error) ? null : Promise.reject(error as Error)))
  if (checked === null) {
    call.say(`The file ${path} cannot be read. Check its name and that you may read it.`)
    return 2
  }
  if ('mend' in checked) {
    call.say(refusalText({ ...checked, file: path }))
    return 1
  }
  const previous = call.option('previous')
  return previous === undefined ? checked : await withContinuity(call, checked, path, previous)
}

/** The findings with those of check K25; both years' workers are held in memory, which one authority's are small enough for. */
async function withContinuity(call: CommandCall, checked: CheckedFile, path: string, previous: string): Promise<CheckedFile | ExitCode> {
  const years: YearOfWorkers[] = []
  for (const file of [path, previous]) {
    const read = await readWholeReturn({ path: file }).catch((error: unknown) => (isUnreadable(error) ? null : Promise.reject(error as Error)))
    if (read === null) {
      call.say(`The file ${file} cannot be read. Check its name and that you may read it.`)
      return 2
    }
    if (isRefusal(read)) {
      call.say(refusalText({ ...read, file }))
      return 1
    }
    years.push({ year: read.year ?? read.layout.year, workers: read.records.map((record) => parseRecord(record, read.layout).worker) })
  }
  const [current, last] = years
  if (!current || !last) return 2
  const findings = checkContinuity(current, last)
  return { ...checked, findings: [...checked.findings, ...findings], queries: checked.queries + findings.length, counts: { ...checked.counts, K25: findings.length } }
}

export function asJson(file: string | null, { read, findings, errors, queries, counts, populationCounts, measures }: CheckedFile) {
  return {
    file,
    year: read.year,
    laNumber: read.laNumber,
    layout: { year: read.layout.year, status: read.layout.status },
    provisional: read.provisional,
    workers: read.workers,
    errors,
    queries,
    findings,
    checks: checks.map(({ id, dfe, text, severity, scope, source }) => ({ id, dfe, text, severity, scope, source, findings: counts[id] ?? 0 })),
    unknownElements: read.unknownElements,
    notes: read.notes,
    counts: populationCounts,
    measures,
  }
}

export function asText(file: string, { read, findings, errors, queries, counts, measures }: CheckedFile): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return [
    `${file}: return of ${read.year ?? 'an unknown year'}, authority ${read.laNumber ?? 'unknown'}, ${count(read.workers, 'worker')}.`,
    ...(read.provisional ? [`Provisional: read with the layout of ${read.layout.year} (${read.layout.status}).`] : []),
    ...findings.map(findingText),
    ...(findings.length < total ? [`${total - findings.length} further findings of the same checks are not listed.`] : []),
    `${count(errors, 'error')}, ${queries === 1 ? '1 query' : `${queries} queries`}.`,
    ...measures.filter((measure) => measure.denominator !== null).map((measure) => `${measure.measure} (${measure.basis}): ${measure.value === null ? 'not known' : `${measure.value.toFixed(1)}${measure.unit === 'percent' ? ' %' : ''}`} (${measure.numerator} of ${measure.denominator})`),
  ].join('\n')
}

/** "K09 error, worker 3 (SW1234), line 45: ...", where, what and how to mend in one line. */
export function findingText(finding: Finding): string {
  const worker = finding.position === null ? [] : [`worker ${finding.position}${finding.registrationNumber === null ? '' : ` (${finding.registrationNumber})`}`]
  const line = finding.line === null || finding.line === 0 ? [] : [`line ${finding.line}`]
  return `${[`${finding.check} ${finding.severity}`, ...worker, ...line].join(', ')}: ${finding.message}`
}

function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`
}

/** No such file, a folder, or no permission: the person named the wrong thing. */
function isUnreadable(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && ['ENOENT', 'EISDIR', 'EACCES', 'EPERM', 'ENOTDIR'].includes(String(error.code))
}
