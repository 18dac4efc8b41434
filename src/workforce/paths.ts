export const establishmentPath = '/establishment'
export const bridgePath = '/establishment/bridge'
export const changesPath = '/establishment/changes'
export const peoplePath = '/people'

export function personPath(personId: number): string {
  return `/people/${personId}`
}

export function protectedPath(personId: number): string {
  return `/people/${personId}/protected`
}
