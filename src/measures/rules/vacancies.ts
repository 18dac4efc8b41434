import type { Day } from '../../time/day.ts'
import { establishmentBoard } from '../../workforce/rules/establishment-board.ts'
import { sumFte } from '../../workforce/rules/fte.ts'
import type { StatementItem, Workforce } from '../../workforce/rules/record.ts'

/**
 * Vacancies, and agency workers covering them, on a day: from the establishment where posts are known and people are matched to
 * them, else as stated in a return of that day; and it says which (design, "A return's totals are facts of their own").
 */
export function vacanciesOn(record: Workforce, on: Day): Vacancies {
  const board = establishmentBoard(record, on)
  // posts without a single known holder are an establishment file without people, and before the HR files begin only those are known in
  // their posts who are still here: everything would look vacant
  const { peopleFrom } = record.coverage
  if (peopleFrom !== null && on >= peopleFrom && board.some((row) => row.postId !== null && row.holders.length > 0)) {
    const place = (row: (typeof board)[number]) => ({ postId: row.postId, teamId: row.teamId, dfeRole: row.dfeRole, personId: null, what: [row.positionNumber, row.title].filter(Boolean).join(', ') })
    return {
      from: 'the establishment on the day',
      vacancies: board.filter((row) => row.vacantFte > 0).map((row) => ({ ...place(row), fte: row.vacantFte, hasOffer: row.hasOffer })),
      agencyCover: board.filter((row) => row.coveredFte > 0).map((row) => ({ ...place(row), personId: row.agency[0]?.personId ?? null, fte: row.coveredFte, hasOffer: row.hasOffer })),
    }
  }
  const [vacancies, cover] = [statedOn(record, 'vacancies-fte', on), statedOn(record, 'agency-cover-fte', on)]
  return { from: vacancies?.from ?? cover?.from ?? null, vacancies: vacancies?.rows ?? null, agencyCover: cover?.rows ?? null }
}

export function totalFte(rows: readonly TotalRow[] | null): number | null {
  return rows === null ? null : sumFte(rows.map((row) => row.fte))
}

function statedOn(record: Workforce, item: StatementItem, on: Day): { from: string; rows: TotalRow[] } | null {
  const statement = record.statements.filter((row) => row.item === item && row.onDay === on).at(-1)
  if (statement === undefined) return null
  const from = `the total stated in ${statement.source}`
  return { from, rows: [{ postId: null, personId: null, teamId: null, dfeRole: null, fte: Number(statement.value), hasOffer: null, what: `The total stated in ${statement.source}; it has no rows behind it` }] }
}

export type Vacancies = { from: string | null; vacancies: readonly TotalRow[] | null; agencyCover: readonly TotalRow[] | null }

/** A post's share of a total, or a stated total that has no rows behind it. */
export type TotalRow = { postId: number | null; personId: number | null; teamId: number | null; dfeRole: number | null; fte: number; hasOffer: boolean | null; what: string }
