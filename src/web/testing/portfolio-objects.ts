import type { Pool } from 'pg'
import { shippedProgrammes } from '../../academy/rules/shipped/programmes.ts'

/** An item of evidence and an observation for each of the people of the matrix, on a programme of theirs: made where there is none yet. */
export async function makePortfolioObjects<Someone extends { where: string; id: number; authorityId: number }>(owner: Pool, people: readonly Someone[]): Promise<{ items: OfSomeone<Someone>[]; observations: OfSomeone<Someone>[] }> {
  const one = async (text: string, values: unknown[]): Promise<number | undefined> => (await owner.query<{ id: number }>(text, values)).rows[0]?.id
  const made: { items: OfSomeone<Someone>[]; observations: OfSomeone<Someone>[] } = { items: [], observations: [] }
  for (const person of people) {
    const object = { ...person, personId: person.id }
    if (person.where === 'non-existent') {
      made.items.push({ ...object, id: 999_999 })
      made.observations.push({ ...object, id: 999_999 })
      continue
    }
    const enrolment = (await one('select id from enrolment where person_id = $1', [person.id])) ?? (await enrol(person))
    const item = await one(
      "insert into evidence (authority_id, enrolment_id, person_id, kind, title, on_day, says, state, origin, author_name, changed_by) values ($1, $2, $3, 'other', 'x', '2026-11-01', 'x', 'accepted', 'feedback', 'x', 'x') returning id",
      [person.authorityId, enrolment, person.id],
    )
    const observer = await one('select id from person where authority_id = $1 and id <> $2 and id <> $3 order by id limit 1', [person.authorityId, person.id, people[0]?.id])
    const observation = await one(
      "insert into direct_observation (authority_id, enrolment_id, person_id, title, planned_for, observer_person_id, observer_name, changed_by) values ($1, $2, $3, 'x', '2026-12-01', $4, 'x', 'x') returning id",
      [person.authorityId, enrolment, person.id, observer],
    )
    made.items.push({ ...object, id: item ?? 0 })
    made.observations.push({ ...object, id: observation ?? 0 })
  }
  return made

  async function enrol({ authorityId, id }: Someone): Promise<number | undefined> {
    const programme = (await one('select id from programme where authority_id = $1', [authorityId])) ?? (await one("insert into programme (authority_id, code, label) values ($1, 'matrix', 'x') returning id", [authorityId]))
    const version =
      (await one('select id from programme_version where programme_id = $1', [programme])) ??
      (await one("insert into programme_version (authority_id, programme_id, number, document, valid_from, made_by) values ($1, $2, 1, $3, '2012-01-01', 'x') returning id", [authorityId, programme, JSON.stringify(shippedProgrammes[0]?.document)]))
    const cohort = (await one('select id from cohort where programme_id = $1', [programme])) ?? (await one("insert into cohort (authority_id, name, programme_id) values ($1, 'matrix', $2) returning id", [authorityId, programme]))
    return await one("insert into enrolment (authority_id, person_id, cohort_id, programme_version_id, planned_start) values ($1, $2, $3, $4, '2026-09-07') returning id", [authorityId, id, cohort, version])
  }
}

type OfSomeone<Someone> = Someone & { personId: number }
