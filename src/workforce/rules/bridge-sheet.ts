import type { Sheet } from '../../files/sheet.ts'
import { sumFte } from './fte.ts'
import { bridgeLines, type Bridge, type BridgeEntry, type BridgeKind } from './vacancy-bridge.ts'

/** A bridge line by line, from the opening to the closing vacancies; the lines add up to the last. */
export function bridgeSheet(bridge: Bridge, name: string): Sheet<BridgeSheetLine> {
  return {
    name,
    rows: [
      { what: 'Vacancies at the beginning', ...bridge.opening, kind: null },
      ...bridgeLines(bridge).map((line) => ({ what: WORDS[line.kind], fte: line.fte, posts: line.posts, kind: line.kind })),
      { what: 'Vacancies at the end', ...bridge.closing, kind: null },
    ],
    columns: [
      { key: 'what', title: 'Line', kind: 'text', value: (line) => line.what },
      { key: 'fte', title: 'FTE', kind: 'number', decimals: 2, value: (line) => line.fte },
      { key: 'posts', title: 'Posts', kind: 'number', value: (line) => line.posts },
    ],
  }
}

/** Bridges side by side, one row for each team or service: what teams compare. */
export function bridgesSheet(bridges: readonly Bridge[], heading: string, name: string): Sheet<Bridge> {
  const of = (kind: BridgeKind) => (bridge: Bridge) => sumFte(bridge.entries.filter((entry) => entry.kind === kind).map((entry) => entry.fte))
  const kinds = (Object.keys(WORDS) as BridgeKind[]).filter((kind) => bridges.some((bridge) => bridge.entries.some((entry) => entry.kind === kind)))
  return {
    name,
    rows: bridges,
    columns: [
      { key: 'group', title: heading, kind: 'text', value: (bridge) => bridge.group.name },
      { key: 'opening', title: 'Opening', kind: 'number', decimals: 1, value: (bridge) => bridge.opening.fte },
      ...kinds.map((kind): Sheet<Bridge>['columns'][number] => ({ key: kind, title: WORDS[kind], kind: 'number', decimals: 1, value: of(kind) })),
      { key: 'closing', title: 'Closing', kind: 'number', decimals: 1, value: (bridge) => bridge.closing.fte },
    ],
  }
}

/** The people and posts of the lines. */
export function entriesSheet(entries: readonly BridgeEntry[], name: string, nameOf: (personId: number | null) => string): Sheet<BridgeEntry> {
  return {
    name,
    rows: entries,
    columns: [
      { key: 'line', title: 'Line', kind: 'text', value: (entry) => WORDS[entry.kind] },
      { key: 'person', title: 'Person', kind: 'text', value: (entry) => nameOf(entry.personId) },
      { key: 'position', title: 'Position', kind: 'text', value: (entry) => entry.positionNumber ?? '' },
      { key: 'title', title: 'Post', kind: 'text', value: (entry) => entry.title },
      { key: 'team', title: 'Team', kind: 'text', value: (entry) => entry.teamName ?? '' },
      { key: 'fte', title: 'FTE', kind: 'number', decimals: 2, value: (entry) => entry.fte },
      { key: 'posts', title: 'Posts', kind: 'number', value: (entry) => entry.posts },
    ],
  }
}

const WORDS: Readonly<Record<BridgeKind, string>> = {
  leavers: 'Leavers', 'movers out': 'Movers out', 'movers in': 'Movers in', 'new posts': 'New posts', 'deleted posts': 'Deleted posts', 'funding changed': 'Funding changed',
  'hours changed': 'Hours changed', 'over establishment': 'Over establishment', starters: 'Starters',
}

export type BridgeSheetLine = { what: string; fte: number; posts: number; kind: BridgeKind | null }
