import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import { from, to } from 'pg-copy-streams'

import { openDatabase } from '../src/db/open.ts'
import type { Figure } from './figure.ts'
import { runMeasured } from './run-measured.ts'

const ROWS = 1_000_000
const PROGRAM = join(import.meta.dirname, '../bin/throughline.js')

/** A million case allocations through the command line, from its start to its end, against COPY of the same rows into a table like ours. */
export async function benchImport(folder: string): Promise<Figure[]> {
  const file = join(folder, 'allocations_2026-11-16.csv')
  await pipeline(Readable.from(allocationLines(ROWS)), createWriteStream(file))
  const data = join(folder, 'import-data')
  const environment = { THROUGHLINE_TODAY: '2026-11-16' }
  await runMeasured(process.execPath, [PROGRAM, 'init', '--authority', '301', '--data', data], environment)

  const ours = await runMeasured(process.execPath, [PROGRAM, 'import', 'allocations', file, '--data', data, '--json'], environment)
  const [said] = JSON.parse(ours.output) as { state: string; rows: number; allocations: { new: number } }[]
  if (said?.state !== 'applied' || said.allocations.new !== ROWS) throw new Error(`not every row was applied: ${ours.output.slice(0, 500)}`)
  const again = await runMeasured(process.execPath, [PROGRAM, 'import', 'allocations', file, '--data', data, '--json'], environment)
  const copied = await timeCopy(data, join(folder, 'rows.copy'))
  const megabytes = ((await stat(file)).size / 1e6).toFixed(0)
  return [
    { what: `A million allocations (${megabytes} MB of CSV) read, checked and applied`, ours: ours.ms / 1_000, yardstick: { name: 'COPY of the rows', value: copied / 1_000 }, unit: 's', goal: 3, most: 60 },
    { what: 'Its peak memory', ours: ours.peakMb, unit: 'MB', goal: null, most: 300 },
    { what: 'The same file again, which changes nothing', ours: again.ms / 1_000, yardstick: { name: 'COPY of the rows', value: copied / 1_000 }, unit: 's', goal: null },
  ]
}

/** COPY of the rows that the import wrote into an empty table with the same columns, keys, indexes and constraints. */
async function timeCopy(data: string, file: string): Promise<number> {
  const open = await openDatabase({ dataDir: data })
  try {
    const owner = new Client(open.ownerConfig ?? {})
    await owner.connect()
    await pipeline(owner.query(to('copy allocation to stdout')), createWriteStream(file))
    await owner.query('create table yardstick (like allocation including all)')
    const { rows } = await owner.query<{ definition: string }>(`select pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = 'allocation'::regclass and contype = 'f'`)
    for (const { definition } of rows) await owner.query(`alter table yardstick add ${definition}`)
    const began = performance.now()
    await pipeline(createReadStream(file), owner.query(from('copy yardstick from stdin')))
    const ms = performance.now() - began
    await owner.end()
    return ms
  } finally {
    await open.close()
  }
}

/** Children with one lead worker after another for months at a time, as a large council's case system lists them. Nobody in it is real. */
function* allocationLines(rows: number): Generator<string> {
  yield 'Case reference,Staff number,Worker,Team,Kind,Start date,End date,Case type\n'
  const perChild = 7
  let text = ''
  for (let row = 0; row < rows; row += 1) {
    const [child, spell] = [Math.floor(row / perChild), row % perChild]
    const worker = (child * 31 + spell * 977) % 5_000
    const start = FIRST + ((child * 13) % 700) + spell * 330
    const isOpen = spell === perChild - 1 || row === rows - 1
    text += `C${1_000_000 + child},E${10_000 + worker},Worker ${worker},Team ${worker % 40},Lead,${dayText(start)},${isOpen ? '' : dayText(start + 329)},${TYPES[child % TYPES.length]}\n`
    if (text.length < 65_536) continue
    yield text
    text = ''
  }
  yield text
}

const FIRST = Date.UTC(2017, 0, 2) / 86_400_000
const TYPES = ['Child in need', 'Child protection', 'Looked after', 'Care leaver']

const days = new Map<number, string>()

function dayText(number: number): string {
  let text = days.get(number)
  if (text === undefined) {
    const [year, month, day] = new Date(number * 86_400_000).toISOString().slice(0, 10).split('-')
    text = `${day}/${month}/${year}`
    days.set(number, text)
  }
  return text
}
