import { definitions, valueOf, type Counts } from '../../measures/rules/definitions.ts'

/** Each measure of a return beside the one of the year before; a change of a rate is in percentage points, of a count in its own unit. */
export function compareCounts(now: Counts, before: Counts | null): ComparedMeasure[] {
  return definitions.map((definition) => {
    const [is, was] = [valueOf(definition, now), before === null ? null : valueOf(definition, before)]
    return {
      key: `${definition.measure} ${definition.basis}`,
      label: `${definition.label} (${definition.basis === 'fte' ? 'FTE' : 'headcount'})`,
      now: written(is, definition.unit),
      before: written(was, definition.unit),
      change: is === null || was === null ? '' : changeText(is - was, definition.unit),
    }
  })
}

function written(value: number | null, unit: string): string {
  if (value === null) return 'not known'
  return unit === 'percent' ? `${value.toFixed(1)}%` : unit === 'people' ? String(value) : value.toFixed(1)
}

function changeText(difference: number, unit: string): string {
  const size = unit === 'people' ? String(Math.abs(difference)) : Math.abs(difference).toFixed(1)
  if (Number(size) === 0) return 'no change'
  return `${difference > 0 ? 'up' : 'down'} ${size}${unit === 'percent' ? ' percentage points' : ''}`
}

export type ComparedMeasure = { key: string; label: string; now: string; before: string; change: string }
