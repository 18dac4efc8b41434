export const workforcePath = '/workforce'
export const councilsPath = '/workforce/councils'
export const publishedPath = '/published'
export const loadPublishedPath = '/published/load'
export const caseloadsPath = '/caseloads'

export function measurePath(measure: string, basis: string, on?: string): string {
  return `/measures/${measure}?basis=${basis}${on === undefined ? '' : `&on=${on}`}`
}

export function measureRowsPath(measure: string, basis: string, on: string, part?: 'numerator' | 'denominator', group?: { kind: string; id: number | string }): string {
  const query = new URLSearchParams({ basis, on, ...(part === undefined ? {} : { part }), ...(group === undefined ? {} : { by: group.kind, group: String(group.id) }) })
  return `/measures/${measure}/rows?${query.toString()}`
}

export function targetPath(measure: string, basis: string): string {
  return `/measures/${measure}/target?basis=${basis}`
}
