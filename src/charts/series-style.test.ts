import { expect, test } from 'vitest'
import { BAR_COLOURS, QUIET_TEXT_COLOUR, SERIES_STYLES, TEXT_COLOUR } from './series-style.ts'

test('the formula gives the examples of WCAG: black on white 21, #767676 on white just over 4.5', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

test('marks and lines stand out from white by 3 to 1, letters by 4.5 to 1 (WCAG 1.4.11, 1.4.3)', () => {
  for (const colour of [...SERIES_STYLES.map((style) => style.colour), ...Object.values(BAR_COLOURS)]) {
    expect(contrast(colour, '#ffffff'), colour).toBeGreaterThanOrEqual(3)
  }
  for (const colour of [TEXT_COLOUR, QUIET_TEXT_COLOUR]) expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(4.5)
})

test('no two series share mark or dash, so none is told apart by colour alone', () => {
  expect(new Set(SERIES_STYLES.map(({ mark }) => mark)).size).toBe(SERIES_STYLES.length)
  expect(new Set(SERIES_STYLES.map(({ dash }) => dash)).size).toBe(SERIES_STYLES.length)
})

/** WCAG 2.2, "contrast ratio" and "relative luminance". */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
