import { addDays, addMonths, earlier, later, type Day } from '../../time/day.ts'

/** How often somebody of a group is supervised; as it is stored with the day from which it is valid. */
export type Cadence = {
  /** Weekly is { every: 1, unit: 'weeks' }. */
  groups: Readonly<Record<SupervisionGroup, Frequency | null>>
  caseMapping: Frequency | null
}

export type SupervisionGroup = 'social-worker' | 'senior' | 'manager' | 'agency'
export type Frequency = { every: number; unit: 'weeks' | 'months' }

/**
 * Where a council has set nothing: at least every four weeks for every social worker (Nottinghamshire's supervision policy,
 * docs/rules/supervision.md, "How often"), agency workers alike. Mapping by mentors each fortnight (C023).
 */
export const shippedCadence: Cadence = {
  groups: {
    'social-worker': { every: 4, unit: 'weeks' },
    senior: { every: 4, unit: 'weeks' },
    manager: { every: 4, unit: 'weeks' },
    agency: { every: 4, unit: 'weeks' },
  },
  caseMapping: { every: 2, unit: 'weeks' },
}

/** One stretch of days in which supervision is due once in so many days; without `every` none is due. */
export type Stretch = { from: Day; until: Day | null; everyDays: number | null; why: string }

/** A programme's own cadence by phase, from the day on which its clock starts. */
export type ProgrammeCadence = { startedOn: Day; endedOn: Day | null; label: string; phases: readonly { name: string; until: Frequency | { unit: 'weeks' | 'months'; count: number }; supervision: Frequency | null }[] }

/**
 * The stretches of one person: the programme's phases while it runs, the group's cadence before and after (C060). A cadence set later
 * counts from its own day on, so that a year is counted by the promise that was in force.
 */
export function stretchesOf(person: { group: SupervisionGroup; from: Day; until: Day | null; programme: ProgrammeCadence | null }, versions: readonly { validFrom: Day; cadence: Cadence }[]): Stretch[] {
  const { programme } = person
  const own = [{ validFrom: FIRST, cadence: shippedCadence }, ...[...versions].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))].flatMap(({ validFrom, cadence }, index, all): Stretch[] => {
    const next = all[index + 1]?.validFrom
    const frequency = cadence.groups[person.group]
    return [{ from: validFrom, until: next === undefined ? null : addDays(next, -1), everyDays: frequency === null ? null : daysOf(frequency), why: `${groupLabels[person.group]}: ${describeFrequency(frequency)}` }]
  })
  const phases = programme === null ? [] : phasesOf(programme)
  const cut = phases.length === 0 ? own : own.flatMap((stretch) => outside(stretch, phases[0]?.from ?? FIRST, phases.at(-1)?.until ?? null))
  return [...cut, ...phases].map((stretch) => within(stretch, person.from, person.until)).filter((stretch) => stretch !== null).sort((a, b) => (a.from < b.from ? -1 : 1))
}

function phasesOf({ startedOn, endedOn, label, phases }: ProgrammeCadence): Stretch[] {
  let from = startedOn
  return phases.flatMap(({ name, until, supervision }) => {
    const count = 'count' in until ? until.count : until.every
    const end = addDays(until.unit === 'weeks' ? addDays(startedOn, count * 7) : addMonths(startedOn, count), -1)
    const stretch = { from, until: endedOn === null ? end : earlier(end, endedOn), everyDays: supervision === null ? null : daysOf(supervision), why: `${label}, ${name}: ${describeFrequency(supervision)}` }
    from = addDays(end, 1)
    return stretch.until >= stretch.from ? [stretch] : []
  })
}

/**
 * A month is 30 days here: over a year of weekly, fortnightly and monthly supervision that asks for 22 sessions (6 + 10 + 6), as the
 * ASYE framework's minimum does (docs/rules/supervision.md, "How often").
 */
export function daysOf({ every, unit }: Frequency): number {
  return unit === 'weeks' ? every * 7 : every * 30
}

export function describeFrequency(frequency: Frequency | null): string {
  if (frequency === null) return 'none is asked for'
  const { every, unit } = frequency
  if (unit === 'weeks') return every === 1 ? 'weekly' : every === 2 ? 'fortnightly' : `every ${every} weeks`
  return every === 1 ? 'monthly' : `every ${every} months`
}

export const groupLabels: Readonly<Record<SupervisionGroup, string>> = { 'social-worker': 'Social workers', senior: 'Senior practitioners', manager: 'Managers and other roles', agency: 'Agency workers' }

/** The group by DfE's organisational role: 4 senior practitioner, 5 and 6 case holders and others qualified, 1 to 3 managers (census guide, CS090). */
export function groupOf(dfeRole: number | null, basis: 'employed' | 'agency'): SupervisionGroup {
  if (basis === 'agency') return 'agency'
  return dfeRole === 4 ? 'senior' : dfeRole !== null && dfeRole <= 3 ? 'manager' : 'social-worker'
}

/** What a form offers. */
export const frequencies: Readonly<Record<(typeof frequencyKeys)[number], { label: string; frequency: Frequency | null }>> = {
  once: { label: 'Once', frequency: null },
  'weeks-1': { label: 'Every week', frequency: { every: 1, unit: 'weeks' } },
  'weeks-2': { label: 'Every 2 weeks', frequency: { every: 2, unit: 'weeks' } },
  'weeks-3': { label: 'Every 3 weeks', frequency: { every: 3, unit: 'weeks' } },
  'weeks-4': { label: 'Every 4 weeks', frequency: { every: 4, unit: 'weeks' } },
  'months-1': { label: 'Every month', frequency: { every: 1, unit: 'months' } },
}
export const frequencyKeys = ['once', 'weeks-1', 'weeks-2', 'weeks-3', 'weeks-4', 'months-1'] as const

function outside(stretch: Stretch, from: Day, until: Day | null): Stretch[] {
  const before = within(stretch, FIRST, addDays(from, -1))
  const after = until === null ? null : within(stretch, addDays(until, 1), null)
  return [before, after].filter((part) => part !== null)
}

function within(stretch: Stretch, from: Day, until: Day | null): Stretch | null {
  const start = later(stretch.from, from)
  const end = stretch.until === null ? until : until === null ? stretch.until : earlier(stretch.until, until)
  return end !== null && end < start ? null : { ...stretch, from: start, until: end }
}

const FIRST = '1990-01-01' as Day
