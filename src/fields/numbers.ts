import { ok, sentence, singleField, wrong, type Field, type Read } from './field.ts'
import { readWrittenNumber } from './written-number.ts'

type Range = { min?: number; max?: number }

export function wholeNumber(what: string, range: Range = {}): Field<number> {
  return numberField(what, (decimal, name) => {
    if (/\.\d*[1-9]/.test(decimal)) return wrong(name, `${sentence(what)} must be a whole number`)
    return inRange(what, name, Number(decimal), { min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }, range)
  })
}

/** Up to `places` decimals, two where nothing is said. */
export function decimal(what: string, options: Range & { places?: number } = {}): Field<number> {
  const { places = 2 } = options
  return numberField(what, (text, name) => {
    if (decimalsOf(text).length > places) return wrong(name, tooManyPlaces(what, places))
    return inRange(what, name, Number(text), { min: -1e12, max: 1e12 }, options)
  })
}

/** Full-time equivalent, 0 to 1 with up to 6 decimals: 37 hours of 37 is 1. */
export function fte(what = 'the FTE'): Field<number> {
  return numberField(what, (text, name) => {
    const value = Number(text)
    if (value >= 10 && value <= 100) {
      const example = Number((value / 100).toFixed(8))
      return wrong(name, `${sentence(what)} must be between 0 and 1. For ${value}% of full time, enter ${example}`)
    }
    if (decimalsOf(text).length > 6) return wrong(name, tooManyPlaces(what, 6))
    return inRange(what, name, value, { min: 0, max: 1 }, {})
  })
}

/** Pounds and pence, as whole pence; the range is in pence too. */
export function money(what: string, range: Range = {}): Field<number> {
  const { min = 0, max = 100_000_000_00 } = range
  return singleField(what, `Enter ${what}`, (given, name) => {
    const number = readWrittenNumber(given)
    if (number?.kind !== 'number' || number.percent) return wrong(name, `${sentence(what)} must be an amount of money, like 1,234.50`)
    const fraction = decimalsOf(number.decimal)
    if (fraction.length > 2) return wrong(name, `${sentence(what)} must be in pounds and pence, like 1,234.50`)
    const pence = Number(number.decimal.replace(/\..*$/, '') + fraction.padEnd(2, '0'))
    if (pence < min) return wrong(name, `${sentence(what)} must be ${pounds(min)} or more`)
    if (pence > max) return wrong(name, `${sentence(what)} must be ${pounds(max)} or less`)
    return ok(pence)
  })
}

function numberField(what: string, read: (decimal: string, name: string) => Read<number>): Field<number> {
  return singleField(what, `Enter ${what}`, (given, name) => {
    const number = readWrittenNumber(given)
    if (number?.kind !== 'number' || number.percent || number.pounds) return wrong(name, `${sentence(what)} must be a number`)
    return read(number.decimal, name)
  })
}

function inRange(what: string, name: string, value: number, widest: { min: number; max: number }, range: Range): Read<number> {
  const [min, max] = [range.min ?? widest.min, range.max ?? widest.max]
  if (value >= min && value <= max) return ok(value)
  const said = (bound: number) => bound.toLocaleString('en-GB', { maximumFractionDigits: 6 })
  const bothSaid = (range.min !== undefined && range.max !== undefined) || widest.max === 1
  if (bothSaid) return wrong(name, `${sentence(what)} must be between ${said(min)} and ${said(max)}`)
  return wrong(name, value < min ? `${sentence(what)} must be ${said(min)} or more` : `${sentence(what)} must be ${said(max)} or less`)
}

function tooManyPlaces(what: string, places: number): string {
  return `${sentence(what)} must have ${places} decimal ${places === 1 ? 'place' : 'places'} or fewer`
}

/** The decimals that count: "1.50" has one. */
function decimalsOf(text: string): string {
  return /\.(\d*?)0*$/.exec(text)?.[1] ?? ''
}

function pounds(pence: number): string {
  return (pence / 100).toLocaleString('en-GB', { style: 'currency', currency: 'GBP', minimumFractionDigits: pence % 100 === 0 ? 0 : 2 })
}
