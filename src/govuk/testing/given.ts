import { jsxTemplate } from 'preact/jsx-runtime'
import type { ComponentChildren } from 'preact'
import type { Attributes } from '../attributes.ts'

/** The options of one fixture, read one by one; remembers what was asked for, so that nothing is passed over in silence. */
export class Given {
  readonly #options: Readonly<Record<string, unknown>>
  readonly #path: string
  readonly #asked: Set<string>

  constructor(options: unknown, path: string, asked: Set<string>) {
    this.#options = typeof options === 'object' && options !== null ? (options as Record<string, unknown>) : {}
    this.#path = path
    this.#asked = asked
  }

  text(key: string): string | undefined {
    const value = this.#ask(key)
    return value === false ? undefined : written(value)
  }

  /** As `text`, but false is a value too. */
  value(key: string): string | undefined {
    return written(this.#ask(key))
  }

  flag(key: string): boolean | undefined {
    const value = this.#ask(key)
    return typeof value === 'boolean' ? value : undefined
  }

  number(key: string): number | undefined {
    const value = this.#ask(key)
    return value === undefined ? undefined : Number(value)
  }

  /** Whether the option is there but empty: null, false or the empty text. */
  isEmpty(key: string): boolean {
    return key in this.#options && !this.#ask(key)
  }

  has(key: string): boolean {
    return Boolean(this.#options[key])
  }

  child(key: string): Given {
    return new Given(this.#options[key], this.#at(key), this.#asked)
  }

  list(key: string): Given[] {
    this.#ask(key)
    return many(this.#options[key]).map((item) => new Given(item, `${this.#at(key)}[]`, this.#asked))
  }

  /** As `list`, but an empty item keeps its place. */
  sparse(key: string): (Given | null)[] {
    this.#ask(key)
    const items = this.#options[key]
    return (Array.isArray(items) ? items : []).map((item) => (item ? new Given(item, `${this.#at(key)}[]`, this.#asked) : null))
  }

  rows(key: string): Given[][] {
    this.#ask(key)
    return many(this.#options[key]).map((row) => many(row).map((cell) => new Given(cell, `${this.#at(key)}[][]`, this.#asked)))
  }

  texts(key: string): string[] | undefined {
    this.#asked.add(`${this.#at(key)}[]`)
    return this.has(key) ? many(this.#ask(key)).map(String) : undefined
  }

  attributes(key = 'attributes'): Attributes | undefined {
    const value = this.#ask(key)
    if (typeof value !== 'object' || value === null) return undefined
    return Object.fromEntries(Object.entries(value).map(([name, text]) => [this.#mark(key, name), String(text)]))
  }

  /** `html` before `text`, or `titleHtml` before `titleText`: GOV.UK's order. Raw HTML lives here, in the test, and nowhere else. */
  content(prefix = ''): ComponentChildren {
    const html = this.text(prefix === '' ? 'html' : `${prefix}Html`)
    const text = this.text(prefix === '' ? 'text' : `${prefix}Text`)
    return html ? jsxTemplate([html]) : text
  }

  /** HTML under a name of its own. */
  html(key: string): ComponentChildren {
    const html = this.#ask(key)
    return typeof html === 'string' && html !== '' ? jsxTemplate([html]) : undefined
  }

  #ask(key: string): unknown {
    this.#asked.add(this.#at(key))
    return this.#options[key]
  }

  #mark(key: string, name: string): string {
    this.#asked.add(`${this.#at(key)}.${name}`)
    return name
  }

  #at(key: string): string {
    return this.#path === '' ? key : `${this.#path}.${key}`
  }
}

/** Every option that a fixture gives, as `items[].hint.text`. */
export function optionPaths(options: unknown, path = ''): string[] {
  if (typeof options !== 'object' || options === null) return [path]
  if (Array.isArray(options)) return options.flatMap((item) => optionPaths(item || null, item ? `${path}[]` : path))
  return Object.entries(options).flatMap(([key, value]) => optionPaths(value, path === '' ? key : `${path}.${key}`))
}

function written(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

function many(value: unknown): unknown[] {
  return Array.isArray(value) ? value.filter(Boolean) : []
}
