import { sql } from 'kysely'
import type { Caller, Tx } from '../access/begin.ts'
import type { RecordPlan } from '../workforce/rules/plan-record.ts'

/** Writes a plan to the record, set by set, in the caller's transaction: the whole of it or nothing. */
export async function writeRecord(tx: Tx, caller: Caller, plan: RecordPlan): Promise<void> {
  const authority = caller.authority.id
  const ids = new Map<number, number>()
  const real = (id: number): number => ids.get(id) ?? id

  await remove(tx, 'person', plan.people.removed.map((person) => person.id))
  await remove(tx, 'employment', plan.spells.removed.map((spell) => spell.id))

  const people = await insert<{ id: number }>(tx, sql`
    insert into person (authority_id, registration_number, staff_number, email, given_name, family_name, registered_until,
      qualification_level, qualification_institution, is_step_up, is_frontline, identity_note, other_identifiers)
    select ${authority}::integer, r."registrationNumber", r."staffNumber", r.email, r."givenName", r."familyName", r."registeredUntil",
      r."qualificationLevel", r."qualificationInstitution", r."isStepUp", r."isFrontline", '', r."otherIdentifiers"
    from ${rows(plan.people.created, PERSON)} order by r.n returning id`, plan.people.created)
  plan.people.created.forEach((person, index) => ids.set(person.id, people[index]?.id ?? 0))

  await sql`
    update person p set registration_number = r."registrationNumber", staff_number = r."staffNumber", email = r.email, given_name = r."givenName",
      family_name = r."familyName", registered_until = r."registeredUntil", qualification_level = r."qualificationLevel",
      qualification_institution = r."qualificationInstitution", is_step_up = r."isStepUp", is_frontline = r."isFrontline", other_identifiers = r."otherIdentifiers", version = p.version + 1
    from ${rows(plan.people.changed, PERSON)} where p.id = r.id`.execute(tx)

  const held = [...plan.people.created, ...plan.people.changed].map((person) => ({ ...person, id: real(person.id) }))
  await sql`
    insert into person_protected (person_id, authority_id, birth_date, sex, gender, ethnicity)
    select r.id, ${authority}::integer, r."birthDate", r.sex, r.gender, r.ethnicity from ${rows(held, PROTECTED)}
    on conflict (person_id) do update set birth_date = excluded.birth_date, sex = excluded.sex, gender = excluded.gender, ethnicity = excluded.ethnicity`.execute(tx)

  await sql`
    update employment e set person_id = r."personId", basis = r.basis, ordinal = r.ordinal, started_on = r."startedOn", ended_on = r."endedOn",
      start_origin = r."startOrigin", leaver_destination = r."leaverDestination", leaving_reason = r."leavingReason", contract_kind = r."contractKind",
      supplier = r.supplier, charge = r.charge, charge_unit = r."chargeUnit", cap_group = r."capGroup", is_day_only = r."isDayOnly",
      source = r.source, version = e.version + 1
    from ${rows(plan.spells.changed, SPELL)} where e.id = r.id`.execute(tx)
  const created = plan.spells.created.map((spell) => ({ ...spell, personId: real(spell.personId) }))
  const spells = await insert<{ id: number }>(tx, sql`
    insert into employment (authority_id, person_id, basis, ordinal, started_on, ended_on, start_origin, leaver_destination, leaving_reason,
      contract_kind, supplier, charge, charge_unit, cap_group, is_day_only, source)
    select ${authority}::integer, r."personId", r.basis, r.ordinal, r."startedOn", r."endedOn", r."startOrigin", r."leaverDestination", r."leavingReason",
      r."contractKind", r.supplier, r.charge, r."chargeUnit", r."capGroup", r."isDayOnly", r.source
    from ${rows(created, SPELL)} order by r.n returning id`, created)
  created.forEach((spell, index) => ids.set(spell.id, spells[index]?.id ?? 0))

  const owned = <T extends { personId: number; employmentId: number }>(row: T): T => ({ ...row, personId: real(row.personId), employmentId: real(row.employmentId) })
  await writeObservations(tx, authority, plan, owned)
  await writeAssignments(tx, authority, plan, owned)
  await writeUnconfirmed(tx, authority, plan, owned)
  await writeConflicts(tx, authority, plan, real)
}

async function writeObservations(tx: Tx, authority: number, plan: RecordPlan, owned: Owned): Promise<void> {
  const gone = [...plan.observations.removed, ...plan.observations.changed.map(({ before }) => before)]
  await sql`delete from observation o using ${rows(gone, { employmentId: 'integer', onDay: 'date', source: 'text' })}
    where o.employment_id = r."employmentId" and o.on_day = r."onDay" and o.source = r.source`.execute(tx)
  const fresh = [...plan.observations.created, ...plan.observations.changed].map(owned)
  await sql`
    insert into observation (authority_id, person_id, employment_id, on_day, source, rank, fte, dfe_role, cases, days_lost, contract_weeks, base_salary,
      retention_payments, other_payments, is_absent, absence_reasons, framework_status, extra)
    select ${authority}::integer, r."personId", r."employmentId", r."onDay", r.source, r.rank, r.fte, r."dfeRole", r.cases, r."daysLost", r."contractWeeks",
      r."baseSalary", r."retentionPayments", r."otherPayments", r."isAbsent", r."absenceReasons", r."frameworkStatus", r.extra
    from ${rows(fresh, OBSERVATION)} order by r.n`.execute(tx)
}

async function writeAssignments(tx: Tx, authority: number, plan: RecordPlan, owned: Owned): Promise<void> {
  await remove(tx, 'assignment', [...plan.assignments.removed, ...plan.assignments.changed.map(({ before }) => before)].map((row) => row.id))
  const fresh = [...plan.assignments.created, ...plan.assignments.changed].map(owned)
  await sql`
    insert into assignment (authority_id, person_id, employment_id, post_id, team_id, title, grade, dfe_role, fte, kind, started_on, ended_on, source)
    select ${authority}::integer, r."personId", r."employmentId", r."postId", r."teamId", r.title, r.grade, r."dfeRole", r.fte, r.kind, r."startedOn", r."endedOn", r.source
    from ${rows(fresh, ASSIGNMENT)} order by r.n`.execute(tx)
}

async function writeUnconfirmed(tx: Tx, authority: number, plan: RecordPlan, owned: Owned): Promise<void> {
  const shape = { personId: 'integer', employmentId: 'integer', startedOn: 'date', endedOn: 'date', reason: 'text' }
  const gone = [...plan.unconfirmed.removed, ...plan.unconfirmed.changed.map(({ before }) => before)]
  await sql`delete from unconfirmed_period u using ${rows(gone, shape)} where u.employment_id = r."employmentId" and u.started_on = r."startedOn"`.execute(tx)
  await sql`
    insert into unconfirmed_period (authority_id, person_id, employment_id, started_on, ended_on, reason)
    select ${authority}::integer, r."personId", r."employmentId", r."startedOn", r."endedOn", r.reason
    from ${rows([...plan.unconfirmed.created, ...plan.unconfirmed.changed].map(owned), shape)} order by r.n`.execute(tx)
}

async function writeConflicts(tx: Tx, authority: number, plan: RecordPlan, real: (id: number) => number): Promise<void> {
  const shape = { personId: 'integer', field: 'text', onDay: 'date', kept: 'text', keptSource: 'text', setAside: 'text', setAsideSource: 'text' }
  const gone = [...plan.conflicts.removed, ...plan.conflicts.changed.map(({ before }) => before)]
  await sql`
    delete from conflict c using ${rows(gone, shape)}
    where c.person_id = r."personId" and c.field = r.field and c.on_day is not distinct from r."onDay"
      and c.set_aside_source = r."setAsideSource" and c.set_aside is not distinct from r."setAside"`.execute(tx)
  const fresh = [...plan.conflicts.created, ...plan.conflicts.changed].map((conflict) => ({ ...conflict, personId: real(conflict.personId) }))
  await sql`
    insert into conflict (authority_id, person_id, field, on_day, kept, kept_source, set_aside, set_aside_source)
    select ${authority}::integer, r."personId", r.field, r."onDay", r.kept, r."keptSource", r."setAside", r."setAsideSource"
    from ${rows(fresh, shape)} order by r.n`.execute(tx)
}

/** Rows as a set that SQL can join: one parameter, whatever their number. `n` keeps their order. */
function rows(list: readonly object[], shape: Readonly<Record<string, string>>) {
  const fields = Object.keys(shape)
  const json = JSON.stringify(list.map((row, n) => Object.fromEntries([['n', n], ...fields.map((field) => [field, Reflect.get(row, field) ?? null])])))
  const columns = sql.raw(Object.entries(shape).map(([field, type]) => `"${field}" ${type}`).join(', '))
  return sql`jsonb_to_recordset(${json}::jsonb) as r (n integer, ${columns})`
}

async function insert<T>(tx: Tx, statement: ReturnType<typeof sql>, list: readonly object[]): Promise<T[]> {
  if (list.length === 0) return []
  const result = await statement.execute(tx)
  return result.rows as T[]
}

async function remove(tx: Tx, table: 'person' | 'employment' | 'assignment', ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom(table).where('id', 'in', ids).execute()
}

const PERSON = {
  id: 'integer', registrationNumber: 'text', staffNumber: 'text', email: 'text', givenName: 'text', familyName: 'text', registeredUntil: 'date',
  qualificationLevel: 'text', qualificationInstitution: 'text', isStepUp: 'boolean', isFrontline: 'boolean', otherIdentifiers: 'text[]',
}
const PROTECTED = { id: 'integer', birthDate: 'date', sex: 'text', gender: 'text', ethnicity: 'text' }
const SPELL = {
  id: 'integer', personId: 'integer', basis: 'text', ordinal: 'integer', startedOn: 'date', endedOn: 'date', startOrigin: 'integer', leaverDestination: 'integer',
  leavingReason: 'integer', contractKind: 'text', supplier: 'text', charge: 'numeric', chargeUnit: 'text', capGroup: 'text', isDayOnly: 'boolean', source: 'text',
}
const OBSERVATION = {
  personId: 'integer', employmentId: 'integer', onDay: 'date', source: 'text', rank: 'integer', fte: 'numeric', dfeRole: 'integer', cases: 'integer',
  daysLost: 'numeric', contractWeeks: 'numeric', baseSalary: 'numeric', retentionPayments: 'numeric', otherPayments: 'numeric', isAbsent: 'boolean',
  absenceReasons: 'text[]', frameworkStatus: 'integer', extra: 'jsonb',
}
const ASSIGNMENT = {
  personId: 'integer', employmentId: 'integer', postId: 'integer', teamId: 'integer', title: 'text', grade: 'text', dfeRole: 'integer', fte: 'numeric',
  kind: 'text', startedOn: 'date', endedOn: 'date', source: 'text',
}

type Owned = <T extends { personId: number; employmentId: number }>(row: T) => T
