import { expect, it } from 'vitest'
import { caseNumberOf } from './case-number.ts'

it('takes a case number as a file is read, and nothing else of a child', () => {
  expect(caseNumberOf(' m-700123 ')).toEqual({ value: 'M-700123' })
  expect(caseNumberOf('0700123')).toEqual({ value: '0700123' })
  // 943 476 5919 is the number that NHS England prints as its example
  for (const typed of ['', '  ', 'Rowan Ash', '12 High Street', '943 476 5919', '9434765919', '1'.repeat(41), 'Rowan']) expect(caseNumberOf(typed)).toHaveProperty('problem')
})
