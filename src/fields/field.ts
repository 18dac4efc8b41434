/** What a web form, a row of a file or the flags of a command give: strings under wire names, some of them more than once. */
export type Strings = { readonly [name: string]: string | readonly string[] | undefined }

export type Problem = { field: string; message: string }

/** `notes` say what was understood differently from what was written, where a person should know. */
export type Read<T> = { ok: true; value: T; notes?: Problem[] } | { ok: false; problems: Problem[] }

/** A reader of one value; it knows the wire names that it reads and says for each problem which of them is wrong. */
export type Field<T> = {
  names: (name: string) => string[]
  read: (name: string, strings: Strings) => Read<T>
}

/** The key `startedOn` of a specification is `started-on` in a form, in a row and as a flag. */
export function wireName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

export function ok<T>(value: T, ...notes: Problem[]): Read<T> {
  return notes.length === 0 ? { ok: true, value } : { ok: true, value, notes }
}

export function wrong(field: string, message: string): { ok: false; problems: Problem[] } {
  return { ok: false, problems: [{ field, message }] }
}

/**
 * A field of one string, trimmed. Nothing or only spaces gives `missing`; the same name twice is a problem,
 * because two readers of the request could each believe another of the two (OWASP ASVS 5.0.0, 15.3.7).
 */
export function singleField<T>(what: string, missing: string, read: (text: string, name: string) => Read<T>): Field<T> {
  return {
    names: (name) => [name],
    read(name, strings) {
      const given = stringsAt(strings, name)
      if (given.length > 1) return wrong(name, `${sentence(what)} was given ${given.length} times. Give it once`)
      const text = given[0]?.trim() ?? ''
      return text === '' ? wrong(name, missing) : read(text, name)
    },
  }
}

/** Null where nothing was given; otherwise the field as it is. */
export function optional<T>(field: Field<T>): Field<T | null> {
  return {
    names: field.names,
    read(name, strings) {
      const blank = field.names(name).every((part) => stringsAt(strings, part).every((text) => text.trim() === ''))
      return blank ? ok(null) : field.read(name, strings)
    },
  }
}

/** The strings under a name of the request's own; `__proto__` and other inherited names have none. */
export function stringsAt(strings: Strings, name: string): readonly string[] {
  const given: unknown = Object.hasOwn(strings, name) ? strings[name] : undefined
  if (typeof given === 'string') return [given]
  return Array.isArray(given) ? given.filter((text) => typeof text === 'string') : []
}

export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
