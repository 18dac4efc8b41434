import type { XmlHandler } from '../../files/xml-feed.ts'
import type { FileRefusal } from '../../files/refusal.ts'
import { readDay, yearOf } from '../../time/day.ts'
import type { CensusLayout } from './layout.ts'
import { layoutFor } from './layouts.ts'
import { elementNames, type ElementNames } from './element-names.ts'
import { unknownList } from './unknown-elements.ts'
import type { CensusHeader, CensusRecord, LaBlockRecord, StructureFault, UnknownElement } from './record.ts'

/** What a return says of itself. While workers are being read it holds what came before them. */
export type ReturnHead = {
  header: CensusHeader
  /** The collection year: of Year, else of ReferenceDate; null where neither says. */
  year: number | null
  /** DfE's number of the authority: three digits, else null. */
  laNumber: string | null
  laBlock: LaBlockRecord | null
  unknownElements: readonly UnknownElement[]
  /** What was accepted although it is not as the specification prints it, in sentences. */
  notes: readonly string[]
  /** What is out of place or twice in the message as a whole, in sentences; check K02. */
  faults: readonly string[]
}

export type EndOfReturn = ReturnHead & { workers: number; layout: CensusLayout; provisional: boolean }

/** The return as a handler of tags: state for one worker only, whatever the length of the file. */
export function returnReader(
  layouts: readonly CensusLayout[],
  onWorker: (record: CensusRecord, head: ReturnHead) => void,
): XmlHandler & { end(): EndOfReturn | FileRefusal } {
  const names = elementNames(layouts)
  const unknown = unknownList()
  const notes = new Set<string>()
  const faults = new Set<string>()
  const header: Record<keyof CensusHeader, string | null> = {
    collection: null, year: null, referenceDate: null, sourceLevel: null, lea: null, softwareCode: null, dateTime: null,
  }
  const path: string[] = []
  let root: string | null = null
  let block: Gathered | null = null
  let laBlock: LaBlockRecord | null = null
  let workers = 0
  let text = ''
  let inElement: string | null = null
  let headNow: ReturnHead | null = null

  function head(): ReturnHead {
    headNow ??= { header: { ...header }, year: yearOfHeader(header), laNumber: laNumberOf(header), laBlock, unknownElements: [], notes: [], faults: [] }
    return headNow
  }

  function startBlock(kind: 'worker' | 'la', element: string, line: number): void {
    block = { kind, element, line, depth: path.length, values: {}, repeated: {}, unknown: [], structure: [], order: -1 }
    if (kind === 'la' && laBlock) faults.add(`The authority's block stands twice; the second one, on line ${line}, was not used.`)
    if (kind === 'la' && workers > 0) faults.add(`The authority's block stands after the workers, on line ${line}.`)
  }

  function closeBlock(gathered: Gathered): void {
    if (gathered.kind === 'la') {
      laBlock ??= { element: gathered.element, line: gathered.line, values: gathered.values, structure: gathered.structure }
      for (const [element, value] of gathered.unknown) unknown.add('authority', element, value)
      headNow = null
      return
    }
    workers += 1
    for (const [element, value] of gathered.unknown) unknown.add('worker', element, value)
    onWorker({
      position: workers,
      line: gathered.line,
      values: gathered.values,
      repeated: gathered.repeated,
      unknown: Object.fromEntries(gathered.unknown),
      structure: gathered.structure,
    }, head())
  }

  return {
    open(qualified, _attributes, line) {
      const name = localName(qualified)
      root ??= name
      path.push(name)
      inElement = name
      text = ''
      if (block || path.length < 2) return
      if (name === 'CSWWWorker') startBlock('worker', name, line)
      else if (names.laBlocks.has(name)) startBlock('la', name, line)
      else if (name === 'CSWWWorkers') notes.add('The workers stand inside CSWWWorkers, as the overview of the specification prints it; its detail has them directly under Message.')
      else if (name === 'Header' && workers > 0) faults.add(`The header stands after the workers, on line ${line}.`)
    },
    text(piece) {
      if (inElement !== null) text += piece
    },
    close() {
      const name = path.at(-1) ?? ''
      const leaf = inElement === name
      inElement = null
      if (block) {
        if (path.length === block.depth) {
          closeBlock(block)
          block = null
        } else if (leaf) gather(block, names, path.length === block.depth + 1 ? name : path.slice(block.depth).join('/'), text.trim())
      } else if (leaf && path.length > 1) takeHeader(name)
      path.pop()
      text = ''
    },
    end() {
      const refusal = notAReturn(root, header.collection, workers, laBlock !== null)
      if (refusal) return refusal
      const year = yearOfHeader(header)
      const { layout, nearest } = layoutFor(year ?? newest(layouts), layouts)
      if (workers === 0) faults.add('The file has no workers.')
      return {
        ...head(),
        unknownElements: unknown.list(),
        notes: [...notes],
        faults: [...faults],
        workers,
        layout,
        provisional: nearest || layout.status === 'unverified',
      }
    },
  }

  function takeHeader(name: string): void {
    const key = HEADER[name]
    const value = text.trim()
    if (key === undefined) {
      if (!STRUCTURE.has(name)) unknown.add(path.includes('Header') ? 'header' : 'message', path.slice(1).join('/'), value)
      return
    }
    if (name === 'DataTime') notes.add('DateTime is spelt DataTime.')
    if (value === '') return
    if (header[key] !== null && header[key] !== value) faults.add(`${name} stands twice in the header; the first was used.`)
    header[key] ??= value
    headNow = null
  }
}

/** Puts one leaf of a worker or of the authority's block where its item belongs. */
function gather(block: Gathered, names: ElementNames, path: string, value: string): void {
  const known = names.find(block.kind, path)
  if (!known) {
    block.unknown.push([path, value])
    return
  }
  const { name, order, repeats, spelling } = known
  if (spelling) block.structure.push({ kind: 'spelling', item: name, value: path })
  if (order < block.order) block.structure.push({ kind: 'order', item: name, value })
  else block.order = order
  if (value === '') return
  if (repeats) (block.repeated[name] ??= []).push(value)
  else if (block.values[name] === undefined) block.values[name] = value
  else if (block.values[name] !== value) block.structure.push({ kind: 'twice', item: name, value })
}

function notAReturn(root: string | null, collection: string | null, workers: number, hasBlock: boolean): FileRefusal | null {
  const mend = 'Choose the XML file of the children\'s social work workforce census that was made for COLLECT.'
  if (root !== 'Message') {
    return { kind: 'not-a-return', message: `The file is not a census return: it begins with <${(root ?? '').slice(0, 60)}> and not with <Message>.`, value: root ?? '', mend }
  }
  if (workers > 0 || hasBlock || collection === 'CSWW') return null
  const what = collection === null ? 'no collection' : `the collection ${collection.slice(0, 60)}`
  return { kind: 'not-a-return', message: `The file is a message of ${what} and not of CSWW, and has no social workers in it.`, value: collection ?? '', mend }
}

/** The year of the collection; a wrong or missing Year gives way to the reference date's. */
function yearOfHeader(header: CensusHeader): number | null {
  if (header.year !== null && /^20\d\d$/.test(header.year)) return Number(header.year)
  const reference = header.referenceDate === null ? null : readDay(header.referenceDate.slice(0, 10))
  return reference === null ? null : yearOf(reference)
}

function laNumberOf(header: CensusHeader): string | null {
  return header.lea !== null && /^\d{3}$/.test(header.lea) ? header.lea : null
}

function newest(layouts: readonly CensusLayout[]): number {
  return Math.max(...layouts.map((layout) => layout.year))
}

function localName(qualified: string): string {
  const colon = qualified.indexOf(':')
  return colon < 0 ? qualified : qualified.slice(colon + 1)
}

const HEADER: Readonly<Record<string, keyof CensusHeader>> = {
  Collection: 'collection', Year: 'year', ReferenceDate: 'referenceDate', SourceLevel: 'sourceLevel', LEA: 'lea', SoftwareCode: 'softwareCode',
  DateTime: 'dateTime', DataTime: 'dateTime',
}

const STRUCTURE = new Set(['Header', 'CollectionDetails', 'Source', 'CSWWWorkers'])

type Gathered = {
  kind: 'worker' | 'la'
  element: string
  line: number
  depth: number
  values: Record<string, string>
  repeated: Record<string, string[]>
  unknown: [path: string, value: string][]
  structure: StructureFault[]
  order: number
}
