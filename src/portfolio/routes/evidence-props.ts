import type { Tx } from '../../access/begin.ts'
import { documentTypes } from '../../files/sniff-document.ts'
import type { Reply } from '../../web/route.ts'
import type { EvidencePageProps } from '../pages/evidence-page.tsx'
import { readFileContent, type EvidenceFileRow, type FullEvidence } from '../queries.ts'

/** An item's files for its page; where they are fetched depends on who reads it. */
export function filesOf(held: FullEvidence, hrefOf: (file: number) => string): EvidencePageProps['files'] {
  return held.files.map((file) => ({ id: file.id, href: hrefOf(file.id), name: file.name, type: documentTypes[file.type].label, size: sized(file.bytes) }))
}

export function standardsOf(held: FullEvidence): string[] {
  return held.standards.map((one) => `${one.framework}: ${one.code} ${one.label}`)
}

export function eventsOf(held: FullEvidence): EvidencePageProps['events'] {
  return held.events.map((event) => ({ at: event.at, what: EVENT_WORDS[event.action], by: event.by_name, note: event.note }))
}

export async function downloadOf(tx: Tx, file: EvidenceFileRow): Promise<Reply> {
  return { kind: 'download', fileName: file.name, type: documentTypes[file.type].type, body: await readFileContent(tx, file.id) }
}

function sized(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

const EVENT_WORDS = { made: 'Made', changed: 'Changed', submitted: 'Submitted', returned: 'Sent back', accepted: 'Accepted', received: 'Received', 'name-removed': 'A name was removed', 'file-removed': 'A file was removed' } as const
