import type { AcademyFileRow } from '../src/academy/read-academy-file.ts'
import { dayOf } from './calendar.ts'
import { demoDayNumber } from './council.ts'
import { isInPostOn, stintOn, type Spell } from './simulation/people.ts'
import { spellsOf, type History } from './simulation/simulate.ts'

/** Everybody on the ASYE of the last fifteen months with manager, mentor, practice lead and assessor: the list of an academy that runs already. */
export function academyList(history: History): AcademyFileRow[] {
  const working = spellsOf(history).filter((spell) => isInPostOn(spell, demoDayNumber) && spell.endedOn === null)
  const placeOf = (spell: Spell) => stintOn(spell, demoDayNumber)?.post
  const inTeam = (team: string, kind: string) => working.find((spell) => placeOf(spell)?.kind === kind && placeOf(spell)?.team === team)?.someone.staffNumber ?? null
  const leads = working.filter((spell) => placeOf(spell)?.kind === 'practiceLead').map((spell) => spell.someone.staffNumber)
  return newlyQualified(history).map((spell, at): AcademyFileRow => {
    const team = placeOf(spell)?.team ?? ''
    const startedOn = dayOf(spell.startedOn)
    return {
      row: at + 2, person: spell.someone.staffNumber, cohort: `Cohort ${startedOn.slice(0, 7)}`, programme: 'asye', started_on: startedOn, outcome: 'in_progress', ended_on: null, left_on: null, left_reason: null, returned_on: null,
      registration_number: null, team, fte: stintOn(spell, demoDayNumber)?.fte ?? 1, route: spell.someone.frontline ? 'frontline' : spell.someone.stepUp ? 'step-up' : 'open', cohort_label: null,
      manager: inTeam(team, 'manager'), mentor: inTeam(team, 'mentor'), practice_lead: leads[at % leads.length] ?? null, assessor: leads[0] ?? null,
    }
  })
}

/** In post today, and newly qualified when they came within the last fifteen months. */
export function newlyQualified(history: History): Spell[] {
  return spellsOf(history).filter((spell) => spell.origin === '1' && demoDayNumber - spell.startedOn < 460 && spell.startedOn <= demoDayNumber && spell.endedOn === null && isInPostOn(spell, demoDayNumber) && stintOn(spell, demoDayNumber)?.post.kind === 'socialWorker')
}
