import { expect, test } from 'vitest'
import { passwordProblem } from './password.ts'

const words = ['Avery Example', 'avery.example@testshire.invalid', 'Testshire County Council', 'Family safeguarding A']

test.each([
  ['correct-cucumber-orbit'], ['tall giraffes hum'], ['ЖелтыйАвтобус92'], ['x'.repeat(20) + 'quickly9'], ['a much longer pass phrase '.repeat(7)],
  ['no Digits or Symbols at all here'], ['12 rivers, 9 hills'],
])('takes %s', (password) => {
  expect(passwordProblem(password, words)).toBeNull()
})

test.each([
  ['', 'must be 12 characters'], ['elevenchars', 'must be 12 characters'], ['y8#'.repeat(70), '200 characters or fewer'],
  ['Password1234', 'harder to guess'], ['P@ssw0rd2026', 'harder to guess'], ['123456789012', 'every list'], ['1q2w3e4r5t6y', 'every list'], ['aaaaaaaaaaaaaaa', 'very few'],
  ['ababababababab', 'very few'], ['Testshire2026!', 'your council'], ['throughline123', 'this service'], ['AveryExample1', 'your name'], ['Welcome2026!!', 'common word'],
  ['correct horse battery staple', 'every list'],
])('refuses %s', (password, why) => {
  expect(passwordProblem(password, words)).toContain(why)
})

test('counts characters, not bytes', () => {
  expect(passwordProblem('éèêëàâîïôöù', words)).toContain('must be 12')
  expect(passwordProblem('éèêëàâîïôöùü', words)).toBeNull()
})
