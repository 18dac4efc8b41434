import { access, readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { placedText, type FileRefusal } from '../files/refusal.ts'
import { adapterFor } from '../imports/adapters.ts'
import { applyImport } from '../imports/apply-import.ts'
import type { FileSource, Note } from '../imports/adapter.ts'
import { loadPublished } from '../measures/load-published.ts'
import { planChange } from '../imports/plan-import.ts'
import type { AllocationCounts } from '../imports/diff-allocations.ts'
import { loadAllocations } from '../imports/load-allocations.ts'
import { loadCounts } from '../imports/load-counts.ts'
import { importKinds, isImportKind, type ImportKind } from '../imports/rules/kinds.ts'
import { summarisePlan, type PlanSummary } from '../imports/rules/summarise-plan.ts'
import { stageFile } from '../imports/stage-file.ts'
import { isLong, tellingRows } from '../imports/telling-rows.ts'
import type { Command, CommandCall } from './command.ts'
import { dataOption, jsonOption, withCouncil, type Council } from './open-council.ts'

export const importCommand: Command = {
  words: ['import'],
  about: `Load files into the record: ${importKinds.join(', ')}.`,
  operands: ['KIND', 'FILE...'],
  options: {
    mapping: { type: 'string', value: 'FILE', about: 'which column is which, as JSON' },
    check: { type: 'boolean', about: 'read, match, plan and check, and change nothing' },
    authority: { type: 'string', value: 'NNN', about: 'DfE number, where the database holds several authorities' },
    data: dataOption,
    json: jsonOption,
  },
  async run(call) {
    const [kind = '', ...files] = call.operands
    if (!isImportKind(kind)) {
      call.say(`"${kind}" is not a kind of file. The kinds are ${importKinds.join(', ')}.`)
      return 2
    }
    for (const file of files) {
      const found = await access(file).then(() => true, () => false)
      if (!found) {
        call.say(`There is no file ${file}, or it may not be read.`)
        return 2
      }
    }
    const mapping = await readMapping(call)
    if (mapping === undefined) return 2
    const results = await withCouncil(call, async (council) => {
      const loaded: FileResult[] = []
      // the two tables of the Standard Safeguarding Dataset are one load
      for (const group of kind === 'allocations' ? [files] : files.map((file) => [file])) loaded.push(await loadFiles(council, kind, group, mapping, call))
      return loaded
    })
    if (results === null) return 2
    if (call.flag('json')) call.print(JSON.stringify(results, null, 2))
    else results.forEach((result) => describe(result, call))
    return results.some((result) => result.state === 'refused') ? 1 : 0
  },
}

async function loadFiles(council: Council, kind: ImportKind, files: readonly string[], mapping: Record<string, unknown> | null, call: CommandCall): Promise<FileResult> {
  const [file = '', ...others] = files
  const source: FileSource = { path: resolve(file), name: basename(file), mapping, today: call.today, also: others.map((other) => ({ path: resolve(other), name: basename(other) })) }
  try {
    if (kind !== 'published' && (await isLong(source))) source.onRows = tellingRows((rows) => call.say(`${file}: ${rows.toLocaleString('en-GB')} rows read so far.`))
    if (kind === 'allocations') return await loadAllocationFile(council, source, files, call)
    if (kind === 'counts') return await loadCountsFile(council, source, file, call)
    if (kind === 'published') return await loadPublishedFile(council, source, file, call)
    return await loadFile(council, kind, source, file, call)
  } catch (error) {
    if (error instanceof CheckedOnly) return error.result
    throw error
  }
}

async function loadAllocationFile(council: Council, source: FileSource, files: readonly string[], call: CommandCall): Promise<FileResult> {
  const file = files.join(', ')
  return await council.asCopying(async (tx, caller, copy): Promise<FileResult> => {
    const keys = await council.childKeys(caller.authority.dfeNumber)
    const loaded = await loadAllocations(tx, caller, source, { copy, keys, checkOnly: call.flag('check') })
    if ('mend' in loaded) return { file, kind: 'allocations', state: 'refused', refusal: loaded }
    const facts = { file, kind: 'allocations', rows: loaded.rows, asOf: loaded.asOf, allocations: loaded.counts, notes: loaded.notes }
    if (call.flag('check')) throw new CheckedOnly({ ...facts, state: 'checked' })
    return { ...facts, ...(loaded.id === null ? {} : { import: loaded.id }), state: loaded.changed ? 'applied' : 'unchanged' }
  })
}

async function loadCountsFile(council: Council, source: FileSource, file: string, call: CommandCall): Promise<FileResult> {
  return await council.as(async (tx, caller): Promise<FileResult> => {
    const loaded = await loadCounts(tx, caller, source)
    if ('mend' in loaded) return { file, kind: 'counts', state: 'refused', refusal: loaded }
    const facts = { file, kind: 'counts', rows: loaded.rows, asOf: loaded.asOf, counted: loaded.counts, notes: loaded.notes }
    if (call.flag('check')) throw new CheckedOnly({ ...facts, state: 'checked' })
    return { ...facts, ...(loaded.id === null ? {} : { import: loaded.id }), state: loaded.changed ? 'applied' : 'unchanged' }
  })
}

async function loadPublishedFile(council: Council, source: FileSource, file: string, call: CommandCall): Promise<FileResult> {
  return await council.as(async (tx, caller): Promise<FileResult> => {
    const loaded = await loadPublished(tx, caller, source)
    if ('mend' in loaded) return { file, kind: 'published', state: 'refused', refusal: loaded }
    const facts = { file, kind: 'published', rows: loaded.figures, figures: loaded.figures, year: Number(loaded.release) }
    if (call.flag('check')) throw new CheckedOnly({ ...facts, state: 'checked' })
    return { ...facts, state: loaded.changed ? 'applied' : 'unchanged' }
  })
}

async function loadFile(council: Council, kind: ImportKind, source: FileSource, file: string, call: CommandCall): Promise<FileResult> {
  const adapter = adapterFor(kind)
  if (adapter === null) throw new Error(`no adapter for ${kind}`)
  return await council.as(async (tx, caller): Promise<FileResult> => {
    const staged = await stageFile(tx, caller, adapter, source)
    if ('mend' in staged) return { file, kind, state: 'refused', refusal: staged }
    const facts = { file, kind, import: staged.id, year: staged.file.year, asOf: staged.file.asOf, rows: staged.file.rows.length, provisional: staged.file.isProvisional, notes: staged.file.notes }
    if (call.flag('check')) {
      const summary = summarisePlan(await planChange(tx, { candidate: staged.id }))
      throw new CheckedOnly({ ...facts, state: 'checked', summary })
    }
    const applied = await applyImport(tx, caller, staged.id, null)
    if (applied.kind !== 'applied') throw new Error(`a file just staged could not be applied: ${applied.kind}`)
    return { ...facts, state: applied.changed ? 'applied' : 'unchanged', summary: applied.summary }
  })
}

/** Ends the transaction of a check without keeping anything of it. */
class CheckedOnly extends Error {
  readonly result: FileResult
  constructor(result: FileResult) {
    super('checked only')
    this.result = result
  }
}

async function readMapping(call: CommandCall): Promise<Record<string, unknown> | null | undefined> {
  const path = call.option('mapping')
  if (path === undefined) return null
  try {
    const read: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as Record<string, unknown>
    call.say(`${path} must be one JSON object that names the columns.`)
  } catch (error) {
    call.say(`${path} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}.`)
  }
  return undefined
}

function describe(result: FileResult, call: CommandCall): void {
  if (result.state === 'refused') {
    call.say(`${result.file}: refused. ${result.refusal === undefined ? '' : placedText(result.refusal)}`)
    return
  }
  call.print(`${result.file}: ${WORDS[result.state]}. ${result.state === 'unchanged' ? 'The same file is already in the record' : `${result.rows} rows; ${changesOf(result)}`}.`)
  const problems = (result.notes ?? []).filter((note) => note.kind === 'problem')
  for (const note of problems.slice(0, 20)) call.say(`  ${place(note)}${note.message}`)
  if (problems.length > 20) call.say(`  and ${problems.length - 20} more; --json lists them all.`)
}

function changesOf({ summary, allocations, counted, figures }: FileResult): string {
  if (figures !== undefined) return `${figures} figures`
  if (counted !== undefined) return `${counted.new} counts new, ${counted.changed} changed`
  if (allocations !== undefined) {
    return `allocations ${allocations.new} new, ${allocations.changed} changed, ${allocations.ended} ended, ${allocations.gone} gone; ${allocations.openChildren} children and ${allocations.openHouseholds} carer households open`
  }
  if (summary === undefined) return 'nothing'
  const { people, employments, posts, absences, newTeams, establishment } = summary
  const parts = [`people ${people.created} new, ${people.changed} changed`, `employments ${employments.created} new, ${employments.changed} changed, ${employments.ended} ended`]
  if (posts.created + posts.changed + posts.ended + posts.removed > 0) {
    const funded = establishment.reduce((sum, team) => sum + team.fundedFte, 0)
    parts.push(`posts ${posts.created} new, ${posts.changed} changed, ${posts.ended} ended, ${Math.round(funded * 100) / 100} funded FTE in ${establishment.length} teams`)
  }
  if (absences !== undefined && absences.created + absences.removed + absences.unknown > 0) parts.push(`absences ${absences.created} new, ${absences.removed} gone, ${absences.unknown} of people who are not in the record`)
  if (newTeams.length > 0) parts.push(`teams made: ${newTeams.join(', ')}`)
  return parts.join('; ')
}

function place(note: Note): string {
  const at = [note.sheet, note.row === undefined ? undefined : `row ${note.row}`, note.line === undefined ? undefined : `line ${note.line}`, note.column].filter((part) => part !== undefined)
  return at.length === 0 ? '' : `${at.join(', ')}: `
}

const WORDS = { applied: 'applied', unchanged: 'nothing changed', checked: 'checked, not applied', refused: 'refused' } as const

type FileResult = {
  file: string
  kind: string
  state: keyof typeof WORDS
  import?: number
  year?: number | null
  rows?: number
  provisional?: boolean
  asOf?: string | null
  summary?: PlanSummary
  allocations?: AllocationCounts
  counted?: { new: number; changed: number; gone: number }
  figures?: number
  notes?: readonly Note[]
  refusal?: FileRefusal
}

