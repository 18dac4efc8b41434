import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import type { FrameworkOfFile } from './framework-file.ts'
import { editionFor, mappingKey, planFrameworks, type HeldFramework } from './plan-frameworks.ts'

const standard = (code: string, label: string) => ({ code, label, group: null, level: null, description: '' })
const held = (more: Partial<HeldFramework> = {}): HeldFramework => ({
  id: 1, code: 'pcf', edition: '2018', label: 'PCF', source: 'BASW', note: '', isProvisional: false, validFrom: null, validTo: null, uses: 0, standards: [{ id: 10, ...standard('P1', 'Professionalism') }, { id: 11, ...standard('P2', 'Values') }], ...more,
})
const given = (more: Partial<FrameworkOfFile> = {}): FrameworkOfFile => ({
  code: 'pcf', edition: '2018', label: 'PCF', source: '', note: '', isProvisional: false, validFrom: null, standards: [{ ...standard('P1', 'Professionalism'), where: 'Row 2' }, { ...standard('P2', 'Values'), where: 'Row 3' }], where: 'Row 2', ...more,
})
const plan = (framework: FrameworkOfFile, here: readonly HeldFramework[]) => planFrameworks({ frameworks: [framework], mappings: [] }, here, new Set())

test('the same file again changes nothing; what it leaves empty says nothing', () => {
  expect(plan(given(), [held({ uses: 3 })])).toMatchObject({ problems: [], frameworks: [{ kind: 'same', id: 1 }] })
})

test('without evidence a framework is changed in place, and what changes is named', () => {
  const changed = given({ source: 'BASW, 2026', standards: [{ ...standard('P1', 'Professional'), where: 'Row 2' }, { ...standard('P3', 'Diversity'), where: 'Row 3' }] })
  expect(plan(changed, [held()])).toMatchObject({ problems: [], frameworks: [{ kind: 'changed', added: ['P3'], changed: ['P1'], removed: ['P2'], facts: ['source'] }] })
})

test('with evidence it is not edited: the refusal says what to do instead', () => {
  const { problems } = plan(given({ label: 'Capabilities' }), [held({ uses: 2 })])
  expect(problems).toEqual([{ where: 'Row 2', column: 'edition', value: '2018', message: '2 items of evidence point to pcf, edition 2018, so it is not edited. Give the new wording another edition, and the day from which it holds.' }])
})

test('another edition takes the place of the one before it, from a day that is said and later', () => {
  expect(plan(given({ edition: '2027', validFrom: day('2027-04-01') }), [held({ uses: 2 })])).toMatchObject({ problems: [], frameworks: [{ kind: 'supersedes', before: { id: 1, uses: 2 }, validTo: '2027-03-31' }] })
  expect(plan(given({ edition: '2027' }), [held()]).problems).toMatchObject([{ column: 'valid_from' }])
  expect(plan(given({ edition: '2027', validFrom: day('2020-01-01') }), [held({ validFrom: day('2020-01-01') })]).problems).toMatchObject([{ column: 'valid_from', value: '2020-01-01' }])
  expect(planFrameworks({ frameworks: [given(), given({ edition: '2027', where: 'Row 9' })], mappings: [] }, [], new Set()).problems).toMatchObject([{ where: 'Row 9', column: 'edition' }])
})

test('a mapping names standards that are there, or in the same file; one that is here counts as here', () => {
  const mapping = (from: [string, string], to: [string, string]) => ({ from, to, note: '', isProvisional: false, where: 'Row 2' })
  const ecs = held({ id: 2, code: 'ecs', standards: [{ id: 20, ...standard('1', 'Law') }] })
  const planned = planFrameworks({ frameworks: [], mappings: [mapping(['pcf', 'P1'], ['ecs', '1']), mapping(['ecs', '1'], ['pcf', 'P2']), mapping(['pcf', 'P9'], ['ecs', '1']), mapping(['pcf', 'P1'], ['dance', '1'])] }, [held(), ecs], new Set([mappingKey(mapping(['ecs', '1'], ['pcf', 'P1']))]))
  expect([planned.mappings.same, planned.mappings.added.length, planned.problems.map(({ column, value }) => [column, value])]).toEqual([1, 3, [['from_standard', 'P9'], ['to_framework', 'dance']]])
})

test('a run keeps the edition in force when it started', () => {
  const editions = [{ name: 'old', validFrom: null, validTo: day('2027-03-31') }, { name: 'new', validFrom: day('2027-04-01'), validTo: null }]
  expect([day('2026-09-07'), day('2027-03-31'), day('2027-04-01'), day('2031-01-01')].map((on) => editionFor(editions, on)?.name)).toEqual(['old', 'old', 'new', 'new'])
})
