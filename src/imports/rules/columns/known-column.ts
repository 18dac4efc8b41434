/** What a column holds, and so how its cells are read. */
export type ColumnKind = 'text' | 'reference' | 'date' | 'number' | 'fte' | 'code' | 'yes-no'

/** A column that an adapter wants, with the headers it is known by, the best first. */
export type KnownColumn = {
  key: string
  /** As a person reads it on the mapping page and in a refusal. */
  label: string
  names: readonly string[]
  required: boolean
  kind: ColumnKind
}
