import type { KnownColumn } from './known-column.ts'

/** Eight numbers in a minute, for a council that has no allocation extract yet. */
export const countColumns: readonly KnownColumn[] = [
  { key: 'registrationNumber', label: 'Registration number', kind: 'reference', required: false, names: ['Registration number', 'SWE number', 'SWE No', 'Social Work England number', 'SWE'] },
  { key: 'staffNumber', label: 'Staff number', kind: 'reference', required: false, names: ['Staff number', 'Worker ID', 'Employee number', 'Staff ID', 'Payroll number', 'Employee ID'] },
  { key: 'email', label: 'E-mail address', kind: 'text', required: false, names: ['Email', 'Email address', 'Worker email'] },
  { key: 'worker', label: 'Worker', kind: 'text', required: false, names: ['Worker', 'Worker name', 'Name', 'Social worker', 'Allocated worker', 'Case holder'] },
  { key: 'team', label: 'Team', kind: 'text', required: false, names: ['Team', 'Team name'] },
  { key: 'children', label: 'Children', kind: 'number', required: true, names: ['Children', 'Cases', 'Number of children', 'Caseload', 'Number of cases', 'Open cases'] },
  { key: 'families', label: 'Families', kind: 'number', required: false, names: ['Families', 'Number of families', 'Sibling groups'] },
  { key: 'onDay', label: 'Date', kind: 'date', required: false, names: ['Date', 'As at', 'On', 'Day', 'Count date', 'Snapshot date', 'As at date'] },
]
