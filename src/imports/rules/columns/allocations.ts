import type { KnownColumn } from './known-column.ts'

/**
 * Case allocations. Headers of Mosaic, Liquidlogic and Eclipse reports; `invo_*` are the columns of `ssd_involvements` of the
 * Standard Safeguarding Dataset, `worker_id` those of `care_worker_details` in DfE's data-flow pilot.
 */
export const allocationColumns: readonly KnownColumn[] = [
  { key: 'reference', label: 'Case reference', kind: 'reference', required: true,
    names: ['Case reference', 'Reference', 'Child reference', 'Case number', 'Case ID', 'invo_person_id', 'Child ID', 'Person ID', 'Mosaic ID', 'LCS ID', 'Liquidlogic ID', 'Eclipse ID', 'la_child_id', 'LA child ID', 'Client ID', 'System ID', 'Child number', 'Case ref', 'Child ref', 'Household ID', 'Carer ID', 'Subject reference', 'Subject ID'] },
  { key: 'subjectKind', label: 'Child or carer household', kind: 'text', required: false, names: ['Subject kind', 'Subject', 'Subject type', 'Child or carer household', 'Case subject', 'Kind of subject'] },
  { key: 'registrationNumber', label: "Worker's registration number", kind: 'reference', required: false, names: ['Registration number', 'SWE number', 'SWE No', 'Social Work England number', 'Worker registration number', 'SWE registration number', 'Worker SWE number', 'SWE', 'Allocated worker SWE number'] },
  { key: 'staffNumber', label: "Worker's staff number", kind: 'reference', required: false, names: ['Staff number', 'Worker staff number', 'Employee number', 'Worker ID', 'worker_id', 'Staff ID', 'Payroll number', 'Worker number', 'Employee ID', 'Allocated worker ID', 'Professional ID'] },
  { key: 'email', label: "Worker's e-mail address", kind: 'text', required: false, names: ['Email', 'Worker email', 'Worker email address', 'Email address', 'Allocated worker email'] },
  { key: 'worker', label: 'Worker', kind: 'text', required: false, names: ['Worker', 'Worker name', 'Allocated worker', 'Allocated worker name', 'Social worker', 'Case holder', 'Lead worker', 'Key worker', 'Lead professional', 'Allocated to', 'Professional', 'Case worker'] },
  { key: 'professional', label: 'Professional (SSD)', kind: 'reference', required: false, names: ['invo_professional_id'] },
  { key: 'team', label: 'Team', kind: 'text', required: false, names: ['Team', 'Team name', 'Worker team', 'Allocated team', 'invo_professional_team', 'Responsible team'] },
  { key: 'kind', label: 'Lead, co-worker, cover or duty', kind: 'text', required: false, names: ['Kind', 'Allocation kind', 'Allocation type', 'Involvement type', 'Relationship', 'Allocation role', 'Worker type', 'Involvement', 'invo_professional_role_id', 'Worker role', 'Role'] },
  { key: 'startedOn', label: 'Start', kind: 'date', required: true, names: ['Start date', 'Start', 'Allocation start date', 'Allocated on', 'Allocation date', 'Involvement start date', 'invo_involvement_start_date', 'start_date', 'Date allocated', 'Allocation start', 'Started on', 'From'] },
  { key: 'endedOn', label: 'End', kind: 'date', required: false, names: ['End date', 'End', 'Allocation end date', 'Involvement end date', 'invo_involvement_end_date', 'end_date', 'Date ended', 'Allocation end', 'Ended on', 'Until', 'To'] },
  { key: 'changeReason', label: 'Reason for change', kind: 'text', required: false, names: ['Reason for change', 'Change reason', 'Worker change reason', 'invo_worker_change_reason', 'Reason', 'End reason', 'Reason for worker change'] },
  { key: 'caseType', label: 'Case type', kind: 'text', required: false, names: ['Case type', 'Case status', 'Legal status group', 'Type of case', 'Plan type', 'Category', 'Case category', 'Current plan'] },
  { key: 'siblingGroup', label: 'Sibling group', kind: 'reference', required: false, names: ['Sibling group', 'Family ID', 'Sibling group ID', 'Family group', 'Family reference', 'Family', 'Group ID'] },
]

/** `ssd_professionals`, which tells who the professionals of `ssd_involvements` are. */
export const professionalColumns: readonly KnownColumn[] = [
  { key: 'professional', label: 'Professional', kind: 'reference', required: true, names: ['prof_professional_id'] },
  { key: 'staffNumber', label: 'Staff number', kind: 'reference', required: false, names: ['prof_staff_id'] },
  { key: 'registrationNumber', label: 'Registration number', kind: 'reference', required: false, names: ['prof_social_worker_registration_no'] },
  { key: 'worker', label: 'Name', kind: 'text', required: false, names: ['prof_professional_name'] },
]
