import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { Refused, type FileRefusal } from '../files/refusal.ts'
import { presentNames, type AreaLevel, type Dataset, type PublishedFigure } from './rules/published-figure.ts'
import { readFigure } from './rules/read-figure.ts'

/**
 * Reads any of the published files that ship in `data/published`, and newer releases of them in the same columns:
 * one figure for each cell, each with its release. The kind of file is told by its columns.
 */
export async function readPublishedFile(path: string): Promise<PublishedFile | FileRefusal> {
  return readPublishedText(await readFile(path))
}

export function readPublishedText(bytes: Uint8Array): PublishedFile | FileRefusal {
  try {
    const rows = rowsOf(bytes)
    const columns = Object.keys(rows[0] ?? {})
    const shape = SHAPES.find((one) => one.has.every((column) => columns.includes(column)))
    if (!shape) return notPublished(columns)
    const figures = rows.flatMap((row, index) => figuresOf(shape, row, index + 2))
    const release = String(figures.reduce((newest, figure) => Math.max(newest, figure.year), 0))
    return { dataset: shape.dataset, release, figures: figures.map((figure) => ({ ...figure, release })) }
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

export function isPublishedFile(read: PublishedFile | FileRefusal): read is PublishedFile {
  return 'figures' in read
}

/** Rows as column: cell, from a CSV in UTF-8 with or without a byte order mark. */
export function rowsOf(bytes: Uint8Array): Record<string, string>[] {
  try {
    return parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), { columns: true, skip_empty_lines: true, relax_column_count: false, bom: true })
  } catch (error) {
    const line = typeof error === 'object' && error !== null && 'lines' in error ? Number(error.lines) : undefined
    throw new Refused({
      kind: 'not-a-table',
      message: line === undefined ? 'This is not a CSV file in UTF-8.' : `Line ${line} does not have the columns of the first line.`,
      ...(line === undefined ? {} : { line }),
      mend: 'Download the file again from Explore Education Statistics, as CSV.',
    })
  }
}

function figuresOf(shape: Shape, row: Row, line: number): PublishedFigure[] {
  const area = shape.area(row)
  const year = Number(row[shape.year])
  if (!Number.isInteger(year) || year < 2000 || year > 2100) {
    throw new Refused({
      kind: 'bad-year', message: `Row ${line} has no year such as 2025 in the column ${shape.year}.`, row: line, column: shape.year, value: row[shape.year] ?? '',
      mend: 'Download the file again, or correct the year.',
    })
  }
  return shape.cells(row).map(([column, cell]) => ({
    dataset: shape.dataset, release: '', year, ...area, role: shape.role?.(row) ?? null, group: shape.group?.(row) ?? null,
    column: presentNames[column] ?? column, ...readFigure(cell),
  }))
}

function notPublished(columns: readonly string[]): FileRefusal {
  const seen = columns.slice(0, 6).join(', ')
  return {
    kind: 'wrong-columns',
    message: `The file is none of the published workforce files${seen === '' ? ': it is empty' : `: its columns begin ${seen}`}.`,
    mend: 'Choose the data set "1. Indicators" of DfE\'s children\'s social work workforce statistics, or one of the files named in data/published/README.md.',
  }
}

const PLACE = ['time_period', 'time_identifier', 'geographic_level', 'country_code', 'country_name', 'region_code', 'region_name', 'old_la_code', 'new_la_code', 'la_name']

const SHAPES: readonly Shape[] = [
  {
    dataset: 'indicators', has: [...PLACE, 'inpost_fte', 'turnover_rate_fte'], year: 'time_period', area: areaOfDfE,
    cells: (row) => Object.entries(row).filter(([column]) => !PLACE.includes(column)),
  },
  {
    dataset: 'indicators', has: [...PLACE, 'social_worker_fte', 'turnover_rate_fte_%'], year: 'time_period', area: areaOfDfE,
    cells: (row) => Object.entries(row).filter(([column]) => !PLACE.includes(column)),
  },
  {
    dataset: 'local authority interactive tool', has: ['short_desc', 'year', 'area', 'la_number', 'region', 'value'], year: 'year', area: areaOfLait,
    cells: (row) => [[row['short_desc'] ?? '', row['value'] ?? '']],
  },
  {
    dataset: 'ethnicity', has: ['time_period', 'geographic_level', 'area', 'code', 'role', 'ethnicity', 'inpost_headcount'], year: 'time_period', area: areaOfRoles,
    role: (row) => row['role'] ?? null, group: (row) => row['ethnicity'] ?? null,
    cells: (row) => cellsNamed(row, ['inpost_headcount', 'inpost_headcount_percentage']),
  },
  {
    dataset: 'roles', has: ['time_period', 'geographic_level', 'area', 'code', 'role', 'inpost_fte'], year: 'time_period', area: areaOfRoles,
    role: (row) => row['role'] ?? null,
    cells: (row) => cellsNamed(row, ['inpost_fte', 'inpost_headcount', 'share_of_fte_pct']),
  },
  {
    dataset: 'social workers of a child', has: ['time_period', 'cla_group', 'sw_stability', 'number', 'percentage'], year: 'time_period', area: areaOfDfE,
    group: (row) => row['sw_stability'] ?? null,
    cells: (row) => cellsNamed(row, ['number', 'percentage']),
  },
  {
    dataset: 'figures from texts', has: ['year', 'area', 'group', 'measure', 'value', 'source'], year: 'year', area: (row) => ({ ...NO_CODES, level: 'national', areaName: row['area'] ?? '' }),
    group: (row) => row['group'] ?? null,
    cells: (row) => [[row['measure'] ?? '', row['value'] ?? '']],
  },
]

function areaOfDfE(row: Row): Area {
  const level = levelOf(row['geographic_level'])
  const code = { national: 'country_code', regional: 'region_code', 'local authority': 'new_la_code' }[level]
  const name = { national: 'country_name', regional: 'region_name', 'local authority': 'la_name' }[level]
  return {
    level,
    areaCode: given(row[code]),
    laNumber: level === 'local authority' ? given(row['old_la_code']) : null,
    areaName: row[name] ?? '',
    regionName: level === 'national' ? null : given(row['region_name']),
  }
}

function areaOfRoles(row: Row): Area {
  const level = levelOf(row['geographic_level'])
  return {
    level,
    areaCode: given(row['code']),
    laNumber: level === 'local authority' ? given(row['old_la_code']) : null,
    areaName: level === 'national' ? 'England' : (row['area'] ?? ''),
    regionName: given(row['region_name']),
  }
}

/** The LAIT numbers England 970 and the regions 980 to 990. */
function areaOfLait(row: Row): Area {
  const number = Number(row['la_number'])
  const level: AreaLevel = number < 970 ? 'local authority' : row['area'] === 'England' ? 'national' : 'regional'
  return { level, areaCode: null, laNumber: level === 'local authority' ? given(row['la_number']) : null, areaName: row['area'] ?? '', regionName: given(row['region']) }
}

function levelOf(text: string | undefined): AreaLevel {
  return text === 'National' ? 'national' : text === 'Regional' ? 'regional' : 'local authority'
}

function given(text: string | undefined): string | null {
  return text === undefined || text === '' || text === 'NA' ? null : text
}

function cellsNamed(row: Row, columns: readonly string[]): [string, string][] {
  return columns.filter((column) => row[column] !== undefined).map((column) => [column, row[column] ?? ''])
}

const NO_CODES = { areaCode: null, laNumber: null, regionName: null } as const

export type PublishedFile = { dataset: Dataset; release: string; figures: readonly PublishedFigure[] }
type Row = Readonly<Record<string, string>>
type Area = Pick<PublishedFigure, 'level' | 'areaCode' | 'laNumber' | 'areaName' | 'regionName'>
type Shape = {
  dataset: Dataset
  has: readonly string[]
  year: string
  area: (row: Row) => Area
  role?: (row: Row) => string | null
  group?: (row: Row) => string | null
  cells: (row: Row) => readonly (readonly [column: string, cell: string])[]
}
