import type { Day } from '../../../time/day.ts'
import type { Standing } from '../count-return.ts'
import type { CensusLayout } from '../layout.ts'
import type { CensusRecord, CensusWorker, LaBlock, LaBlockRecord, ValueProblem } from '../record.ts'
import type { EndOfReturn, ReturnHead } from '../return-reader.ts'

/** `structure`: the message is not built as specified, which counts as an error. `process`: what follows from the others. */
export type Severity = 'error' | 'query' | 'structure' | 'process'

/** One thing that a check found: what is wrong and how to mend it in `message`, where in the other fields. */
export type Finding = {
  /** Our id: K01 to K26 of the rules known from documents, T01 on for checks of our own. */
  check: string
  /** DfE's rule number; null until its rule document is at hand. */
  dfe: string | null
  severity: Severity
  /** The worker, 1 for the first; null for the header, the authority's block and the whole file. */
  position: number | null
  line: number | null
  registrationNumber: string | null
  item: string | null
  value: string | null
  message: string
}

export type CheckHeading = {
  id: string
  dfe: string | null
  text: string
  severity: Severity
  source: string
  /** The first and the last collection year that it applies to. */
  since?: number
  until?: number
}

export type Say = (item: string | null, value: string | null, message: string, severity?: Severity) => void

export type WorkerCheck = CheckHeading & { scope: 'worker'; find(row: CheckedRow, say: Say): void }
export type HeadCheck = CheckHeading & { scope: 'header' | 'authority'; find(head: CheckedHead, say: Say): void }
/** A check over all rows: it is begun once, sees each row, and may say more at the end. */
export type FileCheck = CheckHeading & {
  scope: 'file'
  begin(): { row?(row: CheckedRow, say: Say): void; end?(head: CheckedHead, say: Say): void }
}
export type Check = WorkerCheck | HeadCheck | FileCheck

export type CheckedRow = {
  record: CensusRecord
  worker: CensusWorker
  problems: readonly ValueProblem[]
  layout: CensusLayout
  period: CheckedPeriod
  standing: Standing
  /** Who DfE takes for the same person, made once for the checks that need it. */
  person: string
  /** Has the value of an item, whether it can be read or not. */
  has: (item: string) => boolean
}

export type CheckedPeriod = { from: Day; until: Day; workingDays: number; bornAfter: string; bornBefore: string }

export type CheckedHead = {
  head: ReturnHead | EndOfReturn
  workers: number
  layout: CensusLayout
  provisional: boolean
  laBlockRecord: LaBlockRecord | null
  laBlock: LaBlock | null
  problems: readonly ValueProblem[]
}

export const SPEC_2025 = 'DfE CSWW 2024-25 business and technical specification v1'
export const LIIA = 'LIIA schemas of 2021 to 2025'
export const LONDON_MET = 'London Met schema and validator of 2021'
export const LAIT = 'DfE LAIT data dictionary'
export const OURS = 'Throughline'
