import type { TableShape } from './columns.ts'

/** The kinds of file that can be loaded, as the command line names them. */
export const importKinds = ['census', 'establishment', 'people', 'agency', 'absence', 'allocations', 'counts', 'published'] as const

export type ImportKind = (typeof importKinds)[number]

/** The kinds that a council brings; published figures ship with the product and have a page of their own (`/published`). */
export const loadableKinds = ['census', 'people', 'establishment', 'agency', 'absence', 'allocations', 'counts'] as const satisfies readonly ImportKind[]

export function isImportKind(text: string): text is ImportKind {
  return (importKinds as readonly string[]).includes(text)
}

/** How screens name a kind, and what the file holds. */
export const kindLabels: Readonly<Record<ImportKind, { name: string; about: string }>> = {
  census: { name: 'Census return', about: 'The XML that was sent to DfE, of any year. Several years together rebuild the history.' },
  people: { name: 'HR extract', about: 'People, posts, hours, starts and leaving reasons, from the HR system.' },
  establishment: { name: 'Establishment', about: 'Funded posts by team, with or without position numbers. No extract of people brings vacant posts.' },
  agency: { name: 'Agency workers', about: 'From the agency vendor: worker, start, end, charge.' },
  absence: { name: 'Absences', about: 'From the HR system, one row for each absence: person, first and last day, type, working days. For sickness on any day, and who is away.' },
  allocations: { name: 'Case allocations', about: 'Who holds which child, from the case system. No names, birth dates or addresses of children.' },
  counts: { name: 'Caseload counts', about: 'Worker, children, families, date: where there is no allocation file yet.' },
  published: { name: 'Published figures', about: "DfE's published workforce figures, to compare with." },
}

/** The shapes of table that a kind may have; none for a census return, which is XML. */
export const shapesOf: Readonly<Record<ImportKind, readonly TableShape[]>> = {
  census: [],
  people: ['people'],
  establishment: ['positions', 'grid'],
  agency: ['agency'],
  absence: ['absence'],
  allocations: ['allocations'],
  counts: ['counts'],
  published: [],
}
