import { plainHeader } from '../../files/match-columns.ts'

/** Lead, co-worker, cover or duty: what a case system calls an allocation; lead where it does not say. */
export function allocationKindOf(text: string | null): AllocationKind {
  const words = ` ${plainHeader(text ?? '')} `
  if (/\bduty\b|\btray\b/.test(words)) return 'duty'
  if (/\bcover|\btemporary\b/.test(words)) return 'cover'
  if (/\bco ?work|\bjoint\b|\bsecond(?:ary)?\b|\bsupport/.test(words)) return 'co-worker'
  return 'lead'
}

/** A child or a carer household, never added together. */
export function subjectKindOf(text: string | null, otherwise: SubjectKind): SubjectKind {
  if (text === null) return otherwise
  return /\bcarer|\bhousehold|\bfoster|\badopter|\bapplicant/.test(` ${plainHeader(text)} `) ? 'carer-household' : 'child'
}

/** The reason for a change of worker: the ten codes of the Standard Safeguarding Dataset, else the file's own word. */
export function changeReasonOf(text: string | null): string | null {
  if (text === null) return null
  const given = text.trim().toUpperCase()
  if (CHANGE_REASONS.has(given)) return given
  const words = ` ${plainHeader(text)} `
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? text.trim().slice(0, 60)
}

const CHANGE_REASONS = new Set(['MANAGE', 'FCONTA', 'LEFTRL', 'ORGRST', 'TSPROC', 'ABSENC', 'CHCHAN', 'PCCHAN', 'SWDIED', 'OTHERS'])
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:worker )?left\b|\bleaver\b|\bresign|\bend of contract\b/, 'LEFTRL'],
  [/\babsen|\bsick|\bmaternity\b|\bleave\b/, 'ABSENC'],
  [/\brestructur|\breorganis/, 'ORGRST'],
  [/\btransfer|\bstep(?:ped)? (?:up|down)\b|\bteam change\b/, 'TSPROC'],
  [/\bcaseload\b|\bmanag(?:e|ed|ement)\b/, 'MANAGE'],
  [/\bchild (?:request|asked|chose)/, 'CHCHAN'],
  [/\b(?:parent|carer)s? (?:request|asked|chose)/, 'PCCHAN'],
  [/\bdied\b|\bdeath\b/, 'SWDIED'],
]

type AllocationKind = 'lead' | 'co-worker' | 'cover' | 'duty'
type SubjectKind = 'child' | 'carer-household'
