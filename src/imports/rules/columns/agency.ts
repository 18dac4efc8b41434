import type { KnownColumn } from './known-column.ts'

/** The agency vendor's list of placements (Matrix, Reed, Comensura and the like), or the council's own. */
export const agencyColumns: readonly KnownColumn[] = [
  { key: 'registrationNumber', label: 'Registration number', kind: 'reference', required: false,
    names: ['Registration number', 'SWE number', 'SWE No', 'SWE registration number', 'SWE registration', 'Social Work England number', 'SWENo', 'Professional registration number', 'SWE', 'SWE ID', 'SWE ref'] },
  { key: 'staffNumber', label: 'Worker number', kind: 'reference', required: false,
    names: ['Worker number', 'Worker ID', 'Candidate ID', 'Candidate reference', 'Candidate ref', 'Worker reference', 'Agency worker ID', 'Placement worker ID', 'Worker ref', 'Staff number'] },
  { key: 'email', label: 'E-mail address', kind: 'text', required: false, names: ['Email', 'E-mail', 'Email address', 'Worker email', 'Work email'] },
  { key: 'givenName', label: 'First name', kind: 'text', required: false, names: ['First name', 'Forename', 'Given name', 'Worker first name', 'Candidate first name'] },
  { key: 'familyName', label: 'Last name', kind: 'text', required: false, names: ['Last name', 'Surname', 'Family name', 'Worker last name', 'Worker surname', 'Candidate surname'] },
  { key: 'name', label: 'Worker', kind: 'text', required: false, names: ['Worker', 'Worker name', 'Name', 'Candidate', 'Candidate name', 'Agency worker', 'Agency worker name', 'Full name', 'Locum', 'Contractor', 'Temp name'] },
  { key: 'supplier', label: 'Supplier', kind: 'text', required: false, names: ['Supplier', 'Agency', 'Agency name', 'Supplier name', 'Vendor', 'Agency supplier', 'Provider'] },
  { key: 'startedOn', label: 'Start of the placement', kind: 'date', required: true,
    names: ['Start date', 'Placement start date', 'Placement start', 'Assignment start date', 'Assignment start', 'Started on', 'Start', 'Booking start date', 'Contract start date', 'From'] },
  { key: 'endedOn', label: 'End of the placement', kind: 'date', required: false,
    names: ['End date', 'Placement end date', 'Placement end', 'Actual end date', 'Assignment end date', 'Assignment end', 'Ended on', 'End', 'Booking end date', 'Contract end date', 'Expected end date', 'Finish date', 'To', 'Until'] },
  { key: 'charge', label: 'Charge', kind: 'number', required: false, names: ['Charge', 'Charge rate', 'Hourly charge', 'Hourly rate', 'Rate', 'Charge per hour', 'Cost per hour', 'Total charge', 'Bill rate', 'Day rate', 'Weekly cost', 'Cost', 'Total charge rate'] },
  { key: 'chargeUnit', label: 'Unit of the charge', kind: 'text', required: false, names: ['Charge unit', 'Unit', 'Rate type', 'Per', 'Rate unit', 'Unit of charge', 'Charge basis'] },
  { key: 'capGroup', label: 'Cap group', kind: 'text', required: false, names: ['Cap group', 'Price cap group', 'Cap', 'Price cap', 'Cap category', 'MoC group', 'Memorandum group', 'Regional cap'] },
  { key: 'positionNumber', label: 'Post covered', kind: 'reference', required: false, names: ['Post covered', 'Position number', 'Post number', 'Position covered', 'Covering post', 'Position ID', 'Post ID'] },
  { key: 'team', label: 'Team', kind: 'text', required: false, names: ['Team', 'Team covered', 'Team name', 'Cost centre name', 'Department', 'Location', 'Org unit'] },
  { key: 'service', label: 'Service', kind: 'text', required: false, names: ['Service', 'Service area', 'Division', 'Directorate'] },
  { key: 'title', label: 'Role', kind: 'text', required: false, names: ['Role', 'Job title', 'Role title', 'Job', 'Job role', 'Position title', 'Post title', 'Position', 'Post'] },
  { key: 'fte', label: 'FTE', kind: 'fte', required: false, names: ['FTE', 'Full time equivalent', 'WTE', 'FTE value'] },
]
