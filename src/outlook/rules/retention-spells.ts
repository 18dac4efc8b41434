import { addDays, dayOf, daysBetween, later, type Day } from '../../time/day.ts'
import type { Coverage, Employment, UnconfirmedPeriod, Workforce } from '../../workforce/rules/record.ts'
import { groupBy } from '../../workforce/rules/group-by.ts'
import { causeOfLeaving, type Cause } from './causes-of-leaving.ts'

/**
 * Everybody's time in the council's employment as spells on a clock (docs/rules/retention.md): a stint is one or several employments
 * without a day between them, so that a second role or a promotion is no exit. Only days that the record covers count: who was here
 * before enters with the time that the clock then showed, and a year without a file is a gap, not a stay.
 */
export function retentionSpells(record: Workforce, { clock, until }: { clock: Clock; until: Day }): RetentionSpell[] {
  const covered = coveredStretches(record.coverage, until)
  const unconfirmed = groupBy(record.unconfirmed, (period) => period.employmentId)
  return stintsOf(record.employments.filter((employment) => employment.basis === 'employed')).flatMap((stint) => {
    const origin = clock.kind === 'here' ? stint.startedOn : (clock.days.get(stint.personId) ?? null)
    if (origin === null || origin < stint.startedOn || origin > until || (stint.endedOn !== null && origin >= stint.endedOn)) return []
    const gaps = stint.employments.flatMap((employment) => unconfirmed.get(employment.id) ?? [])
    const parts = covered.flatMap((stretch) => withoutGaps(stretch, gaps)).flatMap((stretch) => partOf(stint, origin, stretch))
    return parts.length === 0 ? [] : [{ stint, origin, parts, cause: parts.at(-1)?.cause ?? 0 }]
  })
}

/** The days that files speak of, as stretches: the years of loaded returns, and from the first HR extract on. */
export function coveredStretches(coverage: Coverage, until: Day): Stretch[] {
  const wanted = [
    ...coverage.returnYears.map((year): Stretch => ({ from: dayOf(year - 1, 10, 1), until: dayOf(year, 9, 30) })),
    ...(coverage.peopleFrom === null ? [] : [{ from: coverage.peopleFrom, until }]),
  ].filter((stretch) => stretch.from <= until).sort((a, b) => (a.from < b.from ? -1 : 1))
  const joined: Stretch[] = []
  for (const stretch of wanted) {
    const last = joined.at(-1)
    if (last && stretch.from <= addDays(last.until, 1)) last.until = later(last.until, stretch.until)
    else joined.push({ ...stretch })
  }
  return joined.map((stretch) => ({ from: stretch.from, until: stretch.until < until ? stretch.until : until }))
}

/** Employments of a person that follow one another without a day between, as one. */
export function stintsOf(employments: readonly Employment[]): Stint[] {
  const stints: Stint[] = []
  for (const employment of [...employments].sort((a, b) => a.personId - b.personId || (a.startedOn < b.startedOn ? -1 : 1))) {
    const last = stints.at(-1)
    if (last && last.personId === employment.personId && (last.endedOn === null || employment.startedOn <= addDays(last.endedOn, 1))) {
      last.employments.push(employment)
      last.endedOn = last.endedOn === null || employment.endedOn === null ? null : later(last.endedOn, employment.endedOn)
    } else stints.push({ personId: employment.personId, startedOn: employment.startedOn, endedOn: employment.endedOn, employments: [employment] })
  }
  return stints
}

/** Who is here on the first day of a stretch was not seen leaving before it. Whose last day is the day itself has left on it (DfE). */
function partOf(stint: Stint, origin: Day, stretch: Stretch): SpellPart[] {
  const entry = Math.max(0, daysBetween(origin, stretch.from) - 1)
  const isEnd = stint.endedOn !== null && stint.endedOn >= stretch.from && stint.endedOn <= stretch.until
  const last = isEnd && stint.endedOn !== null ? stint.endedOn : stretch.until
  const exit = isEnd ? Math.max(1, daysBetween(origin, last)) : daysBetween(origin, last)
  if (exit <= entry || (stint.endedOn !== null && stint.endedOn < stretch.from)) return []
  return [{ entry, exit, cause: isEnd ? causeOfLeaving(stint.employments.find((employment) => employment.endedOn === stint.endedOn) ?? null) : 0 }]
}

function withoutGaps(stretch: Stretch, gaps: readonly UnconfirmedPeriod[]): Stretch[] {
  return gaps.reduce<Stretch[]>((parts, gap) => parts.flatMap((part) => {
    if (gap.startedOn > part.until || (gap.endedOn !== null && gap.endedOn < part.from)) return [part]
    return [
      ...(gap.startedOn > part.from ? [{ from: part.from, until: addDays(gap.startedOn, -1) }] : []),
      ...(gap.endedOn !== null && gap.endedOn < part.until ? [{ from: addDays(gap.endedOn, 1), until: part.until }] : []),
    ]
  }), [stretch])
}

/** When the clock begins: with the stint itself, or on a day of each person, such as the start or the end of a programme. */
export type Clock = { kind: 'here' } | { kind: 'day'; days: ReadonlyMap<number, Day> }
export type Stretch = { from: Day; until: Day }
export type Stint = { personId: number; startedOn: Day; endedOn: Day | null; employments: Employment[] }
/** In days on the clock; cause 0 where the person was still here, or out of sight, at the exit. */
export type SpellPart = { entry: number; exit: number; cause: Cause | 0 }
export type RetentionSpell = { stint: Stint; origin: Day; parts: SpellPart[]; cause: Cause | 0 }
