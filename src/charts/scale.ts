/** Round numbers that enclose the values, about `count` of them, with steps of 1, 2, 2.5 or 5 times a power of ten. */
export function niceTicks(low: number, high: number, count = 5): number[] {
  const span = high - low || Math.abs(high) || 1
  const power = 10 ** Math.floor(Math.log10(span / count))
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power * count >= span) ?? 10) * power
  const first = Math.floor(low / step + 1e-9)
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1)
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}

/** The straight line that takes `from` to `start` and `to` to `end`, in tenths of a unit of the drawing. */
export function linear(from: number, to: number, start: number, end: number): (value: number) => number {
  return (value) => round(start + ((value - from) / (to - from)) * (end - start))
}

export function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** How wide a text is at 14, near enough to keep labels apart; measured for the widest of the usual system fonts. */
export function widthOf(text: string): number {
  return text.length * 7.6
}
