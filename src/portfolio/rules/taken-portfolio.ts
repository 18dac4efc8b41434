import type { Day } from '../../time/day.ts'
import type { EvidenceKind, EvidenceState } from './evidence.ts'

/** An item as it is taken away: nothing of it refers back to this service. */
export type TakenItem = {
  id: number
  title: string
  kind: EvidenceKind
  onDay: Day
  state: EvidenceState
  authorName: string
  decidedBy: string | null
  says: string
  standards: readonly string[]
  files: readonly { id: number; name: string; path: string; sha256: string }[]
}

/** Where a file lies in the archive: numbered, so that two of one name stay two; no character that a file system minds. */
export function pathInArchive(file: { id: number; name: string }): string {
  return `files/${file.id}-${file.name.replaceAll(/[^\w. -]+/g, '-').replaceAll(/^[. ]+/g, '')}`
}
