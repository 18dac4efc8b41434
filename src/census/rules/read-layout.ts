import type { CensusLayout, Code, GivenBy, ItemFormat, LayoutItem } from './layout.ts'

/** What is wrong with a layout file, by the path of the place in it. */
export type LayoutProblem = { field: string; message: string }

/** A layout from parsed JSON (what `JSON.stringify` makes of a shipped one, edited by the council for a year that is not verified), or what is wrong with it. */
export function readLayout(json: unknown): { layout: CensusLayout } | { problems: readonly LayoutProblem[] } {
  const problems: LayoutProblem[] = []
  const say: Say = (field, message) => void problems.push({ field, message })
  const root = objectAt(json, 'layout', say)
  const laBlock = objectAt(root['laBlock'], 'laBlock', say)
  const codeSets = readCodeSets(root['codeSets'], say)
  const status = root['status']
  if (status !== 'known' && status !== 'unverified') say('status', 'The status must be "known" or "unverified".')
  const year = root['year']
  if (typeof year !== 'number' || !Number.isInteger(year) || year < 2013 || year > 2100) say('year', 'The year must be a year such as 2026.')
  const layout: CensusLayout = {
    year: Number(year),
    status: status === 'known' ? 'known' : 'unverified',
    source: textAt(root['source'], 'source', say),
    laBlock: {
      element: elementAt(laBlock['element'], 'laBlock.element', say),
      aliases: namesAt(laBlock['aliases'], 'laBlock.aliases', say),
      items: readItems(laBlock['items'], 'laBlock.items', codeSets, say),
    },
    workerItems: readItems(root['workerItems'], 'workerItems', codeSets, say),
    codeSets,
  }
  for (const name of ['AgencyWorker', 'SWENo', 'FTE']) {
    if (!layout.workerItems.some((item) => item.name === name)) say('workerItems', `The item ${name} is missing: no return can be counted without it.`)
  }
  sayDoubles(layout.workerItems, 'workerItems', say)
  sayDoubles(layout.laBlock.items, 'laBlock.items', say)
  return problems.length > 0 ? { problems } : { layout }
}

function readItems(value: unknown, field: string, codeSets: CensusLayout['codeSets'], say: Say): LayoutItem[] {
  return listAt(value, field, say).map((entry, index) => {
    const at = `${field}[${index}]`
    const item = objectAt(entry, at, say)
    const givenBy = item['givenBy']
    if (!GIVEN_BY.some((one) => one === givenBy)) say(`${at}.givenBy`, `Who gives the item must be one of: ${GIVEN_BY.join(', ')}.`)
    const or = item['or']
    return {
      name: elementAt(item['name'], `${at}.name`, say),
      element: elementAt(item['element'], `${at}.element`, say),
      aliases: namesAt(item['aliases'] ?? [], `${at}.aliases`, say),
      cbds: typeof item['cbds'] === 'string' ? item['cbds'] : null,
      label: textAt(item['label'], `${at}.label`, say),
      format: readFormat(item['format'], `${at}.format`, codeSets, say),
      givenBy: givenBy as GivenBy,
      repeats: item['repeats'] === true,
      ...(typeof or === 'string' ? { or } : {}),
    }
  })
}

const GIVEN_BY: readonly GivenBy[] = ['la', 'everyone', 'non-agency', 'leavers', 'all but leavers', 'voluntary']

function readFormat(value: unknown, field: string, codeSets: CensusLayout['codeSets'], say: Say): ItemFormat {
  const format = objectAt(value, field, say)
  const kind = format['kind']
  if (kind === 'date' || kind === 'registration number') return { kind }
  if (kind === 'text') return { kind, longest: wholeAt(format['longest'], `${field}.longest`, say) }
  if (kind === 'number') {
    const most = format['most'] ?? null
    if (most !== null && typeof most !== 'number') say(`${field}.most`, 'The largest value must be a number or null.')
    return { kind, decimals: wholeAt(format['decimals'], `${field}.decimals`, say), most: typeof most === 'number' ? most : null }
  }
  if (kind === 'code') {
    const codeSet = textAt(format['codeSet'], `${field}.codeSet`, say)
    if (codeSet !== '' && !codeSets[codeSet]) say(`${field}.codeSet`, `There is no code set "${codeSet}" in codeSets.`)
    return { kind, codeSet }
  }
  say(`${field}.kind`, 'The kind of format must be code, date, number, text or registration number.')
  return { kind: 'text', longest: 0 }
}

function readCodeSets(value: unknown, say: Say): Record<string, Code[]> {
  return Object.fromEntries(Object.entries(objectAt(value, 'codeSets', say)).map(([name, codes]) => [
    name,
    listAt(codes, `codeSets.${name}`, say).map((entry, index) => {
      const code = objectAt(entry, `codeSets.${name}[${index}]`, say)
      return { code: textAt(code['code'], `codeSets.${name}[${index}].code`, say), label: textAt(code['label'], `codeSets.${name}[${index}].label`, say) }
    }),
  ]))
}

function sayDoubles(items: readonly LayoutItem[], field: string, say: Say): void {
  const seen = new Set<string>()
  for (const element of items.flatMap((item) => [item.element, ...item.aliases])) {
    if (seen.has(element)) say(field, `The element ${element} stands twice.`)
    seen.add(element)
  }
}

function objectAt(value: unknown, field: string, say: Say): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  say(field, 'This must be an object.')
  return {}
}

function listAt(value: unknown, field: string, say: Say): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0) return value
  say(field, 'This must be a list with at least one entry.')
  return []
}

function namesAt(value: unknown, field: string, say: Say): string[] {
  if (Array.isArray(value)) return value.map((entry, index) => elementAt(entry, `${field}[${index}]`, say))
  say(field, 'This must be a list of element names.')
  return []
}

function elementAt(value: unknown, field: string, say: Say): string {
  if (typeof value === 'string' && /^[A-Za-z_][A-Za-z0-9_.-]*$/.test(value)) return value
  say(field, 'This must be the name of an XML element, such as SWENo.')
  return ''
}

function textAt(value: unknown, field: string, say: Say): string {
  if (typeof value === 'string' && value !== '') return value
  say(field, 'This must be a text.')
  return ''
}

function wholeAt(value: unknown, field: string, say: Say): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value
  say(field, 'This must be a whole number, 0 or more.')
  return 0
}

type Say = (field: string, message: string) => void
