import type { Code } from '../../census/rules/layout.ts'
import { ethnicity, leaverDestination, qualificationLevel, reasonForAbsence, reasonForLeaving, startOrigin } from '../../census/rules/layouts/code-sets.ts'
import { plainHeader } from '../../files/match-columns.ts'

/** DfE's code for what an HR system writes in words, its code or its label; null where the words do not say. */
export function codeOfWords(set: CodeSet, text: string): string | null {
  const given = text.trim()
  const codes = SETS[set]
  const code = codes.codes.find((one) => one.code === given.toUpperCase() || plainHeader(one.label) === plainHeader(given)) ?? codes.codes.find((one) => new RegExp(`^0?${one.code}\\s*[-:.]`, 'i').test(given))
  if (code) return code.code
  const words = ` ${plainHeader(given)} `
  return codes.words.find(([pattern]) => pattern.test(words))?.[1] ?? null
}

/** A yes, a no, or null. */
export function yesOrNo(text: string): boolean | null {
  const word = text.trim().toLowerCase()
  if (['y', 'yes', 'true', '1', 'x'].includes(word)) return true
  return ['n', 'no', 'false', '0', 'none', '-'].includes(word) ? false : null
}

/** Whether a route into social work was Step Up or Frontline (now Approach Social Work's); null where its words name no route that we know. */
export function routeOf(text: string): { isStepUp: boolean; isFrontline: boolean } | null {
  const words = ` ${plainHeader(text)} `
  if (/\bstep ?up\b/.test(words)) return { isStepUp: true, isFrontline: false }
  if (/\bfront ?line\b|\bapproach social work\b/.test(words)) return { isStepUp: false, isFrontline: true }
  return /\buniversity\b|\bdegree\b|\bba\b|\bbsc\b|\bma\b|\bmsc\b|\bmasters?\b|\bgrad|\bundergrad|\bpostgrad|\bpg ?dip\b|\bapprentice|\bthink ahead\b|\btraditional\b|\bmainstream\b|\boverseas\b|\binternational\b|\bdip ?sw\b|\bcqsw\b|\bother\b|\bnone\b/.test(words)
    ? { isStepUp: false, isFrontline: false }
    : null
}

export function sexOf(text: string): string | null {
  const word = text.trim().toLowerCase()
  if (['f', 'female', 'woman'].includes(word)) return 'F'
  return ['m', 'male', 'man'].includes(word) ? 'M' : null
}

/** The kind of contract in our words; the text itself where it is none of ours. */
export function contractOf(text: string): string {
  const words = ` ${plainHeader(text)} `
  if (/\bagency\b/.test(words)) return 'agency'
  if (/\bfixed\b|\btemp(?:orary)?\b/.test(words)) return 'fixed-term'
  if (/\bacting\b/.test(words)) return 'acting-up'
  if (/\bsecond(?:ed|ment)\b/.test(words)) return 'secondment'
  if (/\bmaternity cover\b/.test(words)) return 'maternity-cover'
  if (/\bpermanent\b|\bperm\b|\bsubstantive\b/.test(words)) return 'permanent'
  if (/\bcasual\b|\bbank\b|\brelief\b|\bzero hours?\b|\bsessional\b/.test(words)) return 'casual'
  return plainHeader(text).slice(0, 40)
}

/** Whether a post is open to be filled, in the words of an establishment list. */
export function stageOf(text: string | null): string {
  if (text === null) return 'open'
  const words = ` ${plainHeader(text)} `
  if (/\bfrozen\b|\bfreeze\b/.test(words)) return 'frozen'
  if (/\bheld\b|\bhold\b|\bon hold\b/.test(words)) return 'held'
  if (/\bdeleted?\b|\bclosed\b|\bdisestablished\b/.test(words)) return 'deleted'
  if (/\bnot (?:yet )?advertised\b/.test(words)) return 'not-advertised'
  if (/\boffer/.test(words)) return 'offer'
  if (/\binterview/.test(words)) return 'interview'
  if (/\badvert/.test(words)) return 'advertised'
  return 'open'
}

const SETS: Readonly<Record<CodeSet, { codes: readonly Code[]; words: readonly (readonly [RegExp, string])[] }>> = {
  'leaving reason': {
    codes: reasonForLeaving,
    words: [
      [/\bvoluntary redundancy\b|\bvr\b/, '2'],
      [/\bredundan/, '3'],
      [/\bdismiss|\bcapability\b|\bgross misconduct\b|\bfailed probation\b|\bunsatisfactory probation\b/, '4'],
      [/\bretire/, '5'],
      [/\bdeceased\b|\bdeath\b|\bdied\b/, '6'],
      [/\binternal (?:move|transfer)\b|\bmoved to (?:a )?non\b|\btransfer(?:red)? (?:within|internally)\b|\bother post within\b/, '7'],
      [/\bresign|\bpersonal reasons?\b|\bcareer\b|\bnew job\b|\bbetter (?:pay|job)\b|\brelocat|\bfamily reasons?\b|\bleft voluntarily\b|\bvoluntary\b/, '1'],
      [/\bnot known\b|\bunknown\b/, '9'],
      [/\bend of (?:contract|fixed)|\bfixed term\b|\bcontract (?:ended|expired)\b|\btupe\b|\bother\b|\bmutual\b|\bill health\b/, '8'],
    ],
  },
  destination: {
    codes: leaverDestination,
    words: [
      [/\bagency\b|\blocum\b|\bconsultancy\b/, '3'],
      [/\b(?:other|another|different|neighbouring) (?:la|local authority|council|authority)\b/, '1'],
      [/\boutside england\b|\bwales\b|\bscotland\b|\bnorthern ireland\b|\babroad\b|\boverseas\b/, '2'],
      [/\bnhs\b|\bcharity\b|\bvoluntary sector\b|\bcafcass\b|\bindependent sector\b|\bprivate sector\b/, '4'],
      [/\bsocial care\b/, '5'],
      [/\bretire|\bno employment\b|\bcareer break\b|\bredundan|\bleft the profession\b|\bnon social\b/, '6'],
      [/\bnot known\b|\bunknown\b/, '8'],
      [/\bother\b/, '7'],
    ],
  },
  origin: {
    codes: startOrigin,
    words: [
      [/\bnewly qualified\b|\bnqsw\b|\basye\b|\bstudent\b|\bgraduate\b|\bstep up\b|\bfrontline\b|\bapprentice/, '1'],
      [/\bagency\b|\blocum\b/, '4'],
      [/\b(?:other|another|different) (?:la|local authority|council|authority)\b/, '2'],
      [/\boutside england\b|\boverseas\b|\binternational\b|\bwales\b|\bscotland\b/, '3'],
      [/\bnhs\b|\bcharity\b|\bcafcass\b|\bvoluntary sector\b/, '5'],
      [/\bsocial care\b/, '6'],
      [/\bcareer break\b|\bno employment\b|\bunemployed\b/, '7'],
      [/\bnot known\b|\bunknown\b/, '9'],
      [/\bother\b/, '8'],
    ],
  },
  absence: {
    codes: reasonForAbsence,
    words: [
      [/\bmat(?:ernity)?\b|\bpaternity\b|\badoption leave\b|\bshared parental\b|\bparental\b/, 'MAT'],
      [/\bsick|\bill(?:ness)?\b|\bunwell\b|\bmedical\b|\bstress\b|\binjury\b|\bhospital\b|\bcovid\b|\bflu\b/, 'SIC'],
      [/\bjury\b|\bpublic dut/, 'PUB'],
      [/\btraining\b|\bstudy\b/, 'TRN'],
      [/\bunauthorised\b|\bawol\b/, 'UNA'],
      [/\bunpaid\b|\bcareer break\b|\bsabbatical\b/, 'UNP'],
      [/\bcompassionate\b|\bannual leave\b|\bholiday\b|\bflexi\b|\btoil\b|\bspecial leave\b|\bother\b|\bsuspen|\bgarden/, 'OTH'],
    ],
  },
  // the level of the social work qualification, not of any other (DfE CSWW 2024-25 specification, 3.4.7)
  qualification: {
    codes: qualificationLevel,
    words: [
      [/\bpost ?grad|\bmasters?\b|\bma\b|\bmsc\b|\bmsw\b|\bpg ?dip(?:loma)?\b|\bpgcert\b/, '2'],
      [/\bunder ?grad|\bbachelors?\b|\bba\b|\bbsc\b|\bdegree apprentice|\bhons\b|\bhonours\b/, '1'],
      [/\bother\b|\bdip ?sw\b|\bdiploma\b|\bcqsw\b|\bcss\b|\boverseas\b|\binternational\b/, '3'],
    ],
  },
  ethnicity: {
    codes: ethnicity,
    words: [
      [/\bnot known\b|\bunknown\b|\bnot (?:yet )?obtained\b/, 'NOBT'],
      [/\bprefer not\b|\brefused\b|\bnot stated\b|\bnot declared\b|\bundeclared\b/, 'REFU'],
      [/\bwhite\b.*\bblack caribbean\b/, 'MWBC'], [/\bwhite\b.*\bblack african\b/, 'MWBA'], [/\bwhite\b.*\basian\b/, 'MWAS'],
      [/\bmixed\b/, 'MOTH'],
      [/\b(?:english|welsh|scottish|british)\b.*\bwhite\b|\bwhite\b.*\b(?:english|welsh|scottish|british)\b/, 'WBRI'],
      [/\birish\b/, 'WIRI'], [/\bwhite\b/, 'WOTH'],
      [/\bindian\b/, 'AIND'], [/\bpakistani\b/, 'APKN'], [/\bbangladeshi\b/, 'ABAN'], [/\bchinese\b/, 'CHNE'], [/\basian\b/, 'AOTH'],
      [/\bcaribbean\b/, 'BCRB'], [/\bafrican\b/, 'BAFR'], [/\bblack\b/, 'BOTH'],
      [/\bother\b|\barab\b|\bgypsy\b|\broma\b/, 'OOTH'],
    ],
  },
}

export type CodeSet = 'leaving reason' | 'destination' | 'origin' | 'absence' | 'qualification' | 'ethnicity'
