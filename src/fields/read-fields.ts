import { ok, wireName, type Field, type Problem, type Read, type Strings } from './field.ts'

/** `{ name: text('the name'), startedOn: dayInThreeParts('the start date') }` */
export type FieldsSpec = { readonly [key: string]: Field<unknown> }

export type FieldsOf<Spec extends FieldsSpec> = { -readonly [Key in keyof Spec]: Spec[Key] extends Field<infer Value> ? Value : never }

/** The typed values of all fields, or every problem of all of them at once, in the order of the specification. */
export function readFields<const Spec extends FieldsSpec>(spec: Spec, strings: Strings): Read<FieldsOf<Spec>> {
  const problems: Problem[] = []
  const notes: Problem[] = []
  const values: [string, unknown][] = []
  for (const [key, field] of Object.entries(spec)) {
    const read = field.read(wireName(key), strings)
    if (!read.ok) problems.push(...read.problems)
    else {
      values.push([key, read.value])
      notes.push(...(read.notes ?? []))
    }
  }
  if (problems.length > 0) return { ok: false, problems }
  return ok(Object.fromEntries(values) as FieldsOf<Spec>, ...notes)
}

/** A rule over several fields, asked only when each of them could be read. */
export function checked<T>(read: Read<T>, check: (value: T) => Problem[]): Read<T> {
  if (!read.ok) return read
  const problems = check(read.value)
  return problems.length > 0 ? { ok: false, problems } : read
}

/** Every wire name of a specification. */
export function fieldNames(spec: FieldsSpec): string[] {
  return Object.entries(spec).flatMap(([key, field]) => field.names(wireName(key)))
}

/** The names sent that no field reads, which a form refuses (OWASP ASVS 5.0.0, 15.3.3). */
export function unknownNames(spec: FieldsSpec, strings: Strings, alsoKnown: readonly string[] = []): string[] {
  const known = new Set([...fieldNames(spec), ...alsoKnown])
  return Object.keys(strings).filter((name) => !known.has(name))
}
