import type { CensusLayout, LayoutItem } from './layout.ts'

export type KnownElement = { name: string; order: number; repeats: boolean; spelling: boolean }

export type ElementNames = {
  laBlocks: ReadonlySet<string>
  find(kind: 'worker' | 'la', element: string): KnownElement | undefined
}

/**
 * Every element that any layout knows, with the item that it is and its place in the order, so that an item which left the
 * return (QualInst in 2025) or came later is read by its name in every year.
 */
export function elementNames(layouts: readonly CensusLayout[]): ElementNames {
  const worker = namesOf(layouts.map((layout) => layout.workerItems))
  const la = namesOf(layouts.map((layout) => layout.laBlock.items))
  return {
    laBlocks: new Set(layouts.flatMap((layout) => [layout.laBlock.element, ...layout.laBlock.aliases])),
    find(kind, element) {
      const names = kind === 'worker' ? worker : la
      const exact = names.exact.get(element)
      if (exact) return exact
      const loose = names.loose.get(element.toLowerCase())
      return loose && { ...loose, spelling: true }
    },
  }
}

function namesOf(lists: readonly (readonly LayoutItem[])[]): { exact: ReadonlyMap<string, KnownElement>; loose: ReadonlyMap<string, KnownElement> } {
  const exact = new Map<string, KnownElement>()
  const order = commonOrder(lists)
  for (const item of lists.flat()) {
    const place = { name: item.name, order: order.indexOf(item.name), repeats: item.repeats }
    exact.set(item.element, { ...place, spelling: false })
    for (const alias of item.aliases) exact.set(alias, { ...place, spelling: true })
  }
  return { exact, loose: new Map([...exact].map(([element, known]) => [element.toLowerCase(), known])) }
}

/** One order that every year's order agrees with: each new item goes behind the item that precedes it in its own layout. */
function commonOrder(lists: readonly (readonly LayoutItem[])[]): string[] {
  const order: string[] = []
  for (const list of lists) {
    let after = -1
    for (const item of list) {
      const at = order.indexOf(item.name)
      if (at >= 0) after = at
      else order.splice((after += 1), 0, item.name)
    }
  }
  return order
}
