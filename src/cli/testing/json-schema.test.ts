import { expect, it } from 'vitest'
import { schemaFaults } from './json-schema.ts'

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'array',
  items: {
    type: 'object', required: ['name', 'value'], additionalProperties: false,
    properties: { name: { type: 'string', pattern: '^[a-z]+$' }, value: { type: ['number', 'null'] }, rows: { type: 'integer', minimum: 0 }, kind: { enum: ['a', 'b'] }, more: { $ref: '#/$defs/more' } },
  },
  $defs: { more: { type: 'object', additionalProperties: { type: 'boolean' } } },
}

it('holds what is right and names each thing that is wrong', () => {
  expect(schemaFaults(schema, [{ name: 'x', value: 1.5, rows: 0, kind: 'b', more: { yes: true } }, { name: 'y', value: null }])).toEqual([])
  expect(schemaFaults(schema, {})).toEqual(['$ is object, not array'])
  expect(schemaFaults(schema, [{ name: 'X', rows: -1, kind: 'c', more: { yes: 1 }, other: 1 }])).toEqual([
    '$[0] has no value', '$[0].name is "X", not ^[a-z]+$', '$[0].rows is below 0', '$[0].kind is "c", none of ["a","b"]', '$[0].more.yes is integer, not boolean',
    '$[0] has other, which the schema does not name',
  ])
  expect(schemaFaults(schema, [{ name: 'x', value: 1, rows: 1.5 }])).toEqual(['$[0].rows is number, not integer'])
})

it('throws on a word that it does not know, so that no schema goes unchecked', () => {
  expect(() => schemaFaults({ oneOf: [] }, 1)).toThrow('does not know "oneOf"')
  expect(() => schemaFaults({ $ref: '#/$defs/none' }, 1)).toThrow('there is no #/$defs/none')
})
