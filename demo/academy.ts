import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Caller, Tx } from '../src/access/begin.ts'
import { enrolPerson } from '../src/academy/enrol-person.ts'
import { giveRelationship } from '../src/academy/give-relationship.ts'
import { importAcademy } from '../src/academy/import-academy.ts'
import { listCohorts, listEnrolments } from '../src/academy/queries.ts'
import { readAcademyFile } from '../src/academy/read-academy-file.ts'
import { recordEvent } from '../src/academy/record-event.ts'
import { recordPause } from '../src/academy/record-pause.ts'
import { addCohort } from '../src/academy/save-cohort.ts'
import { saveMentorPlace } from '../src/academy/save-mentor-place.ts'
import { addTrainee } from '../src/academy/save-trainee.ts'
import { isRefusal } from '../src/files/read-table.ts'
import { day, type Day } from '../src/time/day.ts'
import { dayOf, type DayNumber } from './calendar.ts'
import { demoDay, demoDayNumber } from './council.ts'
import { inventedName } from './names.ts'
import { isInPostOn, stintOn, type Someone, type Spell } from './simulation/people.ts'
import { spellsOf, type History } from './simulation/simulate.ts'

/** The newly qualified of the last six intakes, oldest first: who is on the programme, and who has been. */
export function newlyQualified(history: History): Spell[] {
  return spellsOf(history).filter((spell) => spell.origin === '1' && spell.startedOn > demoDayNumber - 3 * 365 && spell.startedOn <= demoDayNumber).sort((a, b) => a.startedOn - b.startedOn)
}

/** Who is still in the first year on the demonstration's day. */
export function onProgramme(history: History): Spell[] {
  return newlyQualified(history).filter((spell) => spell.startedOn + 365 > demoDayNumber && isInPostOn(spell, demoDayNumber) && spell.endedOn === null)
}

/** Who started earlier and waits for the panel's decision: in the list of the academy still in progress. */
function waitingForPanel(history: History): Spell[] {
  const all = newlyQualified(history)
  return all.filter((spell, index) => !onProgramme(history).includes(spell) && isWaiting(spell, index) && isInPostOn(spell, demoDayNumber) && spell.endedOn === null)
}

function isWaiting(spell: Spell, index: number): boolean {
  const end = spell.startedOn + 365
  return end > demoDayNumber - 21 || (end > demoDayNumber - 90 && index % 2 === 0)
}

/** Those who hold a kind of post on the demonstration's day. */
function holders(history: History, kind: string): { someone: Someone; team: string }[] {
  return spellsOf(history).flatMap((spell) => {
    const post = isInPostOn(spell, demoDayNumber) && spell.endedOn === null ? stintOn(spell, demoDayNumber)?.post : undefined
    return post?.kind === kind ? [{ someone: spell.someone, team: post.team }] : []
  })
}

/** Runs an academy through its own use cases: a loaded list, mentors with places, pauses, an intake that is planned, people before registration. */
export async function buildAcademy(tx: Tx, caller: Caller, history: History, folder: string): Promise<void> {
  const path = join(folder, 'academy.csv')
  await writeFile(path, academyFile(history))
  const read = await readAcademyFile({ name: 'academy.csv', path }, day(demoDay))
  if (isRefusal(read) || read.problems.length > 0) throw new Error(`the demonstration’s list is refused: ${JSON.stringify(read)}`)
  const loaded = await importAcademy(tx, caller, read.rows)
  if (loaded.problems.length > 0) throw new Error(`the demonstration’s list is refused: ${JSON.stringify(loaded.problems)}`)
  const people = new Map((await tx.selectFrom('person').select(['id', 'staff_number']).execute()).map((row) => [row.staff_number, row.id]))
  const idOf = (someone: Someone): number => people.get(someone.staffNumber) ?? 0
  await giveSupport(tx, caller, history, idOf)
  await tellWhatHappened(tx, caller, history, idOf)
  await planIntake(tx, caller, history, idOf)
}

/** Everybody who was newly qualified in the last three years, as an academy’s own list has them. */
function academyFile(history: History): string {
  const rows = newlyQualified(history).map((spell, index) => {
    const start = dayOf(spell.startedOn)
    const end = spell.startedOn + 365
    const left = spell.endedOn !== null && spell.endedOn <= demoDayNumber ? spell.endedOn : null
    const reason = LEFT[index % LEFT.length] ?? 'other'
    const outcome = left !== null && left < end ? ['withdrawn', dayOf(left)] : isWaiting(spell, index) ? ['in_progress', ''] : index === 5 ? ['failed', dayOf(end)] : ['passed', dayOf(end)]
    const fte = stintOn(spell, spell.startedOn)?.fte ?? 1
    return [spell.someone.staffNumber, cohortOf(spell.startedOn), 'asye', start, ...outcome, left === null ? '' : dayOf(left), left === null ? '' : reason, fte].join(',')
  })
  return `person,cohort,programme,started_on,outcome,ended_on,left_on,left_reason,fte\n${rows.join('\n')}\n`
}

/** Mentors have three places, some four; one in nine of the newer people waits for a mentor. */
async function giveSupport(tx: Tx, caller: Caller, history: History, idOf: (someone: Someone) => number): Promise<void> {
  const [mentors, leads, managers] = [holders(history, 'mentor'), holders(history, 'practiceLead'), holders(history, 'manager')]
  for (const [index, { someone }] of mentors.entries()) await saveMentorPlace(tx, caller, { personId: idOf(someone), least: 2, most: placesOf(index), endedOn: index === 4 ? day('2027-03-31') : null })
  const seats = mentors.flatMap(({ someone }, index) => Array.from({ length: placesOf(index) }, () => someone))
  const newer = onProgramme(history)
  for (const [index, spell] of [...newer, ...waitingForPanel(history)].entries()) {
    const give = async (kind: 'mentor' | 'practice-lead' | 'line-manager' | 'assessor', someone: Someone | undefined, from: Day): Promise<void> => {
      if (someone) await giveRelationship(tx, caller, { personId: idOf(spell.someone), kind, withPersonId: idOf(someone), from, note: '' })
    }
    const start = day(dayOf(spell.startedOn))
    const team = stintOn(spell, demoDayNumber)?.post.team
    const from = day(dayOf(Math.max(spell.startedOn, demoDayNumber - 300)))
    if (index >= newer.length || index % 9 !== 4) await give('mentor', seats.shift(), from)
    await give('practice-lead', leads[index % Math.max(1, leads.length)]?.someone, start)
    await give('assessor', leads[(index + 1) % Math.max(1, leads.length)]?.someone, start)
    // where a team has no manager, another team's covers
    await give('line-manager', (managers.find((manager) => manager.team === team) ?? managers[index % managers.length])?.someone, start)
  }
}

async function tellWhatHappened(tx: Tx, caller: Caller, history: History, idOf: (someone: Someone) => number): Promise<void> {
  const now = onProgramme(history)
  const runs = new Map((await listEnrolments(tx)).filter(({ closedOn }) => closedOn === null).map((run) => [run.personId, run]))
  const runOf = (index: number) => {
    const spell = now.at(index)
    return spell ? runs.get(idOf(spell.someone)) : undefined
  }
  const [paused, back, ready] = [runOf(3), runOf(6), runOf(0)]
  if (paused) await recordPause(tx, caller, { enrolmentId: paused.id, from: day('2026-10-12'), until: null, reason: 'family-leave', note: '' })
  if (back) await recordPause(tx, caller, { enrolmentId: back.id, from: day(dayOf(Math.max(demoDayNumber - 60, (now.at(6)?.startedOn ?? 0) + 7))), until: day(dayOf(demoDayNumber - 40)), reason: 'sickness', note: '' })
  if (ready) await recordEvent(tx, caller, { enrolmentId: ready.id, version: ready.version, kind: 'ready-for-panel', onDay: day(demoDay), untilDay: null, reason: null, note: 'Portfolio complete; one report to be countersigned.' })
}

/** An intake that is planned, with three people who accepted; and people who are on the way to registration. */
async function planIntake(tx: Tx, caller: Caller, history: History, idOf: (someone: Someone) => number): Promise<void> {
  const [known] = await listCohorts(tx)
  const added = await addCohort(tx, caller, { name: 'Spring 2027', programmeId: known?.programmeId ?? 0, plannedStart: day('2027-03-08'), capacity: 12, kind: 'mixed' })
  if (added.kind !== 'added') throw new Error('the planned cohort is there already')
  const team = await tx.selectFrom('team').select('id').where('name', '=', 'Families First Abbey').executeTakeFirst()
  const [lead] = holders(history, 'practiceLead')
  for (const number of [1, 2, 3]) {
    const { given, family } = inventedName(9_000 + number)
    const enrolled = await enrolPerson(tx, caller, {
      person: { givenName: given, familyName: family, registrationNumber: null }, cohortId: added.id, startsOn: day('2027-03-08'), fte: number === 2 ? 0.8 : 1, route: 'open', teamId: team?.id ?? null, postId: null, positionNumber: null,
      probationEndsOn: day('2027-09-07'), beside: { 'practice-lead': lead ? idOf(lead.someone) : null }, today: day(demoDay),
    })
    if (enrolled.kind === 'refused') throw new Error(`nobody is enrolled: ${enrolled.message}`)
  }
  for (const [index, [route, course]] of TRAINEES.entries()) {
    const { given, family } = inventedName(9_100 + index)
    await addTrainee(tx, caller, {
      givenName: given, familyName: family, route, course, institution: 'University of Fernshire (invented)', awardExpectedOn: day(index < 3 ? '2026-10-30' : '2027-07-16'), temporaryPost: index < 4 ? 'Family worker' : null, convertsOn: index < 4 ? day(index < 2 ? '2026-11-09' : '2027-01-11') : null,
    })
  }
}

/** "Autumn 2025" for who started from July on. */
function cohortOf(startedOn: DayNumber): string {
  const start = dayOf(startedOn)
  return `${start.slice(5, 7) < '07' ? 'Spring' : 'Autumn'} ${start.slice(0, 4)}`
}

const placesOf = (mentor: number): number => (mentor % 3 === 0 ? 4 : 3)

const LEFT = ['other_authority', 'agency', 'left_profession', 'other_authority'] as const
const TRAINEES = [['frontline', 'Frontline, year 1'], ['frontline', 'Frontline, year 1'], ['step-up', 'Step Up'], ['apprentice', 'Degree apprenticeship, year 3'], ['student', 'MA Social Work, last placement'], ['student', 'BA Social Work, year 3'], ['grow-our-own', 'Grow Our Own, year 1']] as const
