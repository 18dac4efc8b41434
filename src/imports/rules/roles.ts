import { plainHeader } from '../../files/match-columns.ts'

/**
 * The DfE role of a local title (CSWW 2024-25 specification, CS090): 1 senior manager, 2 middle manager, 3 first line manager,
 * 4 senior practitioner, 5 case holder, 6 qualified without cases; 0 for a title that is no social work role; null where its
 * words do not say. A council's own mapping comes first.
 */
export function roleOfTitle(title: string, mapped: Readonly<Record<string, number>> = {}): number | null {
  const said = mappedRole(title, mapped)
  if (said !== null) return said
  const words = ` ${plainHeader(title)} `
  return GUESSES.find(({ pattern }) => pattern.test(words))?.role ?? null
}

/** Titles and the roles they stand for, those without a role last: what the mapping page shows. */
export function listRoles(titles: Iterable<string>, mapped: Readonly<Record<string, number>>): { title: string; count: number; role: number | null }[] {
  const counts = new Map<string, number>()
  for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1)
  return [...counts]
    .map(([title, count]) => ({ title, count, role: roleOfTitle(title, mapped) }))
    .sort((a, b) => Number(a.role === null) - Number(b.role === null) || b.count - a.count || (a.title < b.title ? -1 : 1))
}

function mappedRole(title: string, mapped: Readonly<Record<string, number>>): number | null {
  const exact = mapped[title]
  if (exact !== undefined) return exact
  const wanted = plainHeader(title)
  return Object.entries(mapped).find(([name]) => plainHeader(name) === wanted)?.[1] ?? null
}

/** The first that fits: "assistant team manager" before "team manager", "social work assistant" before "social worker". */
const GUESSES: readonly { pattern: RegExp; role: number }[] = [
  { pattern: /\b(?:assistant|deputy|interim|acting)? ?director\b|\bdcs\b|\bchief (?:officer|executive)\b/, role: 1 },
  { pattern: /\b(?:social work|social care|family support|care|support) (?:assistant|apprentice|worker assistant)\b|\bassistant social worker\b|\bunqualified\b|\bstudent\b/, role: 0 },
  { pattern: /\bindependent reviewing officer\b|\biros?\b|\bconference chair|\bchild protection chair|\bcp chair|\breviewing officer\b|\blado\b|\bdesignated officer\b|\bpractice (?:educator|development|consultant|lead|improvement|advisor|adviser)\b|\bquality assurance\b|\bauditor\b|\bpanel adviser\b/, role: 6 },
  { pattern: /\bhead of\b|\bservice (?:manager|lead|head)\b|\bgroup manager\b|\bstrategic\b|\barea manager\b|\bprincipal social worker\b|\boperations manager\b|\bservice director\b/, role: 2 },
  { pattern: /\bteam (?:manager|leader|lead)\b|\bpractice (?:manager|supervisor)\b|\bassistant (?:team )?manager\b|\bdeputy (?:team )?manager\b|\bassistant service manager\b|\bunit manager\b|\bpod manager\b|\bfirst line manager\b/, role: 3 },
  { pattern: /\b(?:senior|advanced|consultant|lead|specialist|experienced senior) (?:social work )?practitioner|\b(?:senior|advanced|consultant|lead) social worker|\bpractice mentor\b|\bsw senior\b|\bsenior sw\b/, role: 4 },
  { pattern: /\bfamily support|\bpersonal advis[oe]r\b|\bbusiness support|\badministrator\b|\badmin\b|\bclerk\b|\bfamily worker\b|\byouth worker\b|\bcontact (?:worker|supervisor)\b|\boutreach worker\b|\bfoster carer\b|\bresidential\b|\breceptionist\b|\bdata (?:officer|analyst)\b|\bearly help\b|\bintervention worker\b|\bcommissioning\b|\bfinance\b|\bsupport (?:worker|officer)\b/, role: 0 },
  { pattern: /\bsocial workers?\b|\basye\b|\bnqsw\b|\bnewly qualified\b|\bsw\b|\bsocial work practitioner\b|\bcase holder\b|\bsocial worker l?\d\b/, role: 5 },
]
