/**
 * What is wrong with a value by a JSON Schema, each with its place; empty where it holds. It knows the words that docs/cli.md uses and
 * throws on any other, so that a schema cannot promise what nobody checks.
 */
export function schemaFaults(schema: unknown, value: unknown, place = '$', root: unknown = schema): string[] {
  if (!isObject(schema)) throw new Error(`${place}: a schema must be an object`)
  const unknown = Object.keys(schema).find((word) => !WORDS.has(word))
  if (unknown !== undefined) throw new Error(`${place}: the validator does not know "${unknown}"`)
  if (typeof schema['$ref'] === 'string') return schemaFaults(definitionOf(root, schema['$ref']), value, place, root)
  const types = [schema['type'] ?? []].flat().map(String)
  if (types.length > 0 && !types.some((type) => isType(type, value))) return [`${place} is ${typeName(value)}, not ${types.join(' or ')}`]
  const faults: string[] = []
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(value)) faults.push(`${place} is ${JSON.stringify(value)}, none of ${JSON.stringify(schema['enum'])}`)
  if (typeof schema['pattern'] === 'string' && typeof value === 'string' && !new RegExp(schema['pattern']).test(value)) faults.push(`${place} is "${value}", not ${schema['pattern']}`)
  if (typeof schema['minimum'] === 'number' && typeof value === 'number' && value < schema['minimum']) faults.push(`${place} is below ${schema['minimum']}`)
  if (typeof schema['maximum'] === 'number' && typeof value === 'number' && value > schema['maximum']) faults.push(`${place} is above ${schema['maximum']}`)
  if (Array.isArray(value) && schema['items'] !== undefined) value.forEach((item, index) => faults.push(...schemaFaults(schema['items'], item, `${place}[${index}]`, root)))
  if (isObject(value)) faults.push(...objectFaults(schema, value, place, root))
  return faults
}

function objectFaults(schema: Json, value: Json, place: string, root: unknown): string[] {
  const properties = isObject(schema['properties']) ? schema['properties'] : {}
  const rest = schema['additionalProperties']
  const missing = (Array.isArray(schema['required']) ? schema['required'] : []).filter((name) => !Object.hasOwn(value, String(name))).map((name) => `${place} has no ${String(name)}`)
  return [...missing, ...Object.entries(value).flatMap(([name, held]) => {
    if (Object.hasOwn(properties, name)) return schemaFaults(properties[name], held, `${place}.${name}`, root)
    if (rest === false) return [`${place} has ${name}, which the schema does not name`]
    return isObject(rest) ? schemaFaults(rest, held, `${place}.${name}`, root) : []
  })]
}

function definitionOf(root: unknown, reference: string): unknown {
  const name = reference.replace('#/$defs/', '')
  const definitions = isObject(root) && isObject(root['$defs']) ? root['$defs'] : {}
  if (!Object.hasOwn(definitions, name)) throw new Error(`there is no ${reference}`)
  return definitions[name]
}

function isType(type: unknown, value: unknown): boolean {
  return type === typeName(value) || (type === 'number' && typeof value === 'number')
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const WORDS = new Set(['$schema', '$defs', '$ref', 'title', 'description', 'type', 'enum', 'pattern', 'minimum', 'maximum', 'items', 'properties', 'required', 'additionalProperties'])

type Json = Record<string, unknown>
