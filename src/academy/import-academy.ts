import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { ensureProgrammes } from './ensure-programmes.ts'
import { enterPerson, peopleFinder, type PeopleFinder } from './find-or-enter-person.ts'
import { listCohorts, listEnrolments, listProgrammeVersions, listRelationships } from './queries.ts'
import type { Enrolment, ProgrammeVersion } from './rules/record.ts'
import type { AcademyFileRow } from './read-academy-file.ts'
import { closedOn, eventsOf, type RowProblem } from './rules/import-rows.ts'
import { versionFor } from './rules/versions.ts'
import type { RelationshipKind } from './tables.ts'

/**
 * Loads the list of an academy that runs already: unknown people and cohorts are made, the same list again changes nothing, and a
 * corrected list takes back what it no longer says. Either every row is loaded or none. docs/rules/academy.md, "The bulk load".
 */
export async function importAcademy(tx: Tx, caller: Caller, rows: readonly AcademyFileRow[]): Promise<ImportedAcademy> {
  await ensureProgrammes(tx, caller)
  const load = { tx, caller, people: await peopleFinder(tx), versions: await listProgrammeVersions(tx), problems: [] as (RowProblem & { row: number })[], counts: { people: 0, cohorts: 0, enrolments: 0, changed: 0, relationships: 0 } }
  const teams = new Map((await tx.selectFrom('team').select(['id', 'name']).execute()).map((team) => [team.name.toLowerCase(), team.id]))
  const cohorts = new Map<string, { id: number; programmeId: number }>((await listCohorts(tx)).map((cohort) => [cohort.name.toLowerCase(), cohort]))
  const held = await listEnrolments(tx)
  const beside = await listRelationships(tx)
  const seen = new Map<string, number>()
  for (const row of rows) {
    const refuse = (column: string, value: string, message: string): void => void load.problems.push({ row: row.row, column, value, message })
    const version = versionFor(load.versions, row.programme, row.started_on)
    if (version === null) {
      refuse('programme', row.programme, programmeProblem(load.versions, row))
      continue
    }
    const cohort = cohorts.get(row.cohort.toLowerCase()) ?? (await makeCohort(load, row, version))
    cohorts.set(row.cohort.toLowerCase(), cohort)
    if (cohort.programmeId !== version.programmeId) {
      refuse('programme', row.programme, `The cohort ${row.cohort} is of another programme: name another cohort, or its programme.`)
      continue
    }
    const team = row.team === null ? null : teams.get(row.team.toLowerCase())
    if (team === undefined) {
      refuse('team', row.team ?? '', 'There is no team of that name: load the establishment first, correct the name, or empty the cell.')
      continue
    }
    const personId = await personOf(load, row, 'person', row.person, row.registration_number)
    if (personId === null) continue
    const key = `${personId} ${cohort.id} ${row.started_on}`
    const earlier = seen.get(key)
    if (earlier !== undefined) {
      refuse('person', row.person, `The same person, cohort and start stand in row ${earlier} too: remove one of the two.`)
      continue
    }
    seen.set(key, row.row)
    const known = held.find((run) => run.personId === personId && run.cohortId === cohort.id && run.plannedStart === row.started_on)
    const mine = { startedOn: row.started_on, closedOn: closedOn(row) }
    const other = held.find((run) => run.personId === personId && run !== known && overlaps({ startedOn: run.plannedStart, closedOn: run.closedOn }, mine))
    if (other) {
      refuse('started_on', row.started_on, `${row.person} is on another programme in that time (from ${other.plannedStart}${other.closedOn === null ? '' : ` until ${other.closedOn}`}): end that one first, or correct the start.`)
      continue
    }
    const id = known ? await updateRun(load, known, row) : await addRun(load, { row, personId, cohortId: cohort.id, versionId: version.id, teamId: team })
    if (!known) held.push({ id, personId, cohortId: cohort.id, plannedStart: row.started_on, closedOn: mine.closedOn } as Enrolment)
    await addRelationships(load, row, personId, beside)
  }
  const { people, cohorts: made, enrolments, changed, relationships } = load.counts
  const changes = people + made + enrolments + changed + relationships
  if (load.problems.length === 0 && changes > 0) await audit(tx, caller, { action: 'academy-imported', subjectType: 'authority', subjectId: caller.authority.id, detail: { rows: rows.length, ...load.counts } })
  return { counts: load.counts, problems: load.problems, isUnchanged: changes === 0 }
}

function programmeProblem(versions: readonly ProgrammeVersion[], row: AcademyFileRow): string {
  const of = versions.filter(({ code, label }) => [code, label.toLowerCase()].includes(row.programme.toLowerCase()))
  const [first] = of
  if (!first) return `There is no programme "${row.programme}": write ${[...new Set(versions.map(({ code }) => code))].join(' or ')}, or add the programme first.`
  return `The programme ${row.programme} is in force from ${of.map(({ validFrom }) => validFrom).sort()[0] ?? ''} and this run starts on ${row.started_on}: correct the day, or the programme.`
}

async function makeCohort(load: Load, row: AcademyFileRow, version: ProgrammeVersion) {
  const { tx, caller, counts } = load
  const { id } = await tx
    .insertInto('cohort')
    .values({ authority_id: caller.authority.id, name: row.cohort, programme_id: version.programmeId, planned_start: row.started_on, label: row.cohort_label ?? '', capacity: null, closed_on: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  counts.cohorts += 1
  return { id, programmeId: version.programmeId }
}

async function personOf(load: Load, row: AcademyFileRow, column: string, text: string, registration: string | null): Promise<number | null> {
  const found = load.people.find(text, registration)
  if (found.kind === 'found') return found.id
  if (found.kind === 'several') {
    load.problems.push({ row: row.row, column, value: text, message: `${found.count} people have that name: write the registration number or the staff number instead.` })
    return null
  }
  const person = await enterPerson(load.tx, load.caller, text, registration)
  load.people.index(person)
  load.counts.people += 1
  return person.id
}

async function addRun(load: Load, run: { row: AcademyFileRow; personId: number; cohortId: number; versionId: number; teamId: number | null }): Promise<number> {
  const { tx, caller, counts } = load
  const { row, personId } = run
  const { id } = await tx
    .insertInto('enrolment')
    .values({
      authority_id: caller.authority.id, person_id: personId, cohort_id: run.cohortId, programme_version_id: run.versionId, planned_start: row.started_on, route: row.route, fte: row.fte ?? 1,
      team_id: run.teamId, post_id: null, probation_ends_on: null, closed_on: closedOn(row),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.insertInto('enrolment_event').values(eventsOf(row).map((event) => eventRow(caller, id, personId, event))).execute()
  counts.enrolments += 1
  return id
}

/** What a file says of an ending or of leaving takes the place of what it said before; what was recorded here in between stays. */
async function updateRun(load: Load, known: Enrolment, row: AcademyFileRow): Promise<number> {
  const { tx, caller, counts } = load
  const wanted = eventsOf(row)
  const same = (a: { kind: string; onDay: string; reason: string | null }, b: typeof a): boolean => a.kind === b.kind && a.onDay === b.onDay && a.reason === b.reason
  const gone = known.events.filter((event) => OF_FILES.has(event.kind) && !wanted.some((one) => same(one, event)))
  const fresh = wanted.filter((event) => !known.events.some((one) => same(one, event)))
  if (gone.length + fresh.length === 0) return known.id
  if (gone.length > 0) {
    await tx.updateTable('enrolment_event').set({ retracted_at: new Date(), retracted_by: caller.actor, retracted_reason: 'corrected by a list' }).where('id', 'in', gone.map(({ id }) => id)).execute()
  }
  if (fresh.length > 0) await tx.insertInto('enrolment_event').values(fresh.map((event) => eventRow(caller, known.id, known.personId, event))).execute()
  await tx.updateTable('enrolment').set({ closed_on: closedOn(row), version: known.version + 1 }).where('id', '=', known.id).execute()
  await audit(tx, caller, { action: 'enrolment-corrected', subjectType: 'enrolment', subjectId: known.id, detail: { gone: gone.map(({ kind, onDay }) => `${kind} ${onDay}`), added: fresh.map(({ kind, onDay }) => `${kind} ${onDay}`) } })
  counts.changed += 1
  return known.id
}

async function addRelationships(load: Load, row: AcademyFileRow, personId: number, beside: readonly { personId: number; kind: RelationshipKind; withPersonId: number; startedOn: string }[]): Promise<void> {
  for (const [column, kind] of BESIDE) {
    const text = row[column]
    if (text === null) continue
    const withId = await personOf(load, row, column, text, null)
    if (withId === null) continue
    if (withId === personId) {
      load.problems.push({ row: row.row, column, value: text, message: 'Nobody is this to themselves: name somebody else, or empty the cell.' })
      continue
    }
    const held = beside.filter((one) => one.personId === personId && one.kind === kind)
    if (held.some((one) => one.withPersonId === withId && one.startedOn === row.started_on)) continue
    if (held.length > 0) {
      load.problems.push({ row: row.row, column, value: text, message: 'Somebody else stands here already: hand over on the person’s page, which keeps both, or empty the cell.' })
      continue
    }
    await load.tx
      .insertInto('relationship')
      .values({ authority_id: load.caller.authority.id, person_id: personId, kind, with_person_id: withId, started_on: row.started_on, ended_on: closedOn(row), handed_over_on: null, review_on: null, recorded_by: load.caller.actor })
      .execute()
    load.counts.relationships += 1
  }
}

function eventRow(caller: Caller, enrolmentId: number, personId: number, event: ReturnType<typeof eventsOf>[number]) {
  return { authority_id: caller.authority.id, enrolment_id: enrolmentId, person_id: personId, kind: event.kind, on_day: event.onDay, until_day: null, reason: event.reason, actor: caller.actor }
}

function overlaps(a: { startedOn: string; closedOn: string | null }, b: { startedOn: string; closedOn: string | null }): boolean {
  return (a.closedOn === null || b.startedOn <= a.closedOn) && (b.closedOn === null || a.startedOn <= b.closedOn)
}

const BESIDE = [['manager', 'line-manager'], ['mentor', 'mentor'], ['practice_lead', 'practice-lead'], ['assessor', 'assessor']] as const
const OF_FILES: ReadonlySet<string> = new Set(['started', 'passed', 'failed', 'withdrawn', 'redeployed', 'left', 'returned'])

type Counts = { people: number; cohorts: number; enrolments: number; changed: number; relationships: number }
type Load = { tx: Tx; caller: Caller; people: PeopleFinder; versions: readonly ProgrammeVersion[]; problems: (RowProblem & { row: number })[]; counts: Counts }
export type ImportedAcademy = { counts: Counts; problems: readonly (RowProblem & { row: number })[]; isUnchanged: boolean }
