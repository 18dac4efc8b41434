import { ok, sentence, singleField, stringsAt, wrong, type Field } from './field.ts'

/** One of a list, whatever its capitals. `what`: “the reason for leaving”. */
export function choice<const Value extends string>(what: string, values: readonly Value[]): Field<Value> {
  return singleField(what, `Select ${what}`, (given, name) => {
    const value = among(values, given)
    return value === null ? wrong(name, `${sentence(what)} must be one of ${listed(values)}`) : ok(value)
  })
}

/** Any number of a list, each once, in the order of the list: the ticked boxes under one name. */
export function choices<const Value extends string>(what: string, values: readonly Value[], options: { min?: number } = {}): Field<Value[]> {
  return {
    names: (name) => [name],
    read(name, strings) {
      const given = stringsAt(strings, name).map((text) => text.trim()).filter((text) => text !== '')
      const picked = new Set(given.map((text) => among(values, text)))
      if (picked.has(null)) return wrong(name, `${sentence(what)} must be from ${listed(values)}`)
      if (picked.size < (options.min ?? 0)) return wrong(name, `Select ${what}`)
      return ok(values.filter((value) => picked.has(value)))
    },
  }
}

/** True where it was ticked; a browser sends nothing for an empty box. */
export function checkbox(what: string): Field<boolean> {
  return {
    names: (name) => [name],
    read(name, strings) {
      const given = stringsAt(strings, name)
      if (given.length > 1) return wrong(name, `${sentence(what)} was given ${given.length} times. Give it once`)
      const text = given[0]?.trim().toLowerCase() ?? ''
      if (['', 'no', 'n', 'false', '0', 'off'].includes(text)) return ok(false)
      return ['yes', 'y', 'true', '1', 'on'].includes(text) ? ok(true) : wrong(name, `${sentence(what)} must be yes or no`)
    },
  }
}

function among<Value extends string>(values: readonly Value[], text: string): Value | null {
  return values.find((value) => value === text) ?? values.find((value) => value.toLowerCase() === text.toLowerCase()) ?? null
}

/** The first eight, because a sentence of forty codes helps nobody. */
function listed(values: readonly string[]): string {
  const shown = values.slice(0, 8).map((value) => `“${value}”`)
  if (values.length > 8) return `${shown.join(', ')} and ${values.length - 8} more`
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}` : shown.join('')
}
