import { definitions, valueOf, type Counts, type MeasureDefinition } from '../../measures/rules/definitions.ts'

/** Each measure of a return beside the one of the year before; a change of a rate is in percentage points, of a count in its own unit. */
export function compareCounts(now: Counts, before: Counts | null): ComparedMeasure[] {
  return definitions.map((definition) => {
    const [is, was] = [valueOf(definition, now), before === null ? null : valueOf(definition, before)]
    return {
      key: `${definition.measure} ${definition.basis}`,
      label: `${definition.label} (${definition.basis === 'fte' ? 'FTE' : 'headcount'})`,
      now: written(is, definition, now),
      before: written(was, definition, before),
      change: is === null || was === null ? '' : changeText(is - was, definition.unit),
    }
  })
}

/** A rate always with what it is of: 12.4% (22.7 of 182.4). */
function written(value: number | null, definition: MeasureDefinition, counts: Counts | null): string {
  const { unit } = definition
  if (value === null || counts === null) return 'not known'
  const figure = unit === 'percent' ? `${value.toFixed(1)}%` : unit === 'people' ? String(value) : value.toFixed(1)
  const [n, of] = [definition.numerator(counts), definition.denominator?.(counts) ?? null]
  return n === null || of === null ? figure : `${figure} (${short(n)} of ${short(of)})`
}

function short(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 1 })
}

function changeText(difference: number, unit: string): string {
  const size = unit === 'people' ? String(Math.abs(difference)) : Math.abs(difference).toFixed(1)
  if (Number(size) === 0) return 'no change'
  return `${difference > 0 ? 'up' : 'down'} ${size}${unit === 'percent' ? ' percentage points' : ''}`
}

export type ComparedMeasure = { key: string; label: string; now: string; before: string; change: string }
