import type { KnownColumn } from './known-column.ts'

/** An establishment by numbered posts, as finance or HR position management prints it. */
export const positionColumns: readonly KnownColumn[] = [
  { key: 'positionNumber', label: 'Position number', kind: 'reference', required: true, names: ['Position number', 'Post number', 'Position ID', 'Position No', 'Post No', 'Post ID', 'Position reference', 'Post reference', 'Position', 'Position code', 'Establishment number'] },
  { key: 'team', label: 'Team', kind: 'text', required: true, names: ['Team', 'Team name', 'Org unit', 'Organisation unit', 'Organisational unit', 'Cost centre name', 'Section', 'Department'] },
  { key: 'service', label: 'Service', kind: 'text', required: false, names: ['Service', 'Service area', 'Service name', 'Division', 'Directorate'] },
  { key: 'title', label: 'Title', kind: 'text', required: false, names: ['Title', 'Post title', 'Job title', 'Position title', 'Role', 'Role title', 'Post name', 'Position name'] },
  { key: 'grade', label: 'Grade', kind: 'text', required: false, names: ['Grade', 'Pay grade', 'Salary grade', 'Band'] },
  { key: 'fundedFte', label: 'Funded FTE', kind: 'number', required: true, names: ['Funded FTE', 'Budgeted FTE', 'Establishment FTE', 'Budget FTE', 'Position FTE', 'Post FTE', 'FTE', 'Approved FTE', 'WTE', 'Established FTE', 'FTE funded'] },
  { key: 'costCode', label: 'Cost code', kind: 'reference', required: false, names: ['Cost code', 'Cost centre', 'Cost centre code', 'Budget code', 'Ledger code', 'GL code'] },
  { key: 'fundingSource', label: 'Funding source', kind: 'text', required: false, names: ['Funding source', 'Funding', 'Funded by', 'Source of funding', 'Grant', 'Funding stream', 'Budget source'] },
  { key: 'fundingEndsOn', label: 'Funding end', kind: 'date', required: false, names: ['Funding end', 'Funding end date', 'Funding ends', 'Funding until', 'Funded until', 'Grant end date', 'Post end date', 'Funding ends on', 'End of funding'] },
  { key: 'stage', label: 'Frozen or held', kind: 'text', required: false, names: ['Frozen or held', 'Status', 'Post status', 'Stage', 'Position status', 'State', 'Recruitment stage', 'Recruitment status', 'Frozen', 'Held'] },
]

/** A grid of team x grade = funded FTE in long form; the wide form has the grades as headers and needs the team only. */
export const gridColumns: readonly KnownColumn[] = [
  { key: 'team', label: 'Team', kind: 'text', required: true, names: ['Team', 'Team name', 'Org unit', 'Organisation unit', 'Section', 'Department'] },
  { key: 'service', label: 'Service', kind: 'text', required: false, names: ['Service', 'Service area', 'Service name', 'Division', 'Directorate'] },
  { key: 'grade', label: 'Grade', kind: 'text', required: false, names: ['Grade', 'Role', 'Pay grade', 'Job title', 'Title', 'Role title', 'Post title', 'Band'] },
  { key: 'fundedFte', label: 'Funded FTE', kind: 'number', required: false, names: ['Funded FTE', 'Budgeted FTE', 'Establishment FTE', 'Budget FTE', 'FTE', 'Approved FTE', 'WTE', 'Established FTE', 'Posts'] },
]
