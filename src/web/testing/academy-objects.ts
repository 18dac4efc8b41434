import type { Pool } from 'pg'
import { shippedProgrammes } from '../../academy/rules/shipped/programmes.ts'
import type { Principal } from '../../access/testing/principals.ts'
import { CHAIR } from './panel-chair.ts'

/** A programme for each of the people of the matrix, with a review that is booked and a portfolio before a panel of their authority. */
export async function makeAcademyObjects(owner: Pool, people: readonly Placed[], principals: readonly Principal[]): Promise<AcademyObjects> {
  const one = async (text: string, values: unknown[]): Promise<number> => (await owner.query<{ id: number }>(`${text} returning id`, values)).rows[0]?.id ?? 0
  const made: AcademyObjects = { enrolments: [], reviews: [], panels: [], cases: [] }
  const places = new Map<number, { cohortId: number; versionId: number; panelId: number; reader: number | null }>()
  const [document] = shippedProgrammes.map((programme) => programme.document)
  const point = document?.reviewPoints[0]
  for (const person of people.filter(({ where }) => where !== 'non-existent' && where !== 'other team of the service')) {
    const { authorityId } = person
    const place = places.get(authorityId) ?? (await makePlace(authorityId))
    places.set(authorityId, place)
    const object = { where: person.where, authorityId, personId: person.id }
    const enrolmentId = await one("insert into enrolment (authority_id, person_id, cohort_id, programme_version_id, planned_start) values ($1, $2, $3, $4, current_date - 30)", [authorityId, person.id, place.cohortId, place.versionId])
    await owner.query("insert into enrolment_event (authority_id, enrolment_id, person_id, kind, on_day, actor) values ($1, $2, $3, 'started', current_date - 30, 'test')", [authorityId, enrolmentId, person.id])
    const reviewId = await one("insert into review (authority_id, enrolment_id, person_id, point, title, nqsw_name, booked_on, changed_by) values ($1, $2, $3, $4, 'Review', 'x', current_date + 60, 'x')", [authorityId, enrolmentId, person.id, point?.key])
    const caseId = await one(
      "insert into panel_case (authority_id, panel_id, enrolment_id, person_id, nqsw_name, team_name, programme, assessor_name, assessed_until, position, reader_1, changed_by) values ($1, $2, $3, $4, 'x', 'x', 'x', 'x', current_date, 1, $5, 'x')",
      [authorityId, place.panelId, enrolmentId, person.id, place.reader],
    )
    made.enrolments.push({ ...object, id: enrolmentId })
    made.reviews.push({ ...object, id: reviewId })
    made.cases.push({ ...object, id: caseId })
  }
  for (const [authorityId, { panelId }] of places) made.panels.push({ where: authorityId === principals[0]?.authorityId ? 'own authority' : 'other authority', id: panelId, authorityId })
  const nobody = { where: 'non-existent' as const, id: 999_999, authorityId: principals[0]?.authorityId ?? 0, personId: 0 }
  // a portfolio is nobody's own page: the first of the list is one that somebody may open
  made.cases.sort((a, b) => Number(a.where === 'self') - Number(b.where === 'self'))
  for (const list of Object.values(made)) list.push(nobody)
  return made

  async function makePlace(authorityId: number) {
    const programmeId = await one("insert into programme (authority_id, code, label) values ($1, 'matrix', 'x')", [authorityId])
    const versionId = await one("insert into programme_version (authority_id, programme_id, number, document, valid_from, made_by) values ($1, $2, 1, $3, '2012-01-01', 'x')", [authorityId, programmeId, JSON.stringify(document)])
    const cohortId = await one("insert into cohort (authority_id, name, programme_id) values ($1, 'matrix', $2)", [authorityId, programmeId])
    const panelId = await one("insert into panel (authority_id, held_on, quorum, hand_in_weeks, full_read_share, draw_seed, confirms, changed_by) values ($1, current_date, 2, 4, 25, 1, 'panel', 'x')", [authorityId])
    const chair = principals.find((principal) => principal.authorityId === authorityId && principal.name === CHAIR)
    if (chair) await owner.query("insert into panel_seat (panel_id, authority_id, user_id, name, is_chair) values ($1, $2, $3, 'x', true)", [panelId, authorityId, chair.userId])
    return { programmeId, versionId, cohortId, panelId, reader: chair?.userId ?? null }
  }
}

export type AcademyObjects = { enrolments: Placed[]; reviews: Placed[]; panels: Placed[]; cases: Placed[] }

/** An object of the matrix, as route-samples.ts has it. */
type Placed = { where: 'self' | 'own team' | 'other team of the service' | 'other service' | 'other authority' | 'non-existent' | 'own authority'; id: number; authorityId: number; personId?: number }
