import { dayOf, numberOf, type DayNumber } from '../calendar.ts'
import { textOf, type Absence, type Spell } from '../simulation/people.ts'
import { spellsOf, type History } from '../simulation/simulate.ts'
import { britishDay, csvText } from './csv.ts'
import type { DemoFile } from './demo-file.ts'

/** The HR system's list of absences on a day: all that ended since 1 October of the year before, which a return of the year asks, and all that go on. */
export function absenceFile(history: History, on: DayNumber): DemoFile {
  const since = numberOf(`${Number(dayOf(on).slice(0, 4)) - 1}-10-01`)
  const rows = spellsOf(history)
    .flatMap((spell) => spell.absences.map((absence) => ({ spell, absence, until: lastDayKnown(spell, absence, on) })))
    .filter(({ spell, absence, until }) => absence.from <= on && absence.from <= (spell.endedOn ?? on) && (until === null || until >= since))
    .sort((a, b) => a.absence.from - b.absence.from || a.spell.someone.number - b.spell.someone.number)
    .map(({ spell, absence, until }) => [
      spell.someone.staffNumber, britishDay(textOf(absence.from)), britishDay(textOf(until)), absence.kind === 'MAT' ? 'Maternity leave' : 'Sickness',
      absence.kind === 'SIC' && until === absence.until ? absence.workingDays : null,
    ])
  return { kind: 'absence', name: `Absences_${dayOf(on)}.csv`, text: csvText(HEADERS, rows) }
}

/** An absence ends with the employment; one that goes on has no last day yet. */
function lastDayKnown(spell: Spell, absence: Absence, on: DayNumber): DayNumber | null {
  const until = spell.endedOn === null ? absence.until : Math.min(absence.until, spell.endedOn)
  return until > on ? null : until
}

const HEADERS = ['Employee number', 'Absence start date', 'Absence end date', 'Absence type', 'Working days lost']
