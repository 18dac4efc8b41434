/** Values counted in columns of equal width, from the lowest to the highest, the empty ones between them included. */
export function binsOf(values: readonly number[], width = 1): Bin[] {
  if (values.length === 0) return []
  const places = values.map((value) => Math.floor(value / width + 1e-9))
  const [first, last] = [Math.min(...places), Math.max(...places)]
  const whole = Number.isInteger(width) && values.every(Number.isInteger)
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const from = Number(((first + index) * width).toPrecision(12))
    const until = Number((from + width).toPrecision(12))
    return { from, until, label: labelOf(from, until, whole), count: places.filter((place) => place === first + index).length }
  })
}

function labelOf(from: number, until: number, whole: boolean): string {
  if (!whole) return `${from} to under ${until}`
  return until - from === 1 ? String(from) : `${from} to ${until - 1}`
}

export interface Bin {
  from: number
  /** The first value that is no longer in it. */
  until: number
  label: string
  count: number
}
