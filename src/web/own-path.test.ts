import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

test.each([['/people', '/people'], ['/people/5?on=2025-09-30', '/people/5?on=2025-09-30'], ['/a#b', '/a'], ['/', '/'], ['/a/../b', '/b']])('%s is ours', (text, path) => {
  expect(ownPath(text)).toBe(path)
})

test.each([
  ['//evil.example'], ['/\\evil.example'], ['/\t/evil.example'], ['/\n/evil.example'], ['https://evil.example'], ['javascript:alert(1)'], [''], [undefined], ['\\\\evil.example'],
  ['/%0d%0aset-cookie:x'.repeat(200)], ['/sign-out'], ['/sign-in?next=/sign-in'], ['/./\\evil.example'], ['/.//evil.example'],
])('%j leads to the front page', (text) => {
  expect(ownPath(text)).toBe('/')
})
