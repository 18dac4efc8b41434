import type { Day } from '../../time/day.ts'

/** One worker of a return as it was sent: texts, trimmed, nothing decided yet. */
export type CensusRecord = {
  /** 1 for the first worker of the file. */
  position: number
  /** The line on which the worker's element begins. */
  line: number
  /** By item name; an item that may be repeated is in `repeated` instead. */
  values: Readonly<Record<string, string>>
  repeated: Readonly<Record<string, readonly string[]>>
  /** Elements that no layout knows, by their path inside the worker. */
  unknown: Readonly<Record<string, string>>
  /** What the structure of this one worker has wrong, for check K02. */
  structure: readonly StructureFault[]
}

export type StructureFault = { kind: 'order' | 'twice' | 'spelling'; item: string; value: string }

/** The header as it was sent; null where the element is not there. */
export type CensusHeader = {
  collection: string | null
  year: string | null
  referenceDate: string | null
  sourceLevel: string | null
  lea: string | null
  softwareCode: string | null
  dateTime: string | null
}

/** The authority's block as it was sent. */
export type LaBlockRecord = { element: string; line: number; values: Readonly<Record<string, string>>; structure: readonly StructureFault[] }

/** An element that no layout knows: kept and listed, never a reason to refuse a file. */
export type UnknownElement = { element: string; where: 'header' | 'authority' | 'worker' | 'message'; count: number; examples: readonly string[] }

/** One worker with typed values; null is "not given" or "cannot be read", which the problems tell apart. */
export type CensusWorker = {
  position: number
  line: number
  agency: boolean | null
  registrationNumber: string | null
  fte: number | null
  birthDate: Day | null
  /** From Sex, else from GenderCurrent, whose 0 and 9 are "not known" and "not specified". */
  sex: 'F' | 'M' | 'not known' | 'not specified' | null
  ethnicity: string | null
  qualifiedAt: readonly string[]
  qualificationLevel: string | null
  stepUp: boolean | null
  /** 1 senior manager, 2 middle manager, 3 first line manager, 4 senior practitioner, 5 case holder, 6 qualified without cases. */
  role: string | null
  startedOn: Day | null
  startOrigin: string | null
  /** The last day in post. */
  endedOn: Day | null
  leaverDestination: string | null
  reasonForLeaving: string | null
  /** FTE on 30 September of the year before: the FTE that a leaver counts with. */
  ftePreviousYear: number | null
  cases: number | null
  daysLost: number | null
  contractWeeks: readonly number[]
  frontline: boolean | null
  absent: boolean | null
  reasonsForAbsence: readonly string[]
  cfkssStatus: readonly string[]
  baseSalary: number | null
  retentionPayments: number | null
  otherPayments: number | null
}

/** The authority's block with typed values. */
export type LaBlock = {
  vacancyFte: number | null
  agencyCoverFte: number | null
  agencyCoverHeadcount: number | null
  /** The pay offer since 2025, by item name: '0', '1' or '2'. */
  payOffer: Readonly<Record<string, string>>
  otherAllowances: string | null
}

/** A value that cannot be read as its item asks (`wrong`), or was read with a correction (`mended`). */
export type ValueProblem = { item: string; value: string; kind: 'wrong' | 'mended'; message: string }
