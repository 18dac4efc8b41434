import { readDay, type Day } from '../../time/day.ts'
import { codesOf, type CensusLayout, type LayoutItem } from './layout.ts'
import type { ValueProblem } from './record.ts'

export type Read<T> = { value: T | null; problem: Omit<ValueProblem, 'item' | 'value'> | null }

/** Capitals and no spaces: SWE numbers are sent in both cases (DfE specification 2024-25, 3.4.2). */
export function readRegistrationNumber(text: string): Read<string> {
  if (REGISTRATION_NUMBER.test(text)) return right(text)
  const mended = text.replace(/\s+/g, '').toUpperCase()
  if (REGISTRATION_NUMBER.test(mended)) return { value: mended, problem: { kind: 'mended', message: `It is read as ${mended}. Send it in capitals and without spaces.` } }
  return wrong('It must be two letters and up to ten digits, such as SW12345. Correct it from the Social Work England register.')
}

const REGISTRATION_NUMBER = /^[A-Z]{2}\d{1,10}$/

export function readDate(text: string): Read<Day> {
  const read = readDay(text)
  if (read) return right(read)
  const withTime = /^(\d{4}-\d{2}-\d{2})(?:T.*|Z|[+-]\d{2}:\d{2})$/.exec(text)
  const dayOnly = withTime?.[1] === undefined ? null : readDay(withTime[1])
  if (dayOnly) return { value: dayOnly, problem: { kind: 'mended', message: `It is read as ${dayOnly}. Send the date alone.` } }
  return wrong('It must be a real date, written as year, month and day such as 2025-09-30.')
}

/** A number written with digits and a full stop only; a value that cannot be (below 0, above the most) is not known, never cut to fit. */
export function readNumber(text: string, format: { decimals: number; most: number | null }): Read<number> {
  const parts = NUMBER.exec(text)
  if (!parts) return wrong(notANumber(text, format.decimals))
  const value = Number(text)
  if (value < 0) return wrong('It must be 0 or more.')
  if (format.most !== null && value > format.most) return wrong(`It must be between 0 and ${format.most}.`)
  const decimals = (parts[1] ?? '').replace(/0+$/, '').length
  if (decimals <= format.decimals) return right(value)
  const wanted = format.decimals === 0 ? 'It must be a whole number.' : `It must have at most ${format.decimals} ${format.decimals === 1 ? 'decimal' : 'decimals'}.`
  return format.decimals === 0 ? wrong(wanted) : { value, problem: { kind: 'wrong', message: wanted } }
}

const NUMBER = /^[+-]?(?:\d{1,12}(?:\.(\d{0,20}))?|\.(?:\d{1,20}))$/

function notANumber(text: string, decimals: number): string {
  const like = decimals === 0 ? 'a whole number such as 12' : 'a number such as 0.5'
  return /^\d+,\d+$/.test(text) ? `It must be ${like}: write a full stop, not a comma.` : `It must be ${like}.`
}

export function readCode(text: string, layout: CensusLayout, item: LayoutItem): Read<string> {
  const codes = codesOf(layout, item)
  if (codes.some((one) => one.code === text)) return right(text)
  const mended = mendedCode(text, codes.map((one) => one.code))
  if (mended !== null) return { value: mended, problem: { kind: 'mended', message: `It is read as ${mended}. Send ${mended}.` } }
  return wrong(`It must be one of ${codes.map((one) => one.code).join(', ')} in ${layout.year}.`)
}

/** Y and N for 1 and 0 (as the specification's own StepUpGrad example), small letters and leading zeros. */
function mendedCode(text: string, codes: readonly string[]): string | null {
  const upper = text.toUpperCase()
  const yesOrNo = codes.join() === '0,1' ? { Y: '1', YES: '1', TRUE: '1', N: '0', NO: '0', FALSE: '0' }[upper] : undefined
  if (yesOrNo !== undefined) return yesOrNo
  return [upper, text.replace(/^0+(?=\d)/, '')].find((candidate) => codes.includes(candidate)) ?? null
}

export function readText(text: string, longest: number): Read<string> {
  return text.length <= longest ? right(text) : { value: text, problem: { kind: 'wrong', message: `It must have ${longest} characters or fewer; it has ${text.length}.` } }
}

function right<T>(value: T): Read<T> {
  return { value, problem: null }
}

function wrong(message: string): { value: null; problem: Omit<ValueProblem, 'item' | 'value'> } {
  return { value: null, problem: { kind: 'wrong', message } }
}
