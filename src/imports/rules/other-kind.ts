import { plainHeader } from '../../files/match-columns.ts'
import type { FileRefusal } from '../../files/refusal.ts'
import { columnsOf, type TableShape } from './columns.ts'
import { kindLabels, shapesOf, type ImportKind } from './kinds.ts'
import { matchTable, tidy } from './match-table.ts'

/**
 * A file sent as the wrong kind has a worker and dates like the right one, and would be believed: a list of cases makes an
 * employment of each child's allocation. Case files are told by their case reference, HR extracts by having at least twice
 * the columns. An establishment may well be HR's list of everybody, so it is left alone.
 */
export function refuseOtherKind(headers: readonly string[], shape: TableShape): FileRefusal | null {
  if (shape !== 'people' && shape !== 'agency' && shape !== 'absence') return null
  const own = exactPlaces(headers, shape)
  const cases = matchTable(headers, 'allocations', {})
  const reference = cases.places['reference']
  const isCaseFile = reference !== undefined && reference.confidence >= SURE && CASE_WORDS.test(` ${plainHeader(reference.header)} `) && !own.includes(reference.index)
  if (isCaseFile && cases.missing.length === 0 && exactPlaces(headers, 'allocations').length > own.length) {
    return refusal('allocations', shape, headers, `the column "${reference.header}" names a case`)
  }
  if (shape === 'people') return null
  const people = exactPlaces(headers, 'people')
  if (matchTable(headers, 'people', {}).missing.length > 0 || people.length < 2 * own.length) return null
  return refusal('people', shape, headers, `${people.length} of its ${headers.filter((header) => tidy(header) !== '').length} columns are those of an HR extract`)
}

function refusal(is: ImportKind, shape: TableShape, headers: readonly string[], because: string): FileRefusal {
  const sentAs = (Object.keys(shapesOf) as ImportKind[]).find((kind) => shapesOf[kind].includes(shape)) ?? 'people'
  return {
    kind: 'other-kind',
    message: `The file reads like "${kindLabels[is].name}" and was sent as "${kindLabels[sentAs].name}": ${because}. Its headers are ${headers.map(tidy).filter((header) => header !== '').slice(0, 30).map((header) => `"${header.slice(0, 60)}"`).join(', ')}.`,
    mend: `Send it as "${kindLabels[is].name}" (${is}); if it is "${kindLabels[sentAs].name}" all the same, leave the columns out that do not belong there.`,
  }
}

/** Where the columns stand whose headers are known by name, not by likeness. */
function exactPlaces(headers: readonly string[], shape: TableShape): number[] {
  const places = matchTable(headers, shape, {}).places
  return columnsOf[shape].flatMap(({ key }) => (places[key] !== undefined && places[key].confidence >= SURE ? [places[key].index] : []))
}

const SURE = 0.9
const CASE_WORDS = / (case|child|client|carer|household|subject|mosaic|lcs|liquidlogic|eclipse|invo) /
