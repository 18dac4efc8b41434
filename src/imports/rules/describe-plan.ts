import { shortDay } from '../../time/day.ts'
import type { PlannedPerson, RecordPlan } from '../../workforce/rules/plan-record.ts'
import type { StoredPerson, StoredRecord } from '../../workforce/rules/stored.ts'

/** A plan as lines that a person can check: who is new, what changes from what to what, who ends. */
export function describePlan(plan: RecordPlan, stored: StoredRecord): PlanLine[] {
  const people = new Map<number, PlannedPerson | StoredPerson>([...stored.people, ...plan.people.created].map((person) => [person.id, person]))
  const who = (id: number) => nameOf(people.get(id))
  return [
    ...plan.people.removed.map((person): PlanLine => ({ kind: 'removed', who: nameOf(person), what: 'no file in force speaks of this person any more' })),
    ...plan.spells.changed
      .filter((spell) => spell.endedOn !== null && spell.before.endedOn === null)
      .map((spell): PlanLine => ({ kind: 'ended', who: who(spell.personId), what: `last day ${shortDay(spell.endedOn ?? spell.startedOn)}` })),
    ...plan.spells.changed
      .filter((spell) => spell.startedOn !== spell.before.startedOn)
      .map((spell): PlanLine => ({ kind: 'changed', who: who(spell.personId), what: `start ${shortDay(spell.before.startedOn)} becomes ${shortDay(spell.startedOn)}` })),
    ...plan.spells.changed
      .filter((spell) => spell.endedOn === null && spell.before.endedOn !== null)
      .map((spell): PlanLine => ({ kind: 'changed', who: who(spell.personId), what: `last day ${shortDay(spell.before.endedOn ?? spell.startedOn)} is taken back` })),
    ...plan.people.changed.map((person): PlanLine => ({ kind: 'changed', who: nameOf(person), what: changesOf(person) })),
    ...plan.spells.created.map((spell): PlanLine => ({
      kind: 'new',
      who: who(spell.personId),
      what: `${spell.basis === 'agency' ? 'agency worker' : 'in post'} ${spell.isDayOnly ? `on ${shortDay(spell.startedOn)}` : `from ${shortDay(spell.startedOn)}${spell.endedOn === null ? '' : ` to ${shortDay(spell.endedOn)}`}`}`,
    })),
    ...plan.conflicts.created.map((conflict): PlanLine => ({
      kind: 'conflict',
      who: who(conflict.personId),
      what: `${conflict.field}${conflict.onDay === null ? '' : ` on ${shortDay(conflict.onDay)}`}: ${conflict.kept} stands (${conflict.keptSource}), ${conflict.setAside} is set aside (${conflict.setAsideSource})`,
    })),
    ...plan.unconfirmed.created.map((stretch): PlanLine => ({ kind: 'conflict', who: who(stretch.personId), what: `${stretch.reason}: not counted from ${shortDay(stretch.startedOn)}${stretch.endedOn === null ? '' : ` to ${shortDay(stretch.endedOn)}`}` })),
  ]
}

/** Birth date, sex and ethnicity are named when they change, never shown. */
function changesOf(person: PlannedPerson & { before: StoredPerson }): string {
  const named = SHOWN.filter(([field]) => person[field] !== person.before[field]).map(([field, label]) => `${label} ${shown(person.before[field])} becomes ${shown(person[field])}`)
  const hidden = HIDDEN.filter(([field]) => person[field] !== person.before[field]).map(([, label]) => `${label} changes`)
  const known = new Set(person.before.otherIdentifiers)
  const others = person.otherIdentifiers.filter((name) => !known.has(name)).map((name) => `is also known as ${name.replace(':', ' ')}`)
  return [...named, ...hidden, ...others].join('; ') || 'is no longer known by another number'
}

function shown(value: string | boolean | null): string {
  return value === null ? 'none' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
}

function nameOf(person: PlannedPerson | StoredPerson | undefined): string {
  if (person === undefined) return 'a person'
  const name = [person.givenName, person.familyName].filter((part) => part !== null).join(' ')
  return [name, person.registrationNumber ?? person.staffNumber].filter((part) => part).join(', ') || 'a person without a number'
}

const SHOWN = [
  ['registrationNumber', 'registration number'], ['staffNumber', 'staff number'], ['email', 'e-mail'], ['givenName', 'given name'],
  ['familyName', 'family name'], ['registeredUntil', 'registered until'], ['qualificationLevel', 'qualification level'],
  ['qualificationInstitution', 'where qualified'], ['isStepUp', 'Step Up graduate'], ['isFrontline', 'Frontline graduate'],
] as const
const HIDDEN = [['birthDate', 'birth date'], ['sex', 'sex'], ['gender', 'gender'], ['ethnicity', 'ethnicity']] as const

export type PlanLine = { kind: 'new' | 'changed' | 'ended' | 'removed' | 'conflict'; who: string; what: string }
