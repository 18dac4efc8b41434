export const supervisionPath = '/supervision'
export const answersPath = '/supervision/answers'
export const actionsPath = '/supervision/actions'
export const reflectionsPath = '/supervision/reflections'
export const writeReflectionPath = '/supervision/reflections/write'
export const openingsPath = '/supervision/openings'
export const fortnightPath = '/supervision/fortnight'
export const planPath = '/supervision/plan'
export const myPeoplePath = '/supervision/people'
export const cadencePath = '/supervision/how-often'

export function reflectionPath(id: number): string {
  return `/supervision/reflections/${id}`
}

export function sharesPath(id: number): string {
  return `/supervision/reflections/${id}/shares`
}

export function logPath(personId: number): string {
  return `/supervision/people/${personId}`
}

export function handOverPath(personId: number): string {
  return `/supervision/people/${personId}/hand-over`
}

export function planForPath(personId: number): string {
  return `${planPath}?person=${personId}`
}

export function writeForPath(sessionId: number): string {
  return `${writeReflectionPath}?session=${sessionId}`
}
