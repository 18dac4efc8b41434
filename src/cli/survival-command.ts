import { isRefusal, openTable } from '../files/read-table.ts'
import { Refused, refusalText } from '../files/refusal.ts'
import type { IntervalKind } from '../stats/survival/kaplan-meier.ts'
import { readSpellRows, type WrittenRow } from '../stats/survival/read-spell-rows.ts'
import { survivalByGroup, type GroupSurvival, type SurvivalReport } from '../stats/survival/survival-by-group.ts'
import type { Command } from './command.ts'
import { jsonOption } from './open-council.ts'

export const survivalCommand: Command = {
  words: ['stats', 'survival'],
  about: 'How long people stay, from a file of entries, exits and causes: Kaplan-Meier, causes competing, medians, restricted means, log-rank.',
  operands: ['FILE.csv'],
  options: {
    by: { type: 'string', value: 'COLUMN', about: 'a curve for each value of this column, compared by the log-rank test' },
    ci: { type: 'string', value: 'KIND', about: 'intervals of survival: log-log or log', default: 'log-log' },
    until: { type: 'string', value: 'TIME', about: 'the mean is of the time within this; without it, up to the last exit of all groups' },
    json: jsonOption,
  },
  async run(call) {
    const ci = call.option('ci') ?? ''
    if (!isKind(ci)) {
      call.say(`"${ci}" is not a kind of interval: log-log or log.`)
      return 2
    }
    const until = call.option('until')
    if (until !== undefined && !(Number(until) > 0 && Number.isFinite(Number(until)))) {
      call.say(`--until must be a number above 0, such as 1096, not "${until}".`)
      return 2
    }
    const path = call.operands[0] ?? ''
    const file = await readFile(path).catch((error: unknown) => (isUnreadable(error) ? null : Promise.reject(error as Error)))
    if (file === null) {
      call.say(`The file ${path} cannot be read. Check its name and that you may read it.`)
      return 2
    }
    if ('refusal' in file) {
      call.say(file.refusal)
      return 1
    }
    const read = readSpellRows(file.rows, call.option('by') ?? null)
    if ('problems' in read) {
      for (const { row, message, mend } of read.problems.slice(0, MOST_PROBLEMS)) call.say(`${path}, row ${row}: ${message}. ${mend}`)
      if (read.problems.length > MOST_PROBLEMS) call.say(`And ${read.problems.length - MOST_PROBLEMS} more rows. Nothing was computed.`)
      return 1
    }
    const report = survivalByGroup(read.rows, { ci, until: until === undefined ? null : Number(until) })
    call.print(call.flag('json') ? JSON.stringify(report, null, 2) : asText(report))
    return 0
  },
}

async function readFile(path: string): Promise<{ rows: WrittenRow[] } | { refusal: string }> {
  try {
    const table = await openTable({ name: path, path })
    if (isRefusal(table)) return { refusal: refusalText(table) }
    const rows: WrittenRow[] = []
    for await (const { row, cells } of table.rows(0)) rows.push({ row, cells: cells.map((cell) => cell.text) })
    return { rows }
  } catch (error) {
    if (error instanceof Refused) return { refusal: refusalText({ ...error.refusal, file: path }) }
    throw error
  }
}

function asText({ groups, logRank }: SurvivalReport): string {
  const compared = logRank === null ? [] : [`Log-rank: chi-square ${logRank.chi2.toFixed(3)} on ${logRank.df}, p ${logRank.p < 0.001 ? 'below 0.001' : logRank.p.toFixed(3)}.`]
  return [...groups.flatMap(groupText), ...compared].join('\n')
}

function groupText({ group, n, times, median, rmst }: GroupSurvival): string[] {
  const half = median.value === null ? 'Fewer than half had left by the last exit' : `Half had left by ${median.value} (${median.lo ?? 'not reached'} to ${median.hi ?? 'not reached'})`
  return [
    `${group}: ${n} people. ${half}. Of the first ${rmst.until} the average person stayed ${rmst.value.toFixed(1)}.`,
    ...times.filter(({ events }) => events > 0).map((at) => {
      const limits = at.lo === null || at.hi === null ? '' : ` (${at.lo.toFixed(3)} to ${at.hi.toFixed(3)})`
      return `  ${at.t}: ${at.events} of ${at.atRisk} left, ${at.survival.toFixed(3)}${limits} still there`
    }),
  ]
}

function isKind(text: string): text is IntervalKind {
  return text === 'log-log' || text === 'log'
}

/** No such file, a folder, or no permission: the person named the wrong thing. */
function isUnreadable(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && ['ENOENT', 'EISDIR', 'EACCES', 'EPERM', 'ENOTDIR'].includes(String(error.code))
}

const MOST_PROBLEMS = 20
