import { isRefusal, readWholeReturn } from '../census/read-return.ts'
import { layoutFor } from '../census/rules/layouts.ts'
import { parseLaBlock, parseRecord } from '../census/rules/parse-record.ts'
import type { CensusRecord, LaBlock, ValueProblem } from '../census/rules/record.ts'
import { returnSource, toClaim } from '../census/rules/to-claim.ts'
import { censusDay } from '../time/census-year.ts'
import type { Adapter, Note, StatedTotal } from './adapter.ts'

/** A census return, of any year: each worker's texts are kept as sent, and read again with the year's layout whenever the record is folded. */
export const censusAdapter: Adapter = {
  kind: 'census',
  async read(source) {
    const read = await readWholeReturn({ path: source.path }, undefined, source.onRows)
    if (isRefusal(read)) return read
    if (read.year === null) {
      return { kind: 'no-year', message: `${source.name} does not say which collection it is: its header has no Year from 2000 to 2099 and no ReferenceDate of such a year.`, file: source.name, mend: 'Export the return again with its header, or add <Year>2025</Year> under CollectionDetails.' }
    }
    if (read.records.length === 0) {
      return { kind: 'no-rows', message: `${source.name} has no worker in it: it would say that nobody was in post on 30 September ${read.year}.`, file: source.name, mend: 'Export the whole return again, with a <CSWWWorker> for each worker, and send it again.' }
    }
    const notes: Note[] = []
    if (read.provisional) notes.push({ kind: 'note', message: `The layout of ${read.year} is not verified: it was read with that of ${read.layout.year}. What it says is provisional.` })
    for (const element of read.unknownElements) {
      notes.push({ kind: 'note', message: `<${element.element}> is not in the layout of ${read.year}: kept as sent, ${element.count} times.`, ...(element.examples[0] === undefined ? {} : { value: element.examples[0] }) })
    }
    notes.push(...read.notes.map((message): Note => ({ kind: 'note', message })))
    for (const record of read.records) notes.push(...parseRecord(record, read.layout).problems.map((problem) => noteOf(problem, record.line)))
    const block = read.laBlock === null ? null : parseLaBlock(read.laBlock, read.layout)
    if (block === null) notes.push({ kind: 'problem', message: 'The return has no block for the authority, so vacancies and agency cover are not known.' })
    else notes.push(...block.problems.map((problem) => noteOf(problem, read.laBlock?.line ?? 0)))
    return {
      year: read.year,
      asOf: censusDay(read.year),
      isProvisional: read.provisional,
      header: { ...read.header, laNumber: read.laNumber, workers: read.workers },
      rows: read.records.map((record) => ({ position: record.position, line: record.line, content: { ...record } })),
      notes,
      statements: block === null || read.laBlock === null ? [] : statementsOf(block.laBlock, read.laBlock.values, read.year),
    }
  },
  claims(file) {
    const year = file.year ?? 0
    const source = returnSource(year)
    const { layout } = layoutFor(year)
    return {
      source,
      claims: file.rows.map((row) => {
        const record = row.content as unknown as CensusRecord
        return toClaim(parseRecord(record, layout).worker, record, source)
      }),
    }
  },
}

function noteOf(problem: ValueProblem, line: number): Note {
  return { kind: problem.kind === 'wrong' ? 'problem' : 'mended', message: problem.message, line, column: problem.item, value: problem.value }
}

/** The authority's block: the totals that measures need, and every item as sent, so that the return can be written again. */
function statementsOf(block: LaBlock, values: Readonly<Record<string, string>>, year: number): StatedTotal[] {
  const onDay = censusDay(year)
  const totals = [
    { item: 'vacancies-fte', value: block.vacancyFte },
    { item: 'agency-cover-fte', value: block.agencyCoverFte },
    { item: 'agency-cover-headcount', value: block.agencyCoverHeadcount },
  ].flatMap(({ item, value }) => (value === null ? [] : [{ item, onDay, value: String(value) }]))
  return [...totals, ...Object.entries(values).map(([item, value]) => ({ item: `return:${item}`, onDay, value }))]
}
