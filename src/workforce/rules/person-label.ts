import type { Person } from './record.ts'

/** How lists name a person: by name where HR gave one, else by the registration or staff number; a return has no names. */
export function personLabel(person: Pick<Person, 'id' | 'givenName' | 'familyName' | 'registrationNumber' | 'staffNumber'> | undefined): string {
  if (person === undefined) return 'Not visible to you'
  const name = [person.givenName, person.familyName].filter((part) => part !== null && part !== '').join(' ')
  if (name !== '') return name
  return person.registrationNumber ?? (person.staffNumber === null ? `Person ${person.id}` : `Staff number ${person.staffNumber}`)
}

/** The names of a record's people by id. */
export function personLabels(people: readonly Person[]): (personId: number | null) => string {
  const labels = new Map(people.map((person) => [person.id, personLabel(person)]))
  return (personId) => (personId === null ? '' : (labels.get(personId) ?? 'Not visible to you'))
}
