export function rotationsPath(enrolmentId: number): string {
  return `/academy/people/${enrolmentId}/rotations`
}

export function changeRotationPath(enrolmentId: number, id: number): string {
  return `/academy/people/${enrolmentId}/rotations?change=${id}`
}

export function readinessPath(enrolmentId: number): string {
  return `/academy/people/${enrolmentId}/readiness`
}
