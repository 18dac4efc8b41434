import type { ImportKind } from '../../src/imports/rules/kinds.ts'

/** A file as a council would send it: its name, what it is, and its text; `mapping` as a data officer would choose it. */
export type DemoFile = { kind: ImportKind; name: string; text: string; mapping?: Readonly<Record<string, unknown>> }
