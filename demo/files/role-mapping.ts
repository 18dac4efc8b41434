/** The council's own titles and the DfE roles that they stand for, as its data officer mapped them. */
export const roleMapping: Readonly<Record<string, unknown>> = {
  roles: {
    'Head of Service': 1,
    'Enhanced Social Worker Practitioner': 4,
    'Social Worker (Duty)': 6,
    'Supervising Social Worker': 6,
    'Quality Assurance Officer (Social Work)': 6,
  },
}
