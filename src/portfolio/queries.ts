import { createHash } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import { academyNames, listEnrolments, listProgrammeVersions, listRelationships, type Enrolment } from '../academy/queries.ts'
import { overviewOf } from '../academy/rules/overview.ts'
import { editionFor } from '../academy/rules/plan-frameworks.ts'
import type { ProgrammeDocument } from '../academy/rules/programme.ts'
import type { Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { groupBy } from '../workforce/rules/group-by.ts'
import { coverageOf, describeCoverage, type Coverage, type KindCount } from './rules/coverage.ts'
import type { EvidenceKind } from './rules/evidence.ts'
import type { PortfolioTables } from './tables.ts'

export type EvidenceRow = Selectable<PortfolioTables['evidence']>
export type EvidenceFileRow = Omit<Selectable<PortfolioTables['evidence_file']>, 'readable'>

/**
 * The coverage of every run that the caller reaches: x of 3 for each kind, complete or what is missing in words. Numbers and no content,
 * for the board, reviews and the panel.
 */
export async function listCoverage(tx: Tx, on: Day, only: { enrolmentId?: number; personId?: number } = {}): Promise<ReadonlyMap<number, PortfolioCoverage>> {
  const enrolments = await listEnrolments(tx, only)
  if (enrolments.length === 0) return new Map()
  const versions = new Map((await listProgrammeVersions(tx)).map((version) => [version.id, version]))
  const { rows } = await sql<{ enrolment_id: number; kind: EvidenceKind; state: string; n: number }>`select enrolment_id, kind, state, n from access.evidence_counts()`.execute(tx)
  const counts = groupBy(rows, (row) => row.enrolment_id)
  const covered = new Map<number, PortfolioCoverage>()
  for (const enrolment of enrolments) {
    const version = versions.get(enrolment.programmeVersionId)
    if (!version) continue
    const own: KindCount[] = counts.get(enrolment.id) ?? []
    const coverage = coverageOf(version.document.evidence, own, overviewOf(enrolment, version.document, [], on).schedule.handInOn, on)
    covered.set(enrolment.id, { ...coverage, enrolmentId: enrolment.id, personId: enrolment.personId, isOpen: enrolment.closedOn === null, said: describeCoverage(coverage) })
  }
  return covered
}

/** Of one run; null where the caller does not reach it. */
export async function findCoverage(tx: Tx, enrolmentId: number, on: Day): Promise<PortfolioCoverage | null> {
  return (await listCoverage(tx, on, { enrolmentId })).get(enrolmentId) ?? null
}

/** Evidence of a run that the caller may read, the newest day first. */
export async function listEvidence(tx: Tx, enrolmentId: number): Promise<EvidenceRow[]> {
  return await tx.selectFrom('evidence').selectAll().where('enrolment_id', '=', enrolmentId).orderBy('on_day', 'desc').orderBy('id', 'desc').execute()
}

/** What waits for the caller as assessor. */
export async function listToDecide(tx: Tx, personId: number): Promise<EvidenceRow[]> {
  return await tx.selectFrom('evidence').selectAll().where('submitted_to', '=', personId).where('state', '=', 'submitted').orderBy('submitted_at').execute()
}

/** How much of the own evidence was sent back and not submitted again. */
export async function countReturned(tx: Tx, personId: number): Promise<number> {
  const { n } = await tx.selectFrom('evidence').select((eb) => eb.fn.countAll<string>().as('n')).where('person_id', '=', personId).where('state', '=', 'returned').executeTakeFirstOrThrow()
  return Number(n)
}

/** An item with its files, standards and history; null where the caller may not read it. */
export async function findEvidence(tx: Tx, id: number): Promise<FullEvidence | null> {
  if (!Number.isSafeInteger(id) || id < 1 || id > 2_147_483_647) return null
  const row = await tx.selectFrom('evidence').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const standards = await tx
    .selectFrom('evidence_standard as e').innerJoin('framework_standard as s', 's.id', 'e.standard_id').innerJoin('framework as f', 'f.id', 's.framework_id')
    .select(['s.id', 's.code', 's.label', 'f.label as framework']).where('e.evidence_id', '=', id).orderBy('f.id').orderBy('s.sort').execute()
  return { row, files: await listFiles(tx, [id]), standards, events: await tx.selectFrom('evidence_event').selectAll().where('evidence_id', '=', id).orderBy('at').orderBy('id').execute() }
}

export async function listFiles(tx: Tx, evidenceIds: readonly number[]): Promise<EvidenceFileRow[]> {
  if (evidenceIds.length === 0) return []
  return await tx.selectFrom('evidence_file').select(['id', 'authority_id', 'evidence_id', 'person_id', 'name', 'type', 'bytes', 'sha256', 'added_by', 'added_at']).where('evidence_id', 'in', evidenceIds).orderBy('id').execute()
}

/** A file whole: at most 25 MB, read in its pieces within the caller's transaction, which ends before the answer is sent. */
export async function readFileContent(tx: Tx, fileId: number): Promise<Buffer> {
  const pieces = await tx.selectFrom('evidence_chunk').select('content').where('file_id', '=', fileId).orderBy('number').execute()
  return Buffer.concat(pieces.map(({ content }) => content))
}

/** The standards that a run is assessed against, framework by framework, each in the edition in force when it started. */
export async function listStandards(tx: Tx, { document, schedule }: Pick<PortfolioRun, 'document' | 'schedule'>): Promise<FrameworkStandards[]> {
  if (document.frameworks.length === 0) return []
  const rows = await tx
    .selectFrom('framework_standard as s').innerJoin('framework as f', 'f.id', 's.framework_id')
    .select(['s.id', 's.code', 's.label', 'f.id as frameworkId', 'f.code as frameworkCode', 'f.label as framework', 'f.is_provisional as isProvisional', 'f.valid_from as validFrom', 'f.valid_to as validTo'])
    .where('f.code', 'in', [...document.frameworks]).orderBy('f.id').orderBy('s.sort').orderBy('s.id').execute()
  const editions = groupBy([...groupBy(rows, (row) => row.frameworkId).values()].flatMap(([first]) => (first ? [first] : [])), (row) => row.frameworkCode)
  const chosen = new Set([...editions.values()].map((list) => editionFor(list, schedule.startsOn)?.frameworkId))
  return [...groupBy(rows.filter((row) => chosen.has(row.frameworkId)), (row) => row.frameworkId).values()].flatMap((standards) => {
    const [first] = standards
    return first ? [{ code: first.frameworkCode, label: first.framework, isProvisional: first.isProvisional, standards: standards.map(({ id, code, label }) => ({ id, code, label })) }] : []
  }).sort((a, b) => document.frameworks.indexOf(a.code) - document.frameworks.indexOf(b.code))
}

/** Which standards which readable items of a run are mapped to. */
export async function listMappings(tx: Tx, evidenceIds: readonly number[]): Promise<{ evidenceId: number; standardId: number }[]> {
  if (evidenceIds.length === 0) return []
  return (await tx.selectFrom('evidence_standard').select(['evidence_id', 'standard_id']).where('evidence_id', 'in', evidenceIds).execute()).map((row) => ({ evidenceId: row.evidence_id, standardId: row.standard_id }))
}

/** The run that somebody is on, or was on last, with its programme and who assesses it. */
export async function findOwnRun(tx: Tx, personId: number | null, on: Day): Promise<PortfolioRun | null> {
  if (personId === null) return null
  const enrolments = await listEnrolments(tx, { personId })
  const enrolment = enrolments.find((run) => run.closedOn === null) ?? enrolments.at(-1)
  return enrolment === undefined ? null : await runOf(tx, enrolment, on)
}

export async function findRun(tx: Tx, enrolmentId: number, on: Day): Promise<PortfolioRun | null> {
  if (!Number.isSafeInteger(enrolmentId) || enrolmentId < 1 || enrolmentId > 2_147_483_647) return null
  const [enrolment] = await listEnrolments(tx, { enrolmentId })
  return enrolment === undefined ? null : await runOf(tx, enrolment, on)
}

async function runOf(tx: Tx, enrolment: Enrolment, on: Day): Promise<PortfolioRun | null> {
  const version = (await listProgrammeVersions(tx)).find((one) => one.id === enrolment.programmeVersionId)
  if (!version) return null
  const nameOf = await academyNames(tx)
  const beside = (await listRelationships(tx, { personId: enrolment.personId })).filter((one) => one.startedOn <= on && (one.endedOn === null || one.endedOn >= on))
  const named = (kind: string) => {
    const found = beside.find((one) => one.kind === kind)
    return found === undefined ? null : { personId: found.withPersonId, name: nameOf(found.withPersonId) }
  }
  const passed = enrolment.events.find((event) => event.kind === 'passed')
  return {
    enrolmentId: enrolment.id, personId: enrolment.personId, name: nameOf(enrolment.personId), programme: version.label, programmeCode: version.code, document: version.document, assessor: named('assessor'),
    beside: [...new Map(beside.map((one) => [one.withPersonId, nameOf(one.withPersonId)]))].map(([personId, name]) => ({ personId, name })),
    schedule: overviewOf(enrolment, version.document, [], on).schedule, passedOn: passed?.onDay ?? null,
  }
}

/** Whether a person said that the names are gone, of the portfolio as it stands now: for the panel's checklist. */
export async function findNamesCleared(tx: Tx, enrolmentId: number): Promise<{ by: string; at: Date } | null> {
  const sha256 = await portfolioHash(tx, enrolmentId)
  const row = await tx.selectFrom('names_cleared').select(['cleared_by', 'cleared_at']).where('enrolment_id', '=', enrolmentId).where('sha256', '=', sha256).orderBy('cleared_at', 'desc').executeTakeFirst()
  return row === undefined ? null : { by: row.cleared_by, at: row.cleared_at }
}

/** Of everything that is not a draft: another word, title or file is another portfolio. */
export async function portfolioHash(tx: Tx, enrolmentId: number): Promise<string> {
  const items = await tx.selectFrom('evidence').select(['id', 'title', 'says']).where('enrolment_id', '=', enrolmentId).where('state', '<>', 'draft').orderBy('id').execute()
  const files = await listFiles(tx, items.map(({ id }) => id))
  return createHash('sha256').update(JSON.stringify([items.map(({ id, title, says }) => [id, title, says]), files.map((file) => [file.id, file.name, file.sha256])])).digest('hex')
}

export type PortfolioCoverage = Coverage & { enrolmentId: number; personId: number; isOpen: boolean; said: string }
export type FullEvidence = {
  row: EvidenceRow
  files: EvidenceFileRow[]
  standards: { id: number; code: string; label: string; framework: string }[]
  events: Selectable<PortfolioTables['evidence_event']>[]
}
export type FrameworkStandards = { code: string; label: string; isProvisional: boolean; standards: { id: number; code: string; label: string }[] }
export type PortfolioRun = {
  enrolmentId: number
  personId: number
  name: string
  programme: string
  programmeCode: string
  document: ProgrammeDocument
  assessor: { personId: number; name: string } | null
  beside: readonly { personId: number; name: string }[]
  schedule: ReturnType<typeof overviewOf>['schedule']
  passedOn: Day | null
}
