/** What could tell a reader who a child or family is. */
export type FoundKind = 'name' | 'NHS number' | 'e-mail address' | 'telephone number' | 'day of birth' | 'address' | 'case number'
export type Found = { kind: FoundKind; text: string }

/**
 * Names and identifiers in a text, each once. A help for the person who looks and no proof: it would rather show a word too many, and
 * what it does not find a reader still may (docs/rules/portfolio.md, "Names"). `known` are words that may stand: names of the workforce.
 */
export function findNames(text: string, known: ReadonlySet<string> = new Set()): Found[] {
  const found = new Map<string, FoundKind>()
  let rest = text
  const take = (kind: FoundKind, pattern: RegExp, isOne: (match: string) => boolean = () => true) => {
    rest = rest.replaceAll(pattern, (match) => {
      if (!isOne(match)) return match
      found.set(match.trim(), kind)
      return ' '.repeat(match.length)
    })
  }
  take('e-mail address', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g)
  take('NHS number', /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/g, isNhsNumber)
  take('telephone number', /(?:\+44[ ]?|\b0)\d(?:[ -]?\d){8,9}\b/g)
  take('day of birth', /\b(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)?\d\d\b/g)
  take('day of birth', new RegExp(`\\b(?:born|d\\.?o\\.?b\\.?:?|birthday|birth:?)(?: on| is| was)?(?: the)? \\d{1,2}(?:st|nd|rd|th)? (?:${MONTHS})(?: \\d{4})?`, 'gi'))
  take('address', /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/g)
  take('address', /\b\d{1,4}[a-z]?,? (?:[A-Z][\w’'-]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Way|Terrace|Crescent|Court|Grove|Gardens|Place|Row|Hill|View|Walk)\b/g)
  take('case number', /\b[A-Z]{0,3}[-/]?\d{6,12}\b/g)
  for (const name of namesIn(rest, known)) found.set(name, 'name')
  return [...found].map(([foundText, kind]) => ({ kind, text: foundText }))
}

/** Ten digits whose last checks the others: weights 10 to 2, modulo 11 (NHS Data Model and Dictionary, NHS number). */
export function isNhsNumber(text: string): boolean {
  const digits = Array.from(text.replaceAll(/\D/g, ''), Number)
  if (digits.length !== 10) return false
  const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0)
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === digits[9]
}

/** Words with a capital that are no beginning of a sentence, and beginnings that also stand elsewhere or are no words of the language of the work. */
function* namesIn(text: string, known: ReadonlySet<string>): Generator<string> {
  const seen = new Set<string>()
  for (const match of text.matchAll(/\p{Lu}\p{Ll}+(?:[’'-]\p{Lu}?\p{Ll}+)*(?: \p{Lu}\p{Ll}+(?:[’'-]\p{Lu}?\p{Ll}+)*)*/gu)) {
    const before = text.slice(0, match.index).trimEnd()
    const isFirst = before === '' || /[.!?:;•\n"“(\])\-–]$/.test(before) || /\n\s*$/.test(text.slice(0, match.index))
    const words = match[0].split(' ').map((word) => word.replace(/[’']s$/, ''))
    const kept = words.filter((word, index) => !isPlain(word, known) && !(index === 0 && isFirst && words.length === 1 && !seemsAName(word, text)))
    if (kept.length === 0) continue
    const name = kept.join(' ')
    if (seen.has(name)) continue
    seen.add(name)
    yield text.includes(name) ? name : (kept[0] ?? '')
  }
}

/** Alone at the beginning of a sentence: a name where it stands within another sentence too, or where somebody said or did something. */
function seemsAName(word: string, text: string): boolean {
  const escaped = word.replaceAll(/[’'-]/g, '.')
  return new RegExp(`[\\p{Ll},] ${escaped}\\b`, 'u').test(text) || new RegExp(`\\b${escaped}(?:[’']s)? (?:said|says|told|asked|was|is|has|had|lives|lived|and (?:his|her|their)|felt|wanted|wants|likes|liked|cried|showed|aged)\\b`).test(text)
}

function isPlain(word: string, known: ReadonlySet<string>): boolean {
  return PLAIN.has(word.toLowerCase()) || known.has(word.toLowerCase())
}

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec'

/** Capitals of the work and of the language: days, months, laws, roles, services, and words that begin sentences. */
const PLAIN: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  england english wales welsh british council county children child young person people family families social worker workers work senior practice lead mentor manager team service
  services head director principal academy panel assessor observer newly qualified protection conference core group strategy meeting section plan review assessment court order act
  care looked after leaver in need early help health visitor school nurse teacher police officer doctor gp hospital education safeguarding partnership working together to framework standards
  standard professional capabilities asye nqsw pcf pqs nhs cafcass mash iro lado send ehcp camhs cin cp word excel teams outlook mosaic liquidlogic eclipse throughline
  christmas easter ofsted dfe department for human rights equality mental capacity data law gdpr signs of safety restorative systemic theory attachment maslow bowlby kolb gibbs
  the a an i we he she they it you this that these those there here when where what who why how if as at in on by to of for from with without after before during while although because
  but and or so then also however my our his her their its your one two three first second third next last each every some many most all no not yes mum dad mother father brother sister
  grandmother grandfather nan parent parents carer carers foster baby reflection report feedback evidence learning overall finally later today yesterday tomorrow since until once
  removed both more less another other others having being doing using through between within across about above below under over again only just even still well good better best did do
  does have has had was were is are am be been can could will would shall should may might must very ms mrs mr miss dr sir`.split(/\s+/),
)
