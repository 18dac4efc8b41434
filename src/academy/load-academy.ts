import type { Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { academyNames, listCohorts, listDoneSteps, listEnrolments, listProgrammeVersions, listRelationships } from './queries.ts'
import { overviewOf } from './rules/overview.ts'
import type { AcademyRun, Cohort, ProgrammeVersion, Relationship } from './rules/record.ts'

/** Everybody on a programme whom the caller reaches, with where they stand on a day. */
export async function loadAcademy(tx: Tx, on: Day, only: { personId?: number; enrolmentId?: number } = {}): Promise<Academy> {
  const versions = await listProgrammeVersions(tx)
  const cohorts = await listCohorts(tx)
  const relationships = await listRelationships(tx)
  const enrolments = await listEnrolments(tx, only)
  const done = await listDoneSteps(tx)
  const versionOf = new Map(versions.map((version) => [version.id, version]))
  const cohortOf = new Map(cohorts.map((cohort) => [cohort.id, cohort]))
  const runs = enrolments.flatMap((run) => {
    const [version, cohort] = [versionOf.get(run.programmeVersionId), cohortOf.get(run.cohortId)]
    return version && cohort ? [{ run, version, cohort, overview: overviewOf(run, version.document, relationships, on, done(run.id, version.document.evidence.reflectionMonths)) }] : []
  })
  return { on, runs, cohorts, versions, relationships, nameOf: await academyNames(tx) }
}

export type Academy = { on: Day; runs: readonly AcademyRun[]; cohorts: readonly Cohort[]; versions: readonly ProgrammeVersion[]; relationships: readonly Relationship[]; nameOf: (personId: number) => string }
