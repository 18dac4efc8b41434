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
