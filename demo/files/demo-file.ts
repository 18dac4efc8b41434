import type { ImportKind } from '../../src/imports/rules/kinds.ts'

/** A file as a council would send it: its name, what it is, and its bytes. */
export type DemoFile = { kind: ImportKind; name: string; text: string }
