import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { readSpellRows } from './read-spell-rows.ts'
import { survivalByGroup, type GroupSurvival, type SpellRow } from './survival-by-group.ts'

const folder = join(import.meta.dirname, 'testing/r')

/** Data sets of R's survival package and what R says of them (testing/from-r.R): ties, several groups, causes competing, delayed entry, fractions. */
describe.each(readdirSync(folder).filter((name) => name.endsWith('.csv')).map((name) => name.replace('.csv', '')))('%s, as R has it', (name) => {
  const rows = rowsOf(readFileSync(join(folder, `${name}.csv`), 'utf8'))
  const report = survivalByGroup(rows, { ci: 'log-log', until: null })
  const byLog = survivalByGroup(rows, { ci: 'log', until: null })
  const lines = readFileSync(join(folder, `${name}.out`), 'utf8').trim().split('\n').map((line) => line.split(','))
  const groupOf = (groups: readonly GroupSurvival[], group: string | undefined) => groups.find((each) => each.group === group)

  it('curve, error, both intervals and causes', () => {
    for (const [what, group, ...values] of lines) {
      if (what !== 'time') continue
      const [t, n, d, censored, survival, se, lo, hi, logLo, logHi, ...incidence] = values.map(read)
      const at = groupOf(report.groups, group)?.times.find((time) => Math.abs(time.t - (t ?? 0)) < 1e-9)
      const other = groupOf(byLog.groups, group)?.times.find((time) => Math.abs(time.t - (t ?? 0)) < 1e-9)
      expect({ ...at, place: [group, t] }).toEqual({
        t: near(t), place: [group, t], atRisk: n, events: d, censored, survival: near(survival), se: near(se), lo: near(lo), hi: near(hi),
        cumulativeIncidence: expect.anything() as object,
      })
      expect([other?.lo, other?.hi]).toEqual([near(logLo), near(logHi)])
      expect(Object.values(at?.cumulativeIncidence ?? {}).map(({ value }) => value)).toEqual(incidence.map(near))
    }
  })

  it('medians and means', () => {
    for (const [what, group, ...values] of lines) {
      if (what !== 'curve') continue
      const [n, mean, se, median, lo, hi] = values.map(read)
      const own = groupOf(report.groups, group)
      expect([own?.n, own?.rmst.value, own?.rmst.se, own?.median.value, own?.median.lo, own?.median.hi]).toEqual([n, near(mean, 6), near(se, 6), near(median), near(lo), near(hi)])
    }
  })

  it('the log-rank test', () => {
    for (const [what, , ...values] of lines) {
      if (what !== 'log-rank') continue
      const [chi2, df, ...counts] = values.map(read)
      const groups = report.logRank?.groups ?? []
      expect([report.logRank?.chi2, report.logRank?.df]).toEqual([near(chi2), df])
      if (counts.length > 0) expect(sorted([...groups.map(({ observed }) => observed), ...groups.map(({ expected }) => expected)])).toEqual(sorted(counts).map((count) => near(count, 7)))
    }
  })
})

test('a row that stands for five is five rows', () => {
  const rows = rowsOf('entry,exit,cause,group,people\n0,5,1,a,2\n1,7,0,b,1\n0,5,2,b,3\n2,9,1,a,1')
  const repeated = rows.flatMap((row) => Array.from({ length: row.people }, () => ({ ...row, people: 1 })))
  expect(survivalByGroup(rows, { ci: 'log', until: 8 })).toEqual(survivalByGroup(repeated, { ci: 'log', until: 8 }))
})

test.each([
  ['entry,exit,cause\n0,10,1\n12,10,0', 3, 'the exit (10) is not after the entry (12)'],
  ['entry,exit,cause\n0,x,1', 2, 'exit is "x"'],
  ['entry,exit,cause\n,5,1', 2, 'entry is empty'],
  ['entry,exit,cause\n0,3e-320,0', 2, 'exit is "3e-320"'],
  ['entry,exit,cause\n-1e308,1e308,1', 2, 'entry is "-1e308"'],
  ['entry,exit,cause\n0,5,left', 2, 'cause is "left"'],
  ['entry,exit,cause\n0,5,1.5', 2, 'cause is "1.5"'],
  ['entry,exit,cause,group\n0,5,1,', 2, 'group is empty'],
  ['entry,exit,cause,people\n0,5,1,0', 2, 'people is "0"'],
  ['entry,exit\n0,5', 1, 'there is no column "cause"'],
  ['entry,exit,cause', 1, 'the file has names of columns and no person below them'],
])('%j is refused with its row', (text, row, message) => {
  const read = readSpellRows(written(text), text.includes('group') ? 'group' : null)
  expect('problems' in read && read.problems[0]).toMatchObject({ row, message })
  expect('problems' in read && read.problems[0]?.mend).toMatch(/\.$/)
})

function rowsOf(text: string): SpellRow[] {
  const read = readSpellRows(written(text), 'group')
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.rows
}

function written(text: string) {
  return text.trim().split('\n').map((line, at) => ({ row: at + 1, cells: line.split(',') }))
}

/** R keeps a factor's own order of groups. */
function sorted(counts: readonly (number | null)[]) {
  return [...counts].sort((a, b) => Number(a) - Number(b))
}

function read(text: string): number | null {
  return text === 'NA' || text === 'NaN' ? null : Number(text)
}

function near(value: number | null | undefined, digits = 9): unknown {
  return value === null || value === undefined ? null : expect.closeTo(value, digits)
}
