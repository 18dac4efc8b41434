export const dataPath = '/data'
export const uploadPath = '/data/upload'

export function importPath(id: number): string {
  return `/data/imports/${id}`
}

export function applyPath(id: number): string {
  return `/data/imports/${id}/apply`
}

export function undoPath(id: number): string {
  return `/data/imports/${id}/undo`
}

export function discardPath(id: number): string {
  return `/data/imports/${id}/discard`
}

export function columnsPath(id: number): string {
  return `/data/imports/${id}/columns`
}

export const exceptionsPath = '/data/exceptions'
export const decidePath = '/data/exceptions/decide'

/** The subject travels in the query: it may hold any character of a file. No child's reference is ever one. */
export function exceptionPath(kind: string, subject: string): string {
  return `/data/exceptions/${kind}?subject=${encodeURIComponent(subject)}`
}

export const typeCountsPath = '/data/counts'
export const typeGridPath = '/data/establishment'
export const expectedPath = '/data/expected'
export const expectPath = '/data/expected/enter'

export function withdrawPath(id: number): string {
  return `/data/expected/${id}/withdraw`
}
