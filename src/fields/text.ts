import { ok, sentence, singleField, wrong, type Field } from './field.ts'

type TextOptions = { max?: number; min?: number; lines?: 'one' | 'many'; missing?: string }

/** A text without control characters, trimmed and composed (NFC), so that two spellings of “Zoë” are one. `what`: “the team name”. */
export function text(what: string, options: TextOptions = {}): Field<string> {
  const { max = 200, min = 1, lines = 'one' } = options
  return singleField(what, options.missing ?? `Enter ${what}`, (given, name) => {
    const value = given.replace(/\r\n?/g, '\n').normalize('NFC')
    if (lines === 'one' && /[\n\t]/.test(value)) return wrong(name, `${sentence(what)} must be on one line`)
    if (hasControls(value)) return wrong(name, `${sentence(what)} must not include hidden control characters. Type it again`)
    const length = Array.from(value).length
    if (length > max) return wrong(name, `${sentence(what)} must be ${max.toLocaleString('en-GB')} characters or fewer`)
    if (length < min) return wrong(name, `${sentence(what)} must be ${min} characters or more`)
    return ok(value)
  })
}

/** Two letters, then up to ten digits (DfE children's social work workforce specification 2024-25, item SWENo). */
export function registrationNumber(what = 'the registration number'): Field<string> {
  return singleField(what, `Enter ${what}`, (given, name) => {
    const value = given.replace(/[\s\u00a0]/g, '').toUpperCase()
    if (!/^[A-Z]{2}\d{1,10}$/.test(value)) return wrong(name, `${sentence(what)} must be two letters and then up to 10 numbers, like SW123456`)
    return value === given ? ok(value) : ok(value, { field: name, message: `${sentence(what)} was read as ${value}` })
  })
}

/** In small letters, because people are joined on it and no council tells addresses apart by case. */
export function email(what = 'an email address'): Field<string> {
  return singleField(what, `Enter ${what}`, (given, name) => {
    const value = given.toLowerCase()
    const format = 'Enter an email address in the correct format, like name@example.com'
    if (value.length > 254 || !EMAIL.test(value) || value.includes('..')) return wrong(name, format)
    return ok(value)
  })
}

const EMAIL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/

/** Control characters but tab and new line, and half of a pair of surrogates: PostgreSQL and XML take neither. */
function hasControls(value: string): boolean {
  return /(?![\n\t])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/u.test(value)
}
