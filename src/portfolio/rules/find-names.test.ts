import { expect, test } from 'vitest'
import { findNames, isNhsNumber } from './find-names.ts'

test('an NHS number is known by its last digit', () => {
  // 943 476 5919 is the worked example of the NHS Data Model and Dictionary
  expect(isNhsNumber('943 476 5919')).toBe(true)
  expect(isNhsNumber('943 476 5918')).toBe(false)
})

test('what could say who a family is', () => {
  const text = 'I met Tansy Wren at 14 Orchard Close, AB1 2CD, on Monday. Her NHS number is 943 476 5919; case 00123456. Born 3 March 2014. Mum wrote from tansy.wren@home.invalid or 01632 960123. Tansy said that it was fine.'
  const found = findNames(text)
  expect(found).toContainEqual({ kind: 'NHS number', text: '943 476 5919' })
  expect(found).toContainEqual({ kind: 'e-mail address', text: 'tansy.wren@home.invalid' })
  expect(found).toContainEqual({ kind: 'telephone number', text: '01632 960123' })
  expect(found).toContainEqual({ kind: 'address', text: 'AB1 2CD' })
  expect(found).toContainEqual({ kind: 'address', text: '14 Orchard Close' })
  expect(found).toContainEqual({ kind: 'day of birth', text: 'Born 3 March 2014' })
  expect(found).toContainEqual({ kind: 'case number', text: '00123456' })
  expect(found).toContainEqual({ kind: 'name', text: 'Tansy Wren' })
  expect(found).toContainEqual({ kind: 'name', text: 'Tansy' })
})

test('the language of the work is no name, nor is a colleague', () => {
  expect(findNames('Child A told the Health Visitor. In March the Core Group met under Section 47 of the Children Act. My mentor Bryony Kettlemere was there.', new Set(['bryony', 'kettlemere']))).toEqual([])
})
