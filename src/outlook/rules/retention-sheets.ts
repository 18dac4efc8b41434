import type { StepsData } from '../../charts/chart-data.ts'
import type { Sheet } from '../../files/sheet.ts'
import { MONTH, stillHereAt, averageStay, type RetentionCurve, type RetentionGroup } from './retention.ts'
import { MARKS, type CauseLine } from './retention-causes.ts'
import type { ServiceBand } from './retention-bands.ts'
import { percentText } from './retention-words.ts'

/** The groups as a table. Leavers of one to four are not told, and where that would leave one to subtract, the next group's neither. */
export function groupsSheet(groups: readonly RetentionGroup[], heading: string, name: string): Sheet<RetentionGroup> {
  const hidden = hiddenGroups(groups)
  return {
    name,
    rows: groups,
    columns: [
      { key: 'group', title: heading, kind: 'text', value: (group) => group.name },
      { key: 'people', title: 'People', kind: 'number', value: (group) => group.people },
      { key: 'left', title: 'Left', kind: 'text', value: (group) => (hidden.has(group.name) ? 'not shown' : String(group.left)) },
      { key: 'followed', title: 'Followed, months (middle)', kind: 'number', decimals: 1, value: (group) => Number(group.followedMonths.toFixed(1)) },
      ...MARKS.map((months) => ({ key: `m${months}`, title: `Here after ${months} months`, kind: 'text' as const, value: (group: RetentionGroup) => (group.curve === null ? 'too few' : percentText(stillHereAt(group.curve, months)) || 'not yet') })),
      { key: 'stay', title: 'Of 36 months stayed', kind: 'text', value: (group) => stayText(group.curve) },
    ],
  }
}

/** Counts of one to four, and of the others the smallest where a single hidden one could be worked out from the total. */
function hiddenGroups(groups: readonly RetentionGroup[]): Set<string> {
  const small = groups.filter((group) => group.left > 0 && group.left < 5)
  const [next] = groups.filter((group) => group.left >= 5).sort((a, b) => a.left - b.left)
  return new Set([...small, ...(small.length === 1 && groups.length > 1 && next ? [next] : [])].map((group) => group.name))
}

function stayText(curve: RetentionCurve | null): string {
  const stay = curve && averageStay(curve, 36)
  if (stay) return stay.lo === stay.hi ? stay.months.toFixed(1) : `${stay.months.toFixed(1)} (${stay.lo.toFixed(1)} to ${stay.hi.toFixed(1)})`
  return curve === null ? 'too few' : 'not yet'
}

export function causesSheet(lines: readonly CauseLine[], name: string): Sheet<CauseLine> {
  return {
    name,
    rows: lines,
    columns: [
      { key: 'cause', title: 'Where they went', kind: 'text', value: (line) => line.label },
      { key: 'left', title: 'Left', kind: 'text', value: (line) => (line.left === null ? 'fewer than 5' : String(line.left)) },
      ...MARKS.map((months, at) => ({ key: `m${months}`, title: `Gone this way after ${months} months`, kind: 'text' as const, value: (line: CauseLine) => shareText(line, at) })),
    ],
  }
}

function shareText(line: CauseLine, at: number): string {
  const share = line.gone[at] ?? null
  return share === null ? 'too few' : line.left === null ? 'not shown' : `${(100 * share).toFixed(1)} %`
}

export function bandsSheet(bands: readonly ServiceBand[], name: string): Sheet<ServiceBand> {
  return {
    name,
    rows: bands,
    columns: [
      { key: 'band', title: 'Length of service', kind: 'text', value: (band) => (band.isWatched ? `${band.label} (two to three years)` : band.label) },
      { key: 'here', title: 'Here now', kind: 'number', value: (band) => band.here },
      { key: 'years', title: 'Years of service seen', kind: 'number', decimals: 1, value: (band) => Number(band.exposure.toFixed(1)) },
      { key: 'left', title: 'Left', kind: 'number', value: (band) => band.events },
      { key: 'rate', title: 'Leavers per 100 years of service', kind: 'number', decimals: 1, value: (band) => (band.rate === null ? null : Number((100 * band.rate).toFixed(1))) },
      { key: 'limits', title: '95 % interval', kind: 'text', value: (band) => (band.interval === null ? '' : `${(100 * band.interval.lo).toFixed(1)} to ${(100 * band.interval.hi).toFixed(1)}`) },
    ],
  }
}

/** The curves of up to four groups over five years, in months; the marks are half years, then years. */
export function curvesData(groups: readonly RetentionGroup[]): StepsData {
  const drawn = drawnGroups(groups)
  const last = Math.min(LONGEST, Math.max(0, ...drawn.map(({ curve }) => curve.until / MONTH)))
  const every = last > 36 ? 12 : 6
  const marks = Array.from({ length: Math.floor(last / every) + 1 }, (_, at) => at * every)
  return {
    kind: 'steps', timeHeading: 'Months on the clock', valueHeading: 'Still here',
    series: drawn.map(({ name, curve }) => ({
      name, from: curve.from / MONTH, until: Math.min(LONGEST, curve.until / MONTH),
      steps: Array.from(curve.table.times, (time, at) => ({ at: time / MONTH, share: curve.survival[at] ?? 1, lo: known(curve.lo[at]), hi: known(curve.hi[at]) })).filter((step, at) => (curve.table.events[at] ?? 0) > 0 && step.at <= LONGEST),
    })),
    marks: marks.map((at) => ({ at, atRisk: drawn.map(({ curve }) => atRisk(curve, at * MONTH)) })),
    band: { from: 24, until: 36, label: '2 to 3 years' },
  }
}

const LONGEST = 60

/** Of more than four groups the four with the most people; a chart holds no more. */
export function drawnGroups(groups: readonly RetentionGroup[]): { name: string; curve: RetentionCurve }[] {
  const known = groups.flatMap((group) => (group.curve === null || group.curve.from >= LONGEST * MONTH ? [] : [{ name: group.name, curve: group.curve, people: group.people }]))
  const most = new Set([...known].sort((a, b) => b.people - a.people).slice(0, 4).map(({ name }) => name))
  return known.filter(({ name }) => most.has(name))
}

/** At the first exit at or after a time, which is who is at risk there; null outside the curve. */
function atRisk(curve: RetentionCurve, time: number): number | null {
  if (time < curve.from || time > curve.until) return null
  const at = curve.table.times.findIndex((exit) => exit >= Math.max(time, 1))
  return at < 0 ? null : (curve.table.atRisk[at] ?? null)
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value
}
