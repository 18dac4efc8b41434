import type { Pool } from 'pg'
import type { Principal } from '../../access/testing/principals.ts'
import { CHAIR } from './panel-chair.ts'

/** For runs of a programme: a review that is booked, a portfolio before a panel of their authority, and a place on an academy day. */
export async function makeAcademyObjects(owner: Pool, enrolments: readonly Placed[], principals: readonly Principal[]): Promise<AcademyObjects> {
  const one = async (text: string, values: unknown[]): Promise<number> => (await owner.query<{ id: number }>(`${text} returning id`, values)).rows[0]?.id ?? 0
  const made: AcademyObjects = { reviews: [], panels: [], cases: [], days: [] }
  const places = new Map<number, { panelId: number; reader: number | null; dayId: number }>()
  // the first of each list is one that somebody of the caller's own authority may open
  const runs = enrolments.filter((run) => run.where !== 'non-existent' && run.where !== 'other team of the service').sort((a, b) => Number(a.where === 'other authority') - Number(b.where === 'other authority'))
  for (const { where, authorityId, personId, id: enrolmentId } of runs) {
    const place = places.get(authorityId) ?? (await makePlace(authorityId))
    places.set(authorityId, place)
    const reviewId = await one("insert into review (authority_id, enrolment_id, person_id, point, title, nqsw_name, booked_on, changed_by) select $1, $2, $3, v.document -> 'reviewPoints' -> 0 ->> 'key', 'Review', 'x', current_date + 60, 'x' from enrolment e join programme_version v on v.id = e.programme_version_id where e.id = $2", [authorityId, enrolmentId, personId])
    const caseId = await one(
      "insert into panel_case (authority_id, panel_id, enrolment_id, person_id, nqsw_name, team_name, programme, assessor_name, assessed_until, position, reader_1, changed_by) values ($1, $2, $3, $4, 'x', 'x', 'x', 'x', current_date, 1, $5, 'x')",
      [authorityId, place.panelId, enrolmentId, personId, place.reader],
    )
    const object = { where, authorityId, ...(personId === undefined ? {} : { personId }) }
    await owner.query("insert into academy_day_place (academy_day_id, authority_id, person_id, changed_by) values ($1, $2, $3, 'x')", [place.dayId, authorityId, personId])
    made.reviews.push({ ...object, id: reviewId })
    made.cases.push({ ...object, id: caseId })
  }
  for (const [authorityId, { panelId, dayId }] of places) {
    const where = authorityId === principals[0]?.authorityId ? 'own authority' : 'other authority'
    made.panels.push({ where, id: panelId, authorityId })
    made.days.push({ where, id: dayId, authorityId })
  }
  const nobody = { where: 'non-existent' as const, id: 999_999, authorityId: principals[0]?.authorityId ?? 0, personId: 0 }
  // a portfolio is nobody's own page: the first of the list is one that somebody may open
  made.cases.sort((a, b) => Number(a.where === 'self') - Number(b.where === 'self'))
  for (const list of Object.values(made)) list.push(nobody)
  return made

  async function makePlace(authorityId: number) {
    const panelId = await one("insert into panel (authority_id, held_on, quorum, hand_in_weeks, full_read_share, draw_seed, confirms, changed_by) values ($1, current_date, 2, 4, 25, 1, 'panel', 'x')", [authorityId])
    const chair = principals.find((principal) => principal.authorityId === authorityId && principal.name === CHAIR)
    if (chair) await owner.query("insert into panel_seat (panel_id, authority_id, user_id, name, is_chair) values ($1, $2, $3, 'x', true)", [panelId, authorityId, chair.userId])
    const dayId = await one("insert into academy_day (authority_id, title, on_day, starts_at, ends_at, mode, changed_by) values ($1, 'Day', current_date - 1, '09:30', '16:00', 'in-the-room', 'x')", [authorityId])
    return { panelId, dayId, reader: chair?.userId ?? null }
  }
}

export type AcademyObjects = { reviews: Placed[]; panels: Placed[]; cases: Placed[]; days: Placed[] }

/** An object of the matrix, as route-samples.ts has it. */
type Placed = { where: 'self' | 'own team' | 'other team of the service' | 'other service' | 'other authority' | 'non-existent' | 'own authority'; id: number; authorityId: number; personId?: number }
