import type { Caller, Tx } from '../access/begin.ts'

/** People of the record as a list names them: by registration number, e-mail, staff number, then name. */
export async function peopleFinder(tx: Tx): Promise<PeopleFinder> {
  const rows = await tx.selectFrom('person').select(['id', 'registration_number', 'staff_number', 'email', 'given_name', 'family_name']).execute()
  const byKey = new Map<string, Set<number>>()
  const add = (kind: string, text: string | null, id: number): void => {
    const key = `${kind} ${(text ?? '').trim().toLowerCase()}`
    if (text !== null && text.trim() !== '') byKey.set(key, new Set([...(byKey.get(key) ?? []), id]))
  }
  const index = (row: Known): void => {
    add('registration', row.registration_number, row.id)
    add('staff', row.staff_number, row.id)
    add('email', row.email, row.id)
    add('name', [row.given_name, row.family_name].filter((part) => part !== null && part !== '').join(' '), row.id)
    add('name', row.family_name !== null && row.given_name !== null ? `${row.family_name}, ${row.given_name}` : null, row.id)
  }
  rows.forEach(index)
  return {
    find: (text, registration) => {
      const given = text.trim().toLowerCase()
      const keys = [...(registration === null ? [] : [`registration ${registration.toLowerCase()}`]), `registration ${given}`, `email ${given}`, `staff ${given}`, `name ${given}`]
      for (const key of keys) {
        const [first, ...others] = byKey.get(key) ?? []
        if (first !== undefined) return others.length === 0 ? { kind: 'found', id: first } : { kind: 'several', count: others.length + 1 }
      }
      return { kind: 'unknown' }
    },
    index,
  }
}

/**
 * Enters somebody whom no file has named yet: by registration number, as a name where it has a space, else as a staff number. HR's file,
 * when it names them, joins them by those.
 */
export async function enterPerson(tx: Tx, caller: Caller, text: string, registration: string | null): Promise<Known> {
  const words = text.trim().split(/\s+/)
  const isRegistration = /^[a-z]{2}\d{1,10}$/i.test(text.trim()) && registration === null
  const isName = words.length > 1
  const isMail = text.includes('@')
  return await tx
    .insertInto('person')
    .values({
      authority_id: caller.authority.id,
      registration_number: isRegistration ? text.trim().toUpperCase() : registration,
      staff_number: isName || isRegistration || isMail ? null : text.trim(),
      email: isMail && !isName ? text.trim().toLowerCase() : null,
      given_name: isName ? words.slice(0, -1).join(' ') : null,
      family_name: isName ? (words.at(-1) ?? null) : null,
      registered_until: null, qualification_level: null, qualification_institution: null, is_step_up: null, is_frontline: null, is_entered: true,
    })
    .returning(['id', 'registration_number', 'staff_number', 'email', 'given_name', 'family_name'])
    .executeTakeFirstOrThrow()
}

type Known = { id: number; registration_number: string | null; staff_number: string | null; email: string | null; given_name: string | null; family_name: string | null }
export type PeopleFinder = { find: (text: string, registration: string | null) => { kind: 'found'; id: number } | { kind: 'several'; count: number } | { kind: 'unknown' }; index: (row: Known) => void }
