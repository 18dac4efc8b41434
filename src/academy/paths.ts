export const academyPath = '/academy'
export const academyDuePath = '/academy/due'
export const enrolPath = '/academy/enrol'
export const cohortsPath = '/academy/cohorts'
export const capacityPath = '/academy/capacity'
export const mentorPlacePath = '/academy/capacity/mentor'
export const outcomesPath = '/academy/outcomes'
export const figurePath = '/academy/outcomes/figure'
export const programmesPath = '/academy/programmes'
export const shipProgrammesPath = '/academy/programmes/shipped'
export const frameworksPath = '/academy/frameworks'
export const importFrameworksPath = '/academy/frameworks/import'
export const pipelinePath = '/academy/before-registration'
export const academyFilePath = '/academy/import'

export function enrolmentPath(enrolmentId: number): string {
  return `/academy/people/${enrolmentId}`
}

export function recordEventPath(enrolmentId: number): string {
  return `/academy/people/${enrolmentId}/record`
}

export function besidePath(enrolmentId: number): string {
  return `/academy/people/${enrolmentId}/beside`
}

export function pausePath(enrolmentId: number): string {
  return `/academy/people/${enrolmentId}/pause`
}

export function notePath(enrolmentId: number): string {
  return `/academy/people/${enrolmentId}/note`
}

export function programmePath(code: string): string {
  return `/academy/programmes/${code}`
}

export function traineePath(traineeId: number): string {
  return `/academy/before-registration/${traineeId}`
}

export function takeBackPath(enrolmentId: number): string {
  return `/academy/people/${enrolmentId}/take-back`
}

export function frameworkPlanPath(id: number): string {
  return `${importFrameworksPath}/${id}`
}

export function discardFrameworksPath(id: number): string {
  return `${importFrameworksPath}/${id}/discard`
}

/** The frameworks in force as a file, in the form in which they are imported. */
export function frameworksFilePath(format: 'frameworks.json' | 'standards.csv' | 'mappings.csv'): string {
  return `/academy/frameworks/file/${format}`
}
