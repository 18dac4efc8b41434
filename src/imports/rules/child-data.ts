import { plainHeader } from '../../files/match-columns.ts'
import type { FileRefusal } from '../../files/refusal.ts'

/** What identifies a child beyond its case number: none of it may come in, so the file is refused and names the column (UK GDPR, Article 5(1)(c)). */
export type ChildData = 'name' | 'birth date' | 'address' | 'postcode' | 'NHS number' | 'pupil number'

/** What a header says that its column holds of a child; null where nothing forbidden. */
export function childDataInHeader(header: string): ChildData | null {
  const words = ` ${plainHeader(header)} `
  if (/\b(?:worker|professional|staff|social worker|manager|team|allocated|case holder|employee|supervisor|service|school|file|system|user)s?\b/.test(words) && !/\bchild|\bclient|\bperson\b|\byoung\b/.test(words)) return null
  if (/\bnhs\b/.test(words)) return 'NHS number'
  if (/\bupn\b|\bunique pupil\b/.test(words)) return 'pupil number'
  if (/\bpost ?code\b|\bzip\b/.test(words)) return 'postcode'
  if (/\baddress\b|\bstreet\b|\bhouse number\b|\buprn\b/.test(words) && !/\be ?mail\b/.test(words)) return 'address'
  if (/\bdob\b|\bd o b\b|\bbirth\b|\bborn\b/.test(words)) return 'birth date'
  if (/\bsurname\b|\bforename\b|\b(?:first|given|family|last|middle|full|known) (?:name|as)\b|\b(?:child|client|person|young person|subject|carer|household|sibling|parent|mother|father|service user)s? name\b|\bname\b/.test(words)) return 'name'
  return null
}

/** Looks at the cells of one column that was not recognised, or holds the case number, for what a header did not say. */
export function childDataJudge(options: { isReference: boolean }): { add(text: string, startedOn: string | null): void; verdict(): ChildData | null } {
  const seen = { filled: 0, nhs: 0, postcode: 0, address: 0, name: 0, dates: 0, years: [] as number[] }
  const distinct = new Set<string>()
  return {
    add(text, startedOn) {
      const cell = text.trim()
      if (cell === '') return
      seen.filled += 1
      if (distinct.size < 5_000) distinct.add(cell)
      if (isNhsNumber(cell)) seen.nhs += 1
      if (/\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i.test(cell)) seen.postcode += 1
      if (/^(?:flat \S+,? )?\d{1,4}[a-z]?,? (?:[A-Z][\w'’-]+ ){1,4}(?:road|street|avenue|lane|close|drive|way|court|crescent|gardens|grove|place|terrace|rd|st|ave)\b/i.test(cell)) seen.address += 1
      if (NAME.test(cell) && !WORK_WORDS.test(cell)) seen.name += 1
      const year = /^\d{4}-\d{2}-\d{2}/.test(cell) ? Number(cell.slice(0, 4)) : Number(/^\d{1,2}[-/.]\d{1,2}[-/.](\d{4})$/.exec(cell)?.[1] ?? 'x')
      if (!Number.isNaN(year)) {
        seen.dates += 1
        if (startedOn !== null) seen.years.push(Number(startedOn.slice(0, 4)) - year)
      }
    },
    verdict() {
      if (seen.filled < 3) return null
      const most = (count: number, share: number) => count >= seen.filled * share
      if (most(seen.nhs, 0.8)) return 'NHS number'
      if (most(seen.postcode, 0.5)) return most(seen.address, 0.3) ? 'address' : 'postcode'
      if (most(seen.address, 0.5)) return 'address'
      if (most(seen.name, 0.8) && distinct.size >= Math.min(seen.filled, 5_000) * 0.2) return 'name'
      if (options.isReference || !most(seen.dates, 0.9)) return null
      const ages = seen.years.sort((a, b) => a - b)
      const middle = ages[Math.floor(ages.length / 2)] ?? 0
      // dates that lie years before the work began, as ages from 0 to 25 do
      return ages.length >= 3 && middle >= 3 && middle <= 25 && (ages.at(-1) ?? 0) - (ages[0] ?? 0) >= 5 ? 'birth date' : null
    },
  }
}

export function refuseChildData(header: string, what: ChildData, place: { sheet?: string; row?: number }): FileRefusal {
  const article = { name: 'the name', 'birth date': 'the birth date', address: 'the address', postcode: 'the postcode', 'NHS number': 'the NHS number', 'pupil number': 'the pupil number' }[what]
  return {
    kind: 'child-data',
    message: `The column "${header}" looks like ${article} of a child. Throughline takes the case system's number of a child and nothing else that says who it is, so the file was not read.`,
    ...place,
    column: header,
    mend: 'Leave that column out of the report and send the file again.',
  }
}

/** Ten digits of which the last checks the others (NHS Data Dictionary, modulus 11). */
export function isNhsNumber(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d{10}$/.test(digits)) return false
  const sum = digits.slice(0, 9).split('').reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
  const check = 11 - (sum % 11)
  return check !== 10 && (check === 11 ? 0 : check) === Number(digits[9])
}

const NAME = /^(?:\p{Lu}[\p{L}'’-]+,? ){1,2}\p{Lu}[\p{L}'’-]+$/u
const WORK_WORDS = /\b(?:team|need|needs|plan|child|children|looked|after|protection|care|leaver|leavers|order|open|closed|north|south|east|west|duty|assessment|social|worker|court|review|service|foster|fostering|adoption|lead|cover|family|case|early|help|kinship|carer|household|private|interim|full|section|residential|home|school|referral)\b/i
