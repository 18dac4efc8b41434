import { sql } from 'kysely'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { Absence } from './rules/absence.ts'
import type { Assignment, Coverage, Employment, Observation, PersonProtected, PostPeriod, Service, Statement, StatementItem, Team, UnconfirmedPeriod, Workforce } from './rules/record.ts'
import type { Conflict, StoredPerson, StoredRecord } from './rules/stored.ts'

/** The workforce record as far as the caller may see it: what every rule about the workforce takes. */
export async function loadWorkforce(tx: Tx): Promise<Workforce> {
  const people = await listPeople(tx)
  const employments = await listEmployments(tx)
  const observations = await listObservations(tx)
  const assignments = await listAssignments(tx)
  const unconfirmed = await listUnconfirmed(tx)
  const statements = await tx.selectFrom('statement').select(['item', 'on_day', 'value', 'source']).where('retracted_at', 'is', null).orderBy('source').execute()
  return {
    people,
    employments,
    observations,
    assignments,
    unconfirmed,
    statements: statements.map((row): Statement => ({ item: row.item as StatementItem, onDay: row.on_day, value: row.value, source: row.source })),
    teams: await listTeams(tx),
    services: await listServices(tx),
    posts: await listPosts(tx),
    absences: await listAbsences(tx),
    coverage: await findCoverage(tx),
  }
}

/**
 * The record for pages: what the caller may see, and nothing that looks like the whole council and is not. Who is held to teams gets the
 * posts of those teams only, because the holders of all others are hidden and their posts would look vacant, and no totals of the council.
 */
export async function loadScopedWorkforce(tx: Tx, caller: Caller): Promise<ScopedWorkforce> {
  const record = await loadWorkforce(tx)
  if (caller.reach === 'authority') return { record, isPartial: false, teams: record.teams }
  const teams = record.teams.filter((team) => caller.teams.includes(team.id))
  const ids = new Set<number | null>(teams.map((team) => team.id))
  return { record: { ...record, posts: record.posts.filter((post) => ids.has(post.teamId)), statements: [] }, isPartial: true, teams }
}

export type ScopedWorkforce = { record: Workforce; isPartial: boolean; teams: readonly Team[] }

export async function listAbsences(tx: Tx): Promise<Absence[]> {
  const rows = await tx.selectFrom('absence').selectAll().orderBy('started_on').execute()
  return rows.map((row) => ({ personId: row.person_id, startedOn: row.started_on, endedOn: row.ended_on, category: row.category, workingDays: number(row.working_days), source: row.source }))
}

/** Birth date, sex and ethnicity of one person, where the caller may read them; null otherwise. */
export async function findProtected(tx: Tx, personId: number): Promise<PersonProtected | null> {
  const row = await tx.selectFrom('person_protected').selectAll().where('person_id', '=', personId).executeTakeFirst()
  return row ? { personId, birthDate: row.birth_date, sex: row.sex, gender: row.gender, ethnicity: row.ethnicity } : null
}

export async function listConflictsOf(tx: Tx, personId: number) {
  const rows = await tx.selectFrom('conflict').select(['field', 'on_day', 'kept', 'kept_source', 'set_aside', 'set_aside_source']).where('person_id', '=', personId).where('field', 'not in', PROTECTED_FIELDS).orderBy('field').execute()
  return rows.map((row) => ({ field: row.field, onDay: row.on_day, kept: row.kept, keptSource: row.kept_source, setAside: row.set_aside, setAsideSource: row.set_aside_source }))
}

/** A disagreement about these would show what the page does not. */
const PROTECTED_FIELDS = ['birthDate', 'sex', 'gender', 'ethnicity']

/** The record as a plan compares it: with protected fields and conflicts, for who may load files. */
export async function loadStored(tx: Tx): Promise<StoredRecord> {
  const people = await listPeople(tx)
  const held = new Map((await tx.selectFrom('person_protected').selectAll().execute()).map((row) => [row.person_id, row]))
  const conflicts = await tx.selectFrom('conflict').select(['person_id', 'field', 'on_day', 'kept', 'kept_source', 'set_aside', 'set_aside_source']).execute()
  return {
    people: people.map((person): StoredPerson => {
      const row = held.get(person.id)
      return { ...person, birthDate: row?.birth_date ?? null, sex: row?.sex ?? null, gender: row?.gender ?? null, ethnicity: row?.ethnicity ?? null }
    }),
    employments: await listEmployments(tx),
    observations: await listObservations(tx),
    assignments: await listAssignments(tx),
    unconfirmed: await listUnconfirmed(tx),
    conflicts: conflicts.map((row): Conflict => ({
      personId: row.person_id, field: row.field, onDay: row.on_day, kept: row.kept, keptSource: row.kept_source, setAside: row.set_aside, setAsideSource: row.set_aside_source,
    })),
    kept: await listKept(tx),
  }
}

/** People made here, and those whom some row refers to that does not go when they go: found from the catalogue, so that no table is forgotten. */
async function listKept(tx: Tx): Promise<Set<number>> {
  const { rows: references } = await sql<{ name: string; column: string }>`
    select k.conrelid::regclass::text as name, a.attname as column from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'f' and k.confrelid = 'public.person'::regclass and k.confdeltype in ('a', 'r') and has_table_privilege(k.conrelid, 'select')`.execute(tx)
  const holding = references.map(({ name, column }) => sql`select ${sql.ref(column)} as id from ${sql.table(name)}`)
  const { rows } = await sql<{ id: number }>`select id from person where is_entered union ${sql.join(holding, sql` union `)}`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

export async function listPeople(tx: Tx) {
  const rows = await tx.selectFrom('person').selectAll().orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    registrationNumber: row.registration_number,
    staffNumber: row.staff_number,
    email: row.email,
    givenName: row.given_name,
    familyName: row.family_name,
    registeredUntil: row.registered_until,
    qualificationLevel: row.qualification_level,
    qualificationInstitution: row.qualification_institution,
    isStepUp: row.is_step_up,
    isFrontline: row.is_frontline,
    identityNote: row.identity_note,
    otherIdentifiers: row.other_identifiers,
  }))
}

export async function listTeams(tx: Tx): Promise<Team[]> {
  const rows = await tx.selectFrom('team').selectAll().orderBy('name').execute()
  return rows.map((row) => ({ id: row.id, serviceId: row.service_id, name: row.name, openedOn: row.opened_on, closedOn: row.closed_on }))
}

export async function listServices(tx: Tx): Promise<Service[]> {
  return await tx.selectFrom('service').select(['id', 'name', 'sort']).orderBy('sort').orderBy('name').execute()
}

export async function listPosts(tx: Tx): Promise<PostPeriod[]> {
  const rows = await tx
    .selectFrom('post_period')
    .innerJoin('post', 'post.id', 'post_period.post_id')
    .select(['post.position_number', 'post.kind'])
    .selectAll('post_period')
    .orderBy('post.position_number')
    .orderBy('post_period.started_on')
    .execute()
  return rows.map((row) => ({
    postId: row.post_id,
    positionNumber: row.position_number,
    kind: row.kind,
    teamId: row.team_id,
    title: row.title,
    grade: row.grade,
    dfeRole: row.dfe_role,
    fundedFte: Number(row.funded_fte),
    costCode: row.cost_code,
    fundingSource: row.funding_source,
    fundingEndsOn: row.funding_ends_on,
    stage: row.stage,
    startedOn: row.started_on,
    endedOn: row.ended_on,
  }))
}

async function listEmployments(tx: Tx): Promise<Employment[]> {
  const rows = await tx.selectFrom('employment').selectAll().orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    basis: row.basis,
    ordinal: row.ordinal,
    startedOn: row.started_on,
    endedOn: row.ended_on,
    startOrigin: row.start_origin,
    leaverDestination: row.leaver_destination,
    leavingReason: row.leaving_reason,
    contractKind: row.contract_kind,
    supplier: row.supplier,
    charge: number(row.charge),
    chargeUnit: row.charge_unit,
    capGroup: row.cap_group,
    isDayOnly: row.is_day_only,
    source: row.source,
  }))
}

async function listObservations(tx: Tx): Promise<Observation[]> {
  const rows = await tx.selectFrom('observation').selectAll().orderBy('id').execute()
  return rows.map((row) => ({
    employmentId: row.employment_id,
    personId: row.person_id,
    onDay: row.on_day,
    source: row.source,
    rank: row.rank,
    fte: number(row.fte),
    dfeRole: row.dfe_role,
    cases: row.cases,
    daysLost: number(row.days_lost),
    contractWeeks: number(row.contract_weeks),
    baseSalary: number(row.base_salary),
    retentionPayments: number(row.retention_payments),
    otherPayments: number(row.other_payments),
    isAbsent: row.is_absent,
    absenceReasons: row.absence_reasons,
    frameworkStatus: row.framework_status,
    extra: row.extra,
  }))
}

async function listAssignments(tx: Tx): Promise<Assignment[]> {
  const rows = await tx.selectFrom('assignment').selectAll().orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    employmentId: row.employment_id,
    postId: row.post_id,
    teamId: row.team_id,
    title: row.title,
    grade: row.grade,
    dfeRole: row.dfe_role,
    fte: number(row.fte),
    kind: row.kind,
    startedOn: row.started_on,
    endedOn: row.ended_on,
    source: row.source,
  }))
}

async function listUnconfirmed(tx: Tx): Promise<UnconfirmedPeriod[]> {
  const rows = await tx.selectFrom('unconfirmed_period').selectAll().execute()
  return rows.map((row) => ({ employmentId: row.employment_id, personId: row.person_id, startedOn: row.started_on, endedOn: row.ended_on, reason: row.reason }))
}

/** Which days the files in force speak of. */
export async function findCoverage(tx: Tx): Promise<Coverage> {
  const { rows } = await sql<{ years: number[]; people_from: Day | null; agency_from: Day | null; agency_until: Day | null; absence_from: Day | null; absence_until: Day | null }>`
    select coalesce(array_agg(distinct i.year) filter (where i.kind = 'census'), '{}') as years,
           min(i.starts_on) filter (where i.kind = 'people') as people_from,
           min(i.starts_on) filter (where i.kind = 'agency') as agency_from,
           max(i.as_of) filter (where i.kind = 'agency') as agency_until,
           min(i.starts_on) filter (where i.kind = 'absence') as absence_from,
           max(i.as_of) filter (where i.kind = 'absence') as absence_until
      from access.files_in_force() i`.execute(tx)
  const [row] = rows
  return {
    returnYears: [...(row?.years ?? [])].sort((a, b) => a - b),
    peopleFrom: row?.people_from ?? null,
    agencyFrom: row?.agency_from ?? null,
    agencyUntil: row?.agency_until ?? null,
    absenceFrom: row?.absence_from ?? null,
    absenceUntil: row?.absence_until ?? null,
  }
}

/** The last day that the record speaks of, for pages that open without a day: the newest file's. */
export async function findDataDay(tx: Tx): Promise<Day | null> {
  const { rows } = await sql<{ on_day: Day | null }>`
    select max(coalesce(i.as_of, make_date(i.year, 9, 30))) as on_day from access.files_in_force() i where i.kind in ('census', 'people')`.execute(tx)
  return rows[0]?.on_day ?? null
}

function number(text: string | null): number | null {
  return text === null ? null : Number(text)
}
