import { expect, test } from 'vitest'
import { readFrameworkJson, readFrameworkRows } from './framework-file.ts'

const row = (number: number, cells: Record<string, string>) => ({ row: number, cells })

test('a table of standards: the facts of a framework stand in its first row', () => {
  const { file, problems } = readFrameworkRows([
    row(2, { framework: 'ECS-2027', framework_label: 'Early career standards', edition: '2027', valid_from: '2027-04-01', provisional: 'no', standard: '1', label: 'Relationships' }),
    row(3, { framework: 'ecs-2027', framework_label: '', edition: '2027', standard: '2', label: 'Law', group: 'Knowledge', level: 'Year 1', description: 'Knows it.' }),
  ], 'standards')
  expect(problems).toEqual([])
  expect(file.frameworks).toMatchObject([{ code: 'ecs-2027', label: 'Early career standards', edition: '2027', validFrom: '2027-04-01', isProvisional: false }])
  expect(file.frameworks[0]?.standards).toMatchObject([{ code: '1', label: 'Relationships', group: null }, { code: '2', label: 'Law', group: 'Knowledge', level: 'Year 1', description: 'Knows it.' }])
})

test('each problem names its row, its column and how to mend it', () => {
  const { problems } = readFrameworkRows([
    row(2, { framework: 'pcf', framework_label: 'PCF', standard: '1', label: 'Values' }),
    row(3, { framework: 'pcf', framework_label: 'Another name', standard: '1', label: '' }),
    row(4, { framework: 'a b', standard: '1', label: 'x' }),
    row(5, { framework: 'new', standard: '', label: 'x', valid_from: '1 April', provisional: 'perhaps' }),
  ], 'standards')
  expect(problems.map(({ where, column }) => [where, column])).toEqual([
    ['Row 3', 'framework_label'], ['Row 3', 'label'], ['Row 3', 'standard'], ['Row 4', 'framework'], ['Row 5', 'provisional'], ['Row 5', 'valid_from'], ['Row 5', 'framework_label'], ['Row 5', 'standard'],
  ])
  expect(problems.every(({ message }) => /^[A-Z].*\.$/s.test(message))).toBe(true)
})

test('JSON says the same as a table, and places are named in words', () => {
  const json = readFrameworkJson({ frameworks: [{ code: 'pcf', label: 'PCF', edition: '2026', provisional: true, standards: [{ code: 'P1', label: 'Professionalism' }] }], mappings: [{ from: ['pcf', 'P1'], to: ['ecs-2027', '1'], note: 'in part' }] })
  const table = readFrameworkRows([row(2, { framework: 'pcf', framework_label: 'PCF', edition: '2026', provisional: 'yes', standard: 'P1', label: 'Professionalism' })], 'standards')
  const plain = (framework: (typeof json.file.frameworks)[number] | undefined) => JSON.stringify(framework, (key, value: unknown) => (key === 'where' ? undefined : value))
  expect(json.problems).toEqual([])
  expect(plain(json.file.frameworks[0])).toBe(plain(table.file.frameworks[0]))
  expect(json.file.mappings).toMatchObject([{ from: ['pcf', 'P1'], to: ['ecs-2027', '1'], note: 'in part' }])
  expect(readFrameworkJson({ frameworks: [{ code: 'pcf', label: 'PCF', standards: [{ code: 'P1' }] }] }).problems).toMatchObject([{ where: 'frameworks, number 1, standards, number 1', column: 'label' }])
})

test.each([[null], [[]], ['x'], [{}], [{ frameworks: {} }], [{ frameworks: [1], mappings: [2] }], [{ frameworks: [{ code: 'a', standards: 'x' }] }], [{ frameworks: [{ code: { a: 1 }, label: [], standards: [null] }] }]])('anything else is refused and throws nothing: %j', (value) => {
  expect(readFrameworkJson(value).problems.length).toBeGreaterThan(0)
})

test('a mapping has both sides, leads to another framework and stands once', () => {
  const one = { from_framework: 'pcf', from_standard: 'P1', to_framework: 'ecs-2027', to_standard: '1' }
  const { problems } = readFrameworkRows([row(2, one), row(3, one), row(4, { ...one, to_framework: 'pcf' }), row(5, { ...one, to_standard: '' })], 'mappings')
  expect(problems.map(({ where, column }) => [where, column])).toEqual([['Row 3', 'to_standard'], ['Row 4', 'to_framework'], ['Row 5', 'to_standard']])
})
