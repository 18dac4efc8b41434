import { readDay, type Day } from '../../time/day.ts'
import type { Code } from './layout.ts'

/**
 * Says what is wrong with a value or how it was mended. A callback and no result object: a nation's return has a million values and
 * next to none of them has a problem.
 */
export type SayProblem = (kind: 'wrong' | 'mended', message: string) => void

/** Capitals and no spaces: SWE numbers are sent in both cases (DfE specification 2024-25, 3.4.2). */
export function readRegistrationNumber(text: string, say: SayProblem): string | null {
  if (REGISTRATION_NUMBER.test(text)) return text
  const mended = text.replace(/\s+/g, '').toUpperCase()
  if (REGISTRATION_NUMBER.test(mended)) {
    say('mended', `It is read as ${mended}. Send it in capitals and without spaces.`)
    return mended
  }
  say('wrong', 'It must be two letters and up to ten digits, such as SW12345. Correct it from the Social Work England register.')
  return null
}

const REGISTRATION_NUMBER = /^[A-Z]{2}\d{1,10}$/

export function readDate(text: string, say: SayProblem): Day | null {
  const read = readDay(text)
  if (read) return read
  const withTime = /^(\d{4}-\d{2}-\d{2})(?:T.*|Z|[+-]\d{2}:\d{2})$/.exec(text)
  const dayOnly = withTime?.[1] === undefined ? null : readDay(withTime[1])
  if (dayOnly) say('mended', `It is read as ${dayOnly}. Send the date alone.`)
  else say('wrong', 'It must be a real date, written as year, month and day such as 2025-09-30.')
  return dayOnly
}

/** A number written with digits and a full stop only; a value that cannot be (below 0, above the most) is not known, never cut to fit. */
export function readNumber(text: string, format: { decimals: number; most: number | null }, say: SayProblem): number | null {
  const value = NUMBER.test(text) ? Number(text) : null
  const wrong = value === null ? notANumber(text, format.decimals) : impossible(value, format.most)
  if (wrong !== null) {
    say('wrong', wrong)
    return null
  }
  const point = text.indexOf('.')
  if (point < 0 || text.length - point - 1 <= format.decimals || text.slice(point + 1).replace(/0+$/, '').length <= format.decimals) return value
  if (format.decimals === 0) {
    say('wrong', 'It must be a whole number.')
    return null
  }
  say('wrong', `It must have at most ${format.decimals} ${format.decimals === 1 ? 'decimal' : 'decimals'}.`)
  return value
}

const NUMBER = /^[+-]?(?:\d{1,12}(?:\.\d{0,20})?|\.\d{1,20})$/

function notANumber(text: string, decimals: number): string {
  const like = decimals === 0 ? 'a whole number such as 12' : 'a number such as 0.5'
  return /^\d+,\d+$/.test(text) ? `It must be ${like}: write a full stop, not a comma.` : `It must be ${like}.`
}

function impossible(value: number, most: number | null): string | null {
  if (value < 0) return 'It must be 0 or more.'
  return most !== null && value > most ? `It must be between 0 and ${most}.` : null
}

export function readCode(text: string, codes: readonly Code[], year: number, say: SayProblem): string | null {
  for (const one of codes) if (one.code === text) return text
  const mended = mendedCode(text, codes.map((one) => one.code))
  if (mended !== null) say('mended', `It is read as ${mended}. Send ${mended}.`)
  else say('wrong', `It must be one of ${codes.map((one) => one.code).join(', ')} in ${year}.`)
  return mended
}

/** Y and N for 1 and 0 (as the specification's own StepUpGrad example), small letters and leading zeros. */
function mendedCode(text: string, codes: readonly string[]): string | null {
  const upper = text.toUpperCase()
  const yesOrNo = codes.join() === '0,1' ? { Y: '1', YES: '1', TRUE: '1', N: '0', NO: '0', FALSE: '0' }[upper] : undefined
  if (yesOrNo !== undefined) return yesOrNo
  return [upper, text.replace(/^0+(?=\d)/, '')].find((candidate) => codes.includes(candidate)) ?? null
}

export function readText(text: string, longest: number, say: SayProblem): string {
  if (text.length > longest) say('wrong', `It must have ${longest} characters or fewer; it has ${text.length}.`)
  return text
}
