import { peopleColumns } from './columns/people.ts'
import { absenceColumns } from './columns/absence.ts'
import { agencyColumns } from './columns/agency.ts'
import { allocationColumns, professionalColumns } from './columns/allocations.ts'
import type { KnownColumn } from './columns/known-column.ts'
import { countColumns } from './columns/counts.ts'
import { gridColumns, positionColumns } from './columns/establishment.ts'

/** The shapes of table that can be read; two kinds of file have more than one shape. */
export const tableShapes = ['people', 'agency', 'absence', 'positions', 'grid', 'allocations', 'professionals', 'counts'] as const
export type TableShape = (typeof tableShapes)[number]

export const columnsOf: Readonly<Record<TableShape, readonly KnownColumn[]>> = {
  people: peopleColumns,
  agency: agencyColumns,
  absence: absenceColumns,
  positions: positionColumns,
  grid: gridColumns,
  allocations: allocationColumns,
  professionals: professionalColumns,
  counts: countColumns,
}

/** Of each list one must be there: a row has to say who it is of, and since when. Checked besides `required`. */
export const oneOf: Readonly<Partial<Record<TableShape, readonly (readonly string[])[]>>> = {
  people: [['staffNumber', 'registrationNumber', 'email'], ['startedOn', 'postStartedOn']],
  agency: [['registrationNumber', 'staffNumber', 'email', 'name', 'familyName']],
  absence: [['staffNumber', 'registrationNumber', 'email']],
  allocations: [['registrationNumber', 'staffNumber', 'email', 'worker', 'professional']],
  counts: [['registrationNumber', 'staffNumber', 'email', 'worker']],
}
