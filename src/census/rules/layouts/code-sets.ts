import type { Code } from '../layout.ts'

/**
 * The codes of the coded items. Sources: DfE CSWW 2024-25 business and technical specification v1 (November 2024), section 3.4;
 * ethnicity, GenderCurrent and CFKSSstatus from the LIIA schemas of 2021 to 2025, since DfE's CBDS was not available.
 */
export const yesNo: readonly Code[] = [
  { code: '0', label: 'No' },
  { code: '1', label: 'Yes' },
]

export const benefit: readonly Code[] = [
  { code: '0', label: 'No' },
  { code: '1', label: 'Yes, all LA-employed social workers eligible' },
  { code: '2', label: 'Yes, some LA-employed social workers eligible' },
]

export const sex: readonly Code[] = [
  { code: 'F', label: 'Female' },
  { code: 'M', label: 'Male' },
]

export const gender: readonly Code[] = [
  { code: '0', label: 'Not known' },
  { code: '1', label: 'Male' },
  { code: '2', label: 'Female' },
  { code: '9', label: 'Not specified' },
]

export const ethnicity: readonly Code[] = [
  { code: 'WBRI', label: 'White British' },
  { code: 'WIRI', label: 'White Irish' },
  { code: 'WOTH', label: 'Any other White background' },
  { code: 'MWBC', label: 'White and Black Caribbean' },
  { code: 'MWBA', label: 'White and Black African' },
  { code: 'MWAS', label: 'White and Asian' },
  { code: 'MOTH', label: 'Any other Mixed background' },
  { code: 'AIND', label: 'Indian' },
  { code: 'APKN', label: 'Pakistani' },
  { code: 'ABAN', label: 'Bangladeshi' },
  { code: 'AOTH', label: 'Any other Asian background' },
  { code: 'BCRB', label: 'Black Caribbean' },
  { code: 'BAFR', label: 'Black African' },
  { code: 'BOTH', label: 'Any other Black background' },
  { code: 'CHNE', label: 'Chinese' },
  { code: 'OOTH', label: 'Any other ethnic group' },
  { code: 'REFU', label: 'Declared not stated or refused' },
  { code: 'NOBT', label: 'Information not yet obtained' },
]

export const qualificationLevel: readonly Code[] = [
  { code: '1', label: 'Under-graduate' },
  { code: '2', label: 'Post-graduate' },
  { code: '3', label: 'Other' },
]

export const role: readonly Code[] = [
  { code: '1', label: 'Senior manager' },
  { code: '2', label: 'Middle manager' },
  { code: '3', label: 'First line manager' },
  { code: '4', label: 'Senior practitioner' },
  { code: '5', label: 'Case holder' },
  { code: '6', label: 'Qualified without cases' },
]

export const startOrigin: readonly Code[] = [
  { code: '1', label: 'Newly qualified social worker' },
  { code: '2', label: 'Social worker role in a different LA in England' },
  { code: '3', label: 'Social worker role outside England' },
  { code: '4', label: 'Agency or consultancy in social work (England)' },
  { code: '5', label: 'Other social work role, non-LA (England)' },
  { code: '6', label: 'Other social care role, LA or non-LA (England)' },
  { code: '7', label: 'Non-social care role / any role outside England / no employment / career break' },
  { code: '8', label: 'Other' },
  { code: '9', label: 'Not known' },
  { code: '10', label: 'Not yet collected' },
]

export const leaverDestination: readonly Code[] = [
  { code: '1', label: 'Social worker role in a different LA in England' },
  { code: '2', label: 'Social worker role outside England' },
  { code: '3', label: 'Agency or consultancy in social work (England)' },
  { code: '4', label: 'Other social work role, non-LA (England)' },
  { code: '5', label: 'Other social care role, LA or non-LA (England)' },
  { code: '6', label: 'Non-social care role / no employment / redundancy / career break / other role outside England / left England' },
  { code: '7', label: 'Other' },
  { code: '8', label: 'Not known' },
  { code: '9', label: 'Not yet collected' },
]

export const reasonForLeaving: readonly Code[] = [
  { code: '1', label: 'Resignation' },
  { code: '2', label: 'Voluntary redundancy' },
  { code: '3', label: 'Compulsory redundancy' },
  { code: '4', label: 'Dismissed' },
  { code: '5', label: 'Retired' },
  { code: '6', label: 'Deceased' },
  { code: '7', label: 'Moved to a non-child and family social work role within the LA' },
  { code: '8', label: 'Other' },
  { code: '9', label: 'Not known' },
  { code: '10', label: 'Not yet collected' },
]

export const reasonForAbsence: readonly Code[] = [
  { code: 'MAT', label: 'Maternity/paternity leave' },
  { code: 'OTH', label: 'Other paid authorised absence' },
  { code: 'PUB', label: 'Paid absence for public duties' },
  { code: 'SIC', label: 'Sick leave' },
  { code: 'TRN', label: 'Training' },
  { code: 'UNA', label: 'Unauthorised absence' },
  { code: 'UNP', label: 'Unpaid authorised absence' },
]

export const cfkssStatus: readonly Code[] = [
  { code: '1', label: 'ASYE' },
  { code: '2', label: 'Frontline practitioner' },
  { code: '3', label: 'Practice supervisor' },
  { code: '4', label: 'Practice leader' },
]
