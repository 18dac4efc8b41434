import type { UnknownElement } from './record.ts'

/** Counts the elements that no layout knows, in bounded memory whatever the file holds. */
export function unknownList(): { add(where: UnknownElement['where'], element: string, value: string): void; list(): readonly UnknownElement[] } {
  const found = new Map<string, { element: string; where: UnknownElement['where']; count: number; examples: string[] }>()
  return {
    add(where, element, value) {
      const key = `${where} ${element}`
      const entry = found.get(key)
      if (entry) {
        entry.count += 1
        if (entry.examples.length < EXAMPLES && !entry.examples.includes(value)) entry.examples.push(value.slice(0, LONGEST))
      } else if (found.size < KINDS) found.set(key, { element: element.slice(0, LONGEST), where, count: 1, examples: value === '' ? [] : [value.slice(0, LONGEST)] })
    },
    list: () => [...found.values()],
  }
}

const EXAMPLES = 3
const LONGEST = 80
const KINDS = 500
