import type { Day } from '../../time/day.ts'
import type { EnrolmentEvent, EnrolmentFacts } from './enrolment-state.ts'
import type { RunOverview } from './overview.ts'
import type { ProgrammeDocument } from './programme.ts'

/** One run of a programme by one person: everything that its state, its dates and its outcome are worked out from. */
export type Enrolment = Omit<EnrolmentFacts, 'events' | 'pauses'> & {
  id: number
  personId: number
  cohortId: number
  programmeVersionId: number
  plannedStart: Day
  route: string | null
  teamId: number | null
  postId: number | null
  probationEndsOn: Day | null
  closedOn: Day | null
  version: number
  /** From which day on which share of full time; the first is the start's. */
  hours: readonly { from: Day; fte: number }[]
  events: readonly EnrolmentRecord[]
  pauses: readonly EnrolmentPause[]
}

export type EnrolmentRecord = EnrolmentEvent & { note: string; actor: string; recordedAt: Date }
export type EnrolmentPause = { id: number; from: Day; until: Day | null; version: number }

export type Cohort = { id: number; name: string; label: string; programmeId: number; plannedStart: Day | null; capacity: number | null; kind: string; closedOn: Day | null; version: number }

export type ProgrammeVersion = { id: number; programmeId: number; code: string; label: string; number: number; document: ProgrammeDocument; validFrom: Day; validTo: Day | null; isProvisional: boolean; note: string; madeBy: string; madeAt: Date }

export type Relationship = { id: number; personId: number; kind: 'line-manager' | 'mentor' | 'practice-lead' | 'assessor' | 'consultant'; withPersonId: number; startedOn: Day; endedOn: Day | null; handoverNote: string; handedOverOn: Day | null; reviewOn: Day | null; version: number }

export type AcademyRun = { run: Enrolment; version: ProgrammeVersion; cohort: Cohort; overview: RunOverview }
