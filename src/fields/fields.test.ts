import { describe, expect, expectTypeOf, it } from 'vitest'
import { day, type Day } from '../time/day.ts'
import { checkbox, choice, choices } from './choices.ts'
import { dayInThreeParts, dayText } from './days.ts'
import { optional, type Field, type Strings } from './field.ts'
import { decimal, fte, money, wholeNumber } from './numbers.ts'
import { checked, readFields, unknownNames, type FieldsOf } from './read-fields.ts'
import { email, registrationNumber, text } from './text.ts'

const spec = {
  name: text('the team name', { max: 20 }),
  fundedFte: fte(),
  startedOn: dayInThreeParts('the start date'),
  reason: optional(choice('the reason', ['resigned', 'retired'])),
  agreed: checkbox('the agreement'),
}

const good = {
  name: ' North ', 'funded-fte': '0.6', 'started-on-day': '1', 'started-on-month': '9', 'started-on-year': '2025', reason: '', agreed: 'yes',
}

describe('readFields', () => {
  it('gives typed values', () => {
    const read = readFields(spec, good)
    expectTypeOf<FieldsOf<typeof spec>>().toEqualTypeOf<{
      name: string
      fundedFte: number
      startedOn: Day
      reason: 'resigned' | 'retired' | null
      agreed: boolean
    }>()
    expect(read).toEqual({ ok: true, value: { name: 'North', fundedFte: 0.6, startedOn: '2025-09-01', reason: null, agreed: true } })
  })

  it('gives every problem at once, in the order of the form', () => {
    expect(readFields(spec, { 'funded-fte': '60', 'started-on-day': '31', 'started-on-month': '2', 'started-on-year': '2025', reason: 'ran away' })).toEqual({
      ok: false,
      problems: [
        { field: 'name', message: 'Enter the team name' },
        { field: 'funded-fte', message: 'The FTE must be between 0 and 1. For 60% of full time, enter 0.6' },
        { field: 'started-on-day', message: 'The start date must be a real date' },
        { field: 'reason', message: 'The reason must be one of “resigned” or “retired”' },
      ],
    })
  })

  it('takes nothing that was inherited and nothing that was sent twice', () => {
    const hostile = JSON.parse('{"__proto__": {"name": "North"}, "constructor": "x", "funded-fte": ["0.5", "1"]}') as Strings
    const read = readFields({ name: text('the name'), fundedFte: fte(), toString: optional(text('a word')) }, hostile)
    expect(read).toEqual({
      ok: false,
      problems: [
        { field: 'name', message: 'Enter the name' },
        { field: 'funded-fte', message: 'The FTE was given 2 times. Give it once' },
      ],
    })
    expect(({} as { name?: string }).name).toBeUndefined()
  })

  it('takes one string in an array, as some parsers give it, and ignores what is no string', () => {
    expect(readFields({ name: text('the name') }, { name: ['North'] })).toEqual({ ok: true, value: { name: 'North' } })
    const nested = { name: { toString: 'x' } } as unknown as Strings
    expect(readFields({ name: text('the name') }, nested)).toMatchObject({ ok: false })
  })

  it('lists the names that no field reads', () => {
    const sent = JSON.parse(`{"__proto__": "x", "is-admin": "1", "_csrf": "t", "name": "n", "started-on-day": "1"}`) as Strings
    expect(unknownNames(spec, sent, ['_csrf'])).toEqual(['__proto__', 'is-admin'])
  })

  it('asks a rule over several fields only when all were read', () => {
    const rule = () => [{ field: 'name', message: 'There is a team of this name' }]
    expect(checked(readFields(spec, good), rule)).toEqual({ ok: false, problems: rule() })
    expect(checked(readFields(spec, {}), rule)).toMatchObject({ problems: { length: 3 } })
  })
})

describe('each reader', () => {
  const rows: [string, Field<unknown>, string, unknown][] = [
    ['text', text('the note', { lines: 'many' }), 'a\r\nb', 'a\nb'],
    ['text composed', text('the name'), 'Zoe\u0308', 'Zoë'],
    ['text trimmed of a non-breaking space', text('the name'), '\u00a0North\u00a0', 'North'],
    ['whole number', wholeNumber('the number'), '1,234', 1234],
    ['whole number from a spreadsheet', wholeNumber('the number'), '12.0', 12],
    ['negative', wholeNumber('the change'), '−3', -3],
    ['decimal', decimal('the rate', { places: 1 }), '11.8', 11.8],
    ['decimal with idle noughts', decimal('the rate', { places: 1 }), '11.80', 11.8],
    ['fte', fte(), '0.810811', 0.810811],
    ['money', money('the charge'), '£1,234.5', 123450],
    ['money without rounding errors', money('the charge'), '1234567.89', 123456789],
    ['registration', registrationNumber(), 'SW12345', 'SW12345'],
    ['email', email(), ' First.Last@Example.gov.uk ', 'first.last@example.gov.uk'],
    ['choice', choice('the kind', ['lead', 'cover']), 'Lead', 'lead'],
    ['day', dayText('the day'), '2026-09-30', '2026-09-30'],
    ['day first', dayText('the day'), '3/9/2026', '2026-09-03'],
    ['day by name', dayText('the day'), '30 Sept 2026', '2026-09-30'],
  ]
  it.each(rows)('reads %s', (_, field, given, value) => {
    expect(field.read('it', { it: given })).toEqual({ ok: true, value })
  })

  it('says when it read a registration number in capitals', () => {
    expect(registrationNumber().read('it', { it: 'sw 123 45' })).toEqual({
      ok: true, value: 'SW12345', notes: [{ field: 'it', message: 'The registration number was read as SW12345' }],
    })
  })

  const wrongs: [Field<unknown>, string, string][] = [
    [text('the name', { max: 3 }), 'Norm😀', 'The name must be 3 characters or fewer'],
    [text('the name'), 'a\nb', 'The name must be on one line'],
    [text('the name'), 'a\u0000b', 'The name must not include hidden control characters. Type it again'],
    [text('the name'), 'a\ud800', 'The name must not include hidden control characters. Type it again'],
    [wholeNumber('the number', { min: 0, max: 40 }), '41', 'The number must be between 0 and 40'],
    [wholeNumber('the number', { min: 0 }), '-1', 'The number must be 0 or more'],
    [wholeNumber('the number'), '1.5', 'The number must be a whole number'],
    [wholeNumber('the number'), 'ten', 'The number must be a number'],
    [wholeNumber('the number'), '1e3', 'The number must be a number'],
    [wholeNumber('the number'), '12,34', 'The number must be a number'],
    [decimal('the rate', { places: 1 }), '11.85', 'The rate must have 1 decimal place or fewer'],
    [fte(), '1.2', 'The FTE must be between 0 and 1'],
    [fte(), '-0.5', 'The FTE must be between 0 and 1'],
    [fte(), '0.1234567', 'The FTE must have 6 decimal places or fewer'],
    [money('the charge'), '12.345', 'The charge must be in pounds and pence, like 1,234.50'],
    [money('the charge'), '-1', 'The charge must be £0 or more'],
    [money('the charge', { max: 100_00 }), '100.01', 'The charge must be £100 or less'],
    [registrationNumber(), 'SW', 'The registration number must be two letters and then up to 10 numbers, like SW123456'],
    [registrationNumber(), 'SW12345678901', 'The registration number must be two letters and then up to 10 numbers, like SW123456'],
    [email(), 'first.last', 'Enter an email address in the correct format, like name@example.com'],
    [choice('the kind', ['lead', 'cover']), 'helper', 'The kind must be one of “lead” or “cover”'],
    [checkbox('the box'), 'maybe', 'The box must be yes or no'],
    [dayText('the day'), '30/9/26', 'The day must have a year of 4 numbers, like 30/9/2026'],
    [dayText('the day'), '31/2/2026', 'The day must be a real date'],
    [dayText('the day'), 'soon', 'The day must be a date, like 30/9/2026'],
    [dayText('the day', { until: day('2026-09-30') }), '1/10/2026', 'The day must be the same as or before 30 September 2026'],
    [dayText('the day', { from: day('2025-10-01'), until: day('2026-09-30') }), '1/9/2025', 'The day must be between 1 October 2025 and 30 September 2026'],
  ]
  it.each(wrongs)('%# says what is wrong with %j %j', (field, given, message) => {
    expect(field.read('it', { it: given })).toEqual({ ok: false, problems: [{ field: 'it', message }] })
  })

  it.each([
    [['', '', ''], 'day', 'Enter the date'],
    [['1', '', ''], 'month', 'The date must include a month and year'],
    [['1', '9', ''], 'year', 'The date must include a year'],
    [['32', '9', '2025'], 'day', 'The date must be a real date'],
    [['1', '13', '2025'], 'month', 'The date must be a real date'],
    [['1', '9', '25'], 'year', 'Year must include 4 numbers'],
    [['29', '2', '2027'], 'day', 'The date must be a real date'],
  ])('points at the part of the date %j that is wrong', (parts, part, message) => {
    const strings = { 'on-day': parts[0], 'on-month': parts[1], 'on-year': parts[2] } as Strings
    expect(dayInThreeParts('the date').read('on', strings)).toEqual({ ok: false, problems: [{ field: `on-${part}`, message }] })
  })

  it('takes the name of a month in the box', () => {
    expect(dayInThreeParts('the date').read('on', { 'on-day': '5', 'on-month': 'Sep', 'on-year': '2025' })).toEqual({ ok: true, value: '2025-09-05' })
  })

  it('takes several ticked boxes, once each', () => {
    const field = choices('the teams', ['North', 'South', 'East'], { min: 1 })
    expect(field.read('it', { it: ['South', 'North', 'south'] })).toEqual({ ok: true, value: ['North', 'South'] })
    expect(field.read('it', {})).toEqual({ ok: false, problems: [{ field: 'it', message: 'Select the teams' }] })
  })
})
