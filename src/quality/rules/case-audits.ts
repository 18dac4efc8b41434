import type { Day } from '../../time/day.ts'

/** Ofsted's four words, which audits of practice use too. */
export const grades = { outstanding: 'Outstanding', good: 'Good', 'requires-improvement': 'Requires improvement to be good', inadequate: 'Inadequate' } as const
export type Grade = keyof typeof grades
export const gradeKeys = Object.keys(grades) as Grade[]

export type CaseAudit = { id: number; auditedOn: Day; personId: number; grade: Grade; theme: string }
export type Spell = { personId: number; from: Day; until: Day | null }

/**
 * Audits of cases held by newly qualified workers, apart and within the whole (C103, C208): a worker counts as newly qualified when on a
 * programme on the day of the audit. No share below ten audits: of seven audits one is fourteen per cent.
 */
export function summariseAudits(audits: readonly CaseAudit[], onProgramme: readonly Spell[]): { group: 'newly qualified' | 'everybody else' | 'all'; n: number; byGrade: Record<Grade, number>; goodOrBetter: { n: number; of: number; percent: number | null } }[] {
  const isNewlyQualified = (audit: CaseAudit): boolean => onProgramme.some((spell) => spell.personId === audit.personId && spell.from <= audit.auditedOn && (spell.until === null || spell.until >= audit.auditedOn))
  const groups = [
    { group: 'newly qualified' as const, audits: audits.filter(isNewlyQualified) },
    { group: 'everybody else' as const, audits: audits.filter((audit) => !isNewlyQualified(audit)) },
    { group: 'all' as const, audits },
  ]
  return groups.map(({ group, audits: own }) => {
    const count = (grade: Grade): number => own.filter((audit) => audit.grade === grade).length
    const good = count('outstanding') + count('good')
    return {
      group, n: own.length,
      byGrade: { outstanding: count('outstanding'), good: count('good'), 'requires-improvement': count('requires-improvement'), inadequate: count('inadequate') },
      goodOrBetter: { n: good, of: own.length, percent: own.length < 10 ? null : (good / own.length) * 100 },
    }
  })
}
