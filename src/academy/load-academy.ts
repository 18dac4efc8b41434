import type { Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { sql } from 'kysely'
import { academyNames, listCohorts, listEnrolments, listProgrammeVersions, listRelationships } from './queries.ts'
import { doneSteps } from './rules/done-steps.ts'
import { overviewOf } from './rules/overview.ts'
import { groupBy } from '../workforce/rules/group-by.ts'
import type { AcademyRun, Cohort, ProgrammeVersion, Relationship } from './rules/record.ts'

/** Everybody on a programme whom the caller reaches, with where they stand on a day. */
export async function loadAcademy(tx: Tx, on: Day, only: { personId?: number; enrolmentId?: number } = {}): Promise<Academy> {
  const versions = await listProgrammeVersions(tx)
  const cohorts = await listCohorts(tx)
  const relationships = await listRelationships(tx)
  const enrolments = await listEnrolments(tx, only)
  const done = await listDone(tx)
  const versionOf = new Map(versions.map((version) => [version.id, version]))
  const cohortOf = new Map(cohorts.map((cohort) => [cohort.id, cohort]))
  const runs = enrolments.flatMap((run) => {
    const [version, cohort] = [versionOf.get(run.programmeVersionId), cohortOf.get(run.cohortId)]
    return version && cohort ? [{ run, version, cohort, overview: overviewOf(run, version.document, relationships, on, done(run.id, version.document.evidence.reflectionMonths)) }] : []
  })
  return { on, runs, cohorts, versions, relationships, nameOf: await academyNames(tx) }
}

/** What reviews, portfolio and panel recorded of each run, in two queries for all of them. */
async function listDone(tx: Tx): Promise<(enrolmentId: number, reflectionMonths: readonly number[]) => ReadonlySet<string>> {
  const { rows: steps } = await sql<{ enrolment_id: number; step: string }>`select enrolment_id, step from access.recorded_steps()`.execute(tx)
  const { rows: counts } = await sql<{ enrolment_id: number; kind: string; n: number }>`select enrolment_id, kind, n from access.evidence_counts()`.execute(tx)
  const [stepsOf, countsOf] = [groupBy(steps, (row) => row.enrolment_id), groupBy(counts, (row) => row.enrolment_id)]
  return (id, months) => doneSteps({ steps: (stepsOf.get(id) ?? []).map(({ step }) => step), evidence: countsOf.get(id) ?? [] }, months)
}

export type Academy = { on: Day; runs: readonly AcademyRun[]; cohorts: readonly Cohort[]; versions: readonly ProgrammeVersion[]; relationships: readonly Relationship[]; nameOf: (personId: number) => string }
