import { readDay, type Day } from '../../time/day.ts'

/**
 * Frameworks of standards as a file says them (issue: importable as JSON and CSV). The same shape comes from both: a table has a row for each
 * standard, with its framework beside it, or a row for each mapping; JSON holds lists of both.
 */
export const standardColumns = ['framework', 'framework_label', 'edition', 'source', 'provisional', 'framework_note', 'valid_from', 'standard', 'label', 'group', 'level', 'description'] as const
export const mappingColumns = ['from_framework', 'from_standard', 'to_framework', 'to_standard', 'note', 'provisional'] as const

type Cells = Readonly<Record<string, string>>

/** What a table of standards, or of mappings, says; every problem names its row, its column and how to mend it. */
export function readFrameworkRows(rows: readonly { row: number; cells: Cells }[], kind: 'standards' | 'mappings'): FrameworkRead {
  const read = new Reading()
  if (kind === 'mappings') for (const { row, cells } of rows) read.mapping(`Row ${row}`, cells)
  else for (const { row, cells } of rows) read.standard(`Row ${row}`, read.framework(`Row ${row}`, cells), cells)
  return read.done()
}

/** What a JSON file says: `{ "frameworks": [{ "code", "label", "edition", …, "standards": [{ "code", "label", … }] }], "mappings": [{ "from": ["pcf", "P1"], "to": ["ecs", "2"] }] }`. */
export function readFrameworkJson(value: unknown): FrameworkRead {
  const read = new Reading()
  const file = isRecord(value) ? value : {}
  const [frameworks, mappings] = [file['frameworks'] ?? [], file['mappings'] ?? []]
  if (!Array.isArray(frameworks) || !Array.isArray(mappings) || frameworks.length + mappings.length === 0) {
    read.refuse('The file', 'frameworks', '', 'It holds neither a list "frameworks" nor a list "mappings": download a framework here to see how such a file looks.')
    return read.done()
  }
  for (const [at, framework] of frameworks.entries()) {
    const where = `frameworks, number ${at + 1}`
    const given = isRecord(framework) ? framework : {}
    const key = read.framework(where, { framework: said(given['code']), framework_label: said(given['label']), edition: said(given['edition']), source: said(given['source']), provisional: said(given['provisional']), framework_note: said(given['note']), valid_from: said(given['validFrom']) })
    const standards: unknown = given['standards']
    if (!Array.isArray(standards) || standards.length === 0) read.refuse(where, 'standards', '', 'A framework has at least one standard: list them under "standards".')
    else for (const [index, standard] of standards.entries()) {
      const one = isRecord(standard) ? standard : {}
      read.standard(`${where}, standards, number ${index + 1}`, key, { standard: said(one['code']), label: said(one['label']), group: said(one['group']), level: said(one['level']), description: said(one['description']) })
    }
  }
  for (const [at, mapping] of mappings.entries()) {
    const [from, to] = [pairOf(isRecord(mapping) ? mapping['from'] : null), pairOf(isRecord(mapping) ? mapping['to'] : null)]
    read.mapping(`mappings, number ${at + 1}`, { from_framework: from[0], from_standard: from[1], to_framework: to[0], to_standard: to[1], note: said(isRecord(mapping) ? mapping['note'] : ''), provisional: said(isRecord(mapping) ? mapping['provisional'] : '') })
  }
  return read.done()
}

class Reading {
  readonly #frameworks = new Map<string, FrameworkOfFile>()
  readonly #mappings: MappingOfFile[] = []
  readonly #problems: FrameworkProblem[] = []

  refuse(where: string, column: string, value: string, message: string): void {
    this.#problems.push({ where, column, value: value.slice(0, 100), message })
  }

  /** The framework that a row belongs to: its facts stand in its first row, and where they stand again they are the same. */
  framework(where: string, cells: Cells): string {
    const code = cell(cells, 'framework').toLowerCase()
    if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(code)) {
      this.refuse(where, 'framework', code, 'A framework has a short name of letters, figures and hyphens, at most 40: for example pcf.')
      return ''
    }
    const edition = this.#text(where, cells, 'edition', 100)
    const key = `${code} ${edition}`
    const known = this.#frameworks.get(key)
    const facts = {
      label: this.#text(where, cells, 'framework_label', 200), source: this.#text(where, cells, 'source', 500), note: this.#text(where, cells, 'framework_note', 1_000),
      isProvisional: this.#yes(where, cells, 'provisional'), validFrom: this.#day(where, cells, 'valid_from'),
    }
    if (known === undefined) {
      if (facts.label === '') this.refuse(where, 'framework_label', '', `Say what ${code} is called, in the first row that names it.`)
      this.#frameworks.set(key, { code, edition, label: facts.label, source: facts.source, note: facts.note, isProvisional: facts.isProvisional ?? false, validFrom: facts.validFrom, standards: [], where })
      return key
    }
    for (const [column, given, held] of [['framework_label', facts.label, known.label], ['source', facts.source, known.source], ['framework_note', facts.note, known.note], ['valid_from', facts.validFrom ?? '', known.validFrom ?? '']] as const) {
      if (given !== '' && given !== held) this.refuse(where, column, given, `${known.where} says “${held}” of the same framework and edition: keep one of the two.`)
    }
    if (facts.isProvisional !== null && facts.isProvisional !== known.isProvisional) this.refuse(where, 'provisional', cell(cells, 'provisional'), `${known.where} says otherwise of the same framework: keep one of the two.`)
    return key
  }

  standard(where: string, key: string, cells: Cells): void {
    const code = cell(cells, 'standard')
    if (code === '' || code.length > 40) this.refuse(where, 'standard', code, 'A standard has a number or a short code of at most 40 characters.')
    const label = this.#text(where, cells, 'label', 300)
    if (label === '') this.refuse(where, 'label', '', 'A standard has a heading: fill it in.')
    const framework = this.#frameworks.get(key)
    if (!framework || code === '') return
    const earlier = framework.standards.find((one) => one.code === code)
    if (earlier) this.refuse(where, 'standard', code, `${earlier.where} has the same standard ${code} of ${framework.code}: remove one of the two, or give it another number.`)
    else framework.standards.push({ code, label, group: this.#text(where, cells, 'group', 200) || null, level: this.#text(where, cells, 'level', 100) || null, description: this.#text(where, cells, 'description', 4_000), where })
  }

  mapping(where: string, cells: Cells): void {
    for (const column of ['from_framework', 'from_standard', 'to_framework', 'to_standard']) if (cell(cells, column) === '') this.refuse(where, column, '', 'A mapping names a framework and a standard on either side: fill it in.')
    const one = {
      from: [cell(cells, 'from_framework').toLowerCase(), cell(cells, 'from_standard')] as const, to: [cell(cells, 'to_framework').toLowerCase(), cell(cells, 'to_standard')] as const,
      note: this.#text(where, cells, 'note', 500), isProvisional: this.#yes(where, cells, 'provisional') ?? false, where,
    }
    if (one.from[0] !== '' && one.from[0] === one.to[0]) this.refuse(where, 'to_framework', one.to[0], 'A mapping leads to another framework: name one.')
    const same = this.#mappings.find((other) => key(other) === key(one))
    if (same) this.refuse(where, 'to_standard', one.to[1], `${same.where} is the same mapping: remove one of the two.`)
    else this.#mappings.push(one)
  }

  done(): FrameworkRead {
    for (const framework of this.#frameworks.values()) if (framework.standards.length === 0 && this.#problems.length === 0) this.refuse(framework.where, 'standard', '', `${framework.code} has no standard.`)
    return { file: { frameworks: [...this.#frameworks.values()], mappings: this.#mappings }, problems: this.#problems }
  }

  #text(where: string, cells: Cells, column: string, most: number): string {
    const text = cell(cells, column)
    if (text.length > most) this.refuse(where, column, text, `It is longer than ${most} characters: shorten it.`)
    return text
  }

  #yes(where: string, cells: Cells, column: string): boolean | null {
    const text = cell(cells, column).toLowerCase()
    if (text === '') return null
    if (['yes', 'true'].includes(text)) return true
    if (!['no', 'false'].includes(text)) this.refuse(where, column, text, 'Write yes or no.')
    return false
  }

  #day(where: string, cells: Cells, column: string): Day | null {
    const text = cell(cells, column)
    const on = text === '' ? null : readDay(text)
    if (text !== '' && on === null) this.refuse(where, column, text, 'Write the day as 2027-04-01.')
    return on
  }
}

function cell(cells: Cells, column: string): string {
  return (cells[column] ?? '').trim()
}

function key({ from, to }: Pick<MappingOfFile, 'from' | 'to'>): string {
  return [...from, ...to].join(' ')
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

function pairOf(value: unknown): [string, string] {
  return Array.isArray(value) ? [said(value[0]), said(value[1])] : ['', '']
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export type StandardOfFile = { code: string; label: string; group: string | null; level: string | null; description: string; where: string }
export type FrameworkOfFile = { code: string; edition: string; label: string; source: string; note: string; isProvisional: boolean; validFrom: Day | null; standards: StandardOfFile[]; where: string }
export type MappingOfFile = { from: readonly [string, string]; to: readonly [string, string]; note: string; isProvisional: boolean; where: string }
export type FrameworkFile = { frameworks: FrameworkOfFile[]; mappings: MappingOfFile[] }
export type FrameworkProblem = { where: string; column: string; value: string; message: string }
export type FrameworkRead = { file: FrameworkFile; problems: FrameworkProblem[] }
