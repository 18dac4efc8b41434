/** How far the filling of a post has come, in the words of the establishment board (docs/rules/establishment.md, "Stages"). */
export const stages = ['not advertised', 'advertised', 'interview', 'offer', 'held', 'not stated'] as const
export type Stage = (typeof stages)[number]

/** The stage in an establishment file's own words: "Frozen", "At interview", "Offer accepted". */
export function stageOf(text: string): Stage {
  const words = text.trim().toLowerCase().replaceAll(/[-_]/g, ' ')
  if (/offer|appointed|pre.?employment|checks/.test(words)) return 'offer'
  if (/interview|shortlist/.test(words)) return 'interview'
  if (/not (yet )?(advertised|out)|no advert|unadvertised/.test(words)) return 'not advertised'
  if (/advert|recruit|live/.test(words)) return 'advertised'
  if (/held|hold|frozen|freeze/.test(words)) return 'held'
  return 'not stated'
}

/** On what footing somebody is in a post. */
export const footings = ['permanent', 'fixed term', 'acting', 'secondment', 'maternity cover'] as const
export type Footing = (typeof footings)[number]

export function footingOf(kind: string, contractKind: string | null): Footing {
  return readFooting(kind) ?? readFooting(contractKind ?? '') ?? 'permanent'
}

function readFooting(text: string): Footing | null {
  const words = text.toLowerCase()
  if (words.includes('acting')) return 'acting'
  if (words.includes('second')) return 'secondment'
  if (words.includes('maternity') || words.includes('cover')) return 'maternity cover'
  if (words.includes('fixed') || words.includes('temporary')) return 'fixed term'
  return null
}
