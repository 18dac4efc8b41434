/** The kinds of file that can be loaded, as the command line names them. */
export const importKinds = ['census', 'establishment', 'people', 'agency', 'allocations', 'counts', 'published'] as const

export type ImportKind = (typeof importKinds)[number]

export function isImportKind(text: string): text is ImportKind {
  return (importKinds as readonly string[]).includes(text)
}
