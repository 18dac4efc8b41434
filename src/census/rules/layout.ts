/** The codes of a coded item in a layout; an item without a code set has none. */
export function codesOf(layout: CensusLayout, item: LayoutItem): readonly Code[] {
  return item.format.kind === 'code' ? (layout.codeSets[item.format.codeSet] ?? []) : []
}

/** The item of a layout by its name. Asked for every value of a file, so the index of a layout is built once. */
export function itemNamed(layout: CensusLayout, name: string): LayoutItem | undefined {
  let index = indexes.get(layout)
  if (!index) {
    index = new Map([...layout.laBlock.items, ...layout.workerItems].map((item) => [item.name, item]))
    indexes.set(layout, index)
  }
  return index.get(name)
}

const indexes = new WeakMap<CensusLayout, ReadonlyMap<string, LayoutItem>>()

/** One collection year's return: its elements in order, their formats and codes. Plain data, so that a council can edit an unverified one. */
export type CensusLayout = {
  /** The year in which the 30 September falls. */
  year: number
  /** `unverified`: DfE's document for the year was not seen; a copy of the year before. */
  status: 'known' | 'unverified'
  source: string
  laBlock: { element: string; aliases: readonly string[]; items: readonly LayoutItem[] }
  workerItems: readonly LayoutItem[]
  codeSets: Readonly<Record<string, readonly Code[]>>
}

export type LayoutItem = {
  /** The name under which the item's values are kept, the same in every year. */
  name: string
  /** The element that is written. */
  element: string
  /** Other spellings that are read. */
  aliases: readonly string[]
  cbds: string | null
  label: string
  format: ItemFormat
  givenBy: GivenBy
  repeats: boolean
  /** Another item that may be sent instead: GenderCurrent or Sex in 2023 and 2024. */
  or?: string
}

/** Who must give the item (DfE specification 2024-25, section 4.5). `la`: every authority, once. */
export type GivenBy = 'la' | 'everyone' | 'non-agency' | 'leavers' | 'all but leavers' | 'voluntary'

export type ItemFormat =
  | { kind: 'code'; codeSet: string }
  | { kind: 'date' }
  | { kind: 'number'; decimals: number; most: number | null }
  | { kind: 'text'; longest: number }
  | { kind: 'registration number' }

export type Code = { code: string; label: string }
