import type { KnownColumn } from './known-column.ts'

/** A list of absences, one row each, as HR systems report them. Why somebody was ill is not asked and not read. */
export const absenceColumns: readonly KnownColumn[] = [
  { key: 'staffNumber', label: 'Staff number', kind: 'reference', required: false,
    names: ['Staff number', 'Employee number', 'Employee No', 'Employee ID', 'Payroll number', 'Personnel number', 'Pers.No.', 'Personal reference', 'Person number', 'Assignment number', 'Staff ID', 'Staff No', 'Payroll no', 'Emp No'] },
  { key: 'registrationNumber', label: 'Registration number', kind: 'reference', required: false, names: ['Registration number', 'SWE number', 'SWE No', 'SWE registration number', 'Social Work England number', 'SWENo', 'SWE', 'SWE ID'] },
  { key: 'email', label: 'E-mail address', kind: 'text', required: false, names: ['Email', 'E-mail', 'Email address', 'E-mail address', 'Work email', 'Work email address'] },
  { key: 'startedOn', label: 'First day', kind: 'date', required: true,
    names: ['Absence start date', 'First day of absence', 'First day', 'Absence start', 'Start date', 'Start of absence', 'Sickness start date', 'Date from', 'From', 'Start', 'Absence date from'] },
  { key: 'endedOn', label: 'Last day', kind: 'date', required: false,
    names: ['Absence end date', 'Last day of absence', 'Last day', 'Absence end', 'End date', 'End of absence', 'Sickness end date', 'Date to', 'To', 'End', 'Absence date to'] },
  { key: 'category', label: 'Type of absence', kind: 'text', required: false, names: ['Absence type', 'Type of absence', 'Absence category', 'Absence class', 'Category', 'Type', 'Leave type'] },
  { key: 'workingDays', label: 'Working days lost', kind: 'number', required: false,
    names: ['Working days lost', 'Days lost', 'Working days', 'Work days lost', 'Working days absent', 'FTE days lost', 'Days absent', 'Absence days', 'Duration (days)', 'Sickness days'] },
]
