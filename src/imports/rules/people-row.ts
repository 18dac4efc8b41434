import { addMonths, type Day } from '../../time/day.ts'
import { codeOfWords, contractOf, routeOf, sexOf, yesOrNo, type CodeSet } from './code-words.ts'
import { emailOf, namesOf, registrationOf } from './person-values.ts'
import { roleOfTitle } from './roles.ts'

/** One row of an HR extract or an agency list in our words, as it is kept: what it says of a person, a spell and a post. */
export type WorkRow = {
  row: number
  sheet: string | null
  registrationNumber: string | null
  staffNumber: string | null
  email: string | null
  givenName: string | null
  familyName: string | null
  birthDate: Day | null
  sex: string | null
  ethnicity: string | null
  registeredUntil: Day | null
  positionNumber: string | null
  team: string | null
  service: string | null
  title: string | null
  grade: string | null
  dfeRole: number | null
  fte: number | null
  contractKind: string | null
  startedOn: Day
  endedOn: Day | null
  postStartedOn: Day | null
  postEndedOn: Day | null
  leavingReason: number | null
  leaverDestination: number | null
  startOrigin: number | null
  daysLost: number | null
  // Rows kept before these columns were known do not have them.
  qualificationLevel?: string | null
  qualificationInstitution?: string | null
  isStepUp?: boolean | null
  isFrontline?: boolean | null
  baseSalary?: number | null
  retentionPayments?: number | null
  otherPayments?: number | null
  isAbsent: boolean | null
  absenceReasons: string[] | null
  supplier: string | null
  charge: number | null
  chargeUnit: string | null
  capGroup: string | null
}

/** The values of one row as a row of work, with what is wrong in it; null where it is left out. */
export function workRowOf(values: Values, about: RowContext): { row: WorkRow | null; said: Said[] } {
  const said: Said[] = []
  const text = (key: string): string | null => {
    const value = values[key]
    return value === null || value === undefined || value === '' ? null : String(value)
  }
  const take = (key: string, read: (given: string) => { value: string | null; note?: string; problem?: string }): string | null => {
    const given = text(key)
    if (given === null) return null
    const result = read(given)
    if (result.problem !== undefined) said.push({ kind: 'problem', column: key, value: given, message: `${result.problem} The row is kept without it.` })
    else if (result.note !== undefined) said.push({ kind: 'mended', column: key, value: given, message: result.note })
    return result.value
  }
  const code = (key: string, set: CodeSet): string | null =>
    take(key, (given) => {
      const value = codeOfWords(set, given)
      return value === null ? { value, problem: `“${given.slice(0, 60)}” is none of DfE's codes for this and its words do not say which.` } : { value }
    })
  const registrationNumber = take('registrationNumber', registrationOf)
  const staffNumber = text('staffNumber')
  const email = take('email', emailOf)
  const names = namesOf(text('name'), text('givenName'), text('familyName'))
  const named = about.nameIsIdentity && names.familyName !== null
  if (registrationNumber === null && staffNumber === null && email === null && !named) {
    said.push({ kind: 'problem', column: 'staffNumber', value: '', message: `The row has no ${about.nameIsIdentity ? 'name, ' : ''}registration number, staff number or e-mail address, so nobody can say who it is. It is left out; add one of them.` })
    return { row: null, said }
  }
  const title = text('title')
  const role = title === null ? null : roleOfTitle(title, about.roles)
  const startedOn = (text('startedOn') ?? text('postStartedOn')) as Day | null
  if (startedOn === null) {
    said.push({ kind: 'problem', column: 'startedOn', value: '', message: 'The row has no start date that could be read. It is left out; give the day on which the person began.' })
    return { row: null, said }
  }
  const latest = addMonths(about.asOf, MOST_MONTHS_AHEAD)
  if (startedOn > latest || startedOn < FIRST_START) {
    const slip = startedOn > latest ? `more than a year after the day of the file (${about.asOf})` : 'before anybody could have begun who works today'
    said.push({ kind: 'problem', column: text('startedOn') === null ? 'postStartedOn' : 'startedOn', value: startedOn, message: `The start (${startedOn}) is ${slip}. The row is kept as it says; if the year is a slip, correct it and send the file again.` })
  }
  const until = (key: 'endedOn' | 'postEndedOn', from: Day, start: string): Day | null => {
    const end = text(key) as Day | null
    if (end === null || end >= from) return end
    said.push({ kind: 'problem', column: key, value: end, message: `The end (${end}) is before the start (${from}, ${start}). The row is kept without the end; correct one of the two.` })
    return null
  }
  const postStartedOn = text('postStartedOn') as Day | null
  const absence = text('absence')
  const isYes = absence === null ? null : yesOrNo(absence)
  const reason = absence === null || isYes !== null ? null : code('absence', 'absence')
  const route = text('entryRoute') === null ? null : routeOf(text('entryRoute') ?? '')
  if (text('entryRoute') !== null && route === null) {
    said.push({ kind: 'problem', column: 'entryRoute', value: text('entryRoute') ?? '', message: `“${(text('entryRoute') ?? '').slice(0, 60)}” is no route into social work that is known: write Step Up, Frontline, university, apprenticeship or overseas. The row is kept without it.` })
  }
  const saidYes = (key: 'isStepUp' | 'isFrontline'): boolean | null => {
    const given = text(key)
    const answer = given === null ? null : yesOrNo(given)
    if (given !== null && answer === null) said.push({ kind: 'problem', column: key, value: given, message: `“${given.slice(0, 40)}” is neither yes nor no. The row is kept without it.` })
    return answer ?? route?.[key] ?? null
  }
  const leavingReason = code('leavingReason', 'leaving reason')
  const leaverDestination = code('leaverDestination', 'destination')
  const startOrigin = code('startOrigin', 'origin')
  return {
    said,
    row: {
      row: about.row,
      sheet: about.sheet,
      registrationNumber,
      staffNumber,
      email,
      ...names,
      birthDate: text('birthDate') as Day | null,
      sex: take('sex', (given) => ({ value: sexOf(given), ...(sexOf(given) === null ? { problem: `“${given.slice(0, 40)}” is neither female nor male as the census codes it.` } : {}) })),
      ethnicity: code('ethnicity', 'ethnicity'),
      registeredUntil: text('registeredUntil') as Day | null,
      positionNumber: text('positionNumber'),
      team: text('team'),
      service: text('service'),
      title,
      grade: text('grade'),
      dfeRole: role === 0 ? null : role,
      fte: values['fte'] === undefined ? null : (values['fte'] as number | null),
      contractKind: text('contractKind') === null ? null : contractOf(text('contractKind') ?? ''),
      startedOn,
      endedOn: until('endedOn', startedOn, 'with the council'),
      postStartedOn,
      postEndedOn: until('postEndedOn', postStartedOn ?? startedOn, 'in the post'),
      leavingReason: leavingReason === null ? null : Number(leavingReason),
      leaverDestination: leaverDestination === null ? null : Number(leaverDestination),
      startOrigin: startOrigin === null ? null : Number(startOrigin),
      daysLost: (values['daysLost'] ?? null) as number | null,
      qualificationLevel: code('qualificationLevel', 'qualification'),
      qualificationInstitution: text('qualificationInstitution'),
      isStepUp: saidYes('isStepUp'),
      isFrontline: saidYes('isFrontline'),
      baseSalary: (values['baseSalary'] ?? null) as number | null,
      retentionPayments: (values['retentionPayments'] ?? null) as number | null,
      otherPayments: (values['otherPayments'] ?? null) as number | null,
      isAbsent: absence === null ? null : (isYes ?? true),
      absenceReasons: reason === null ? null : [reason],
      supplier: text('supplier'),
      charge: (values['charge'] ?? null) as number | null,
      chargeUnit: text('chargeUnit'),
      capGroup: text('capGroup'),
    },
  }
}

/** The text by which rows of one person are told: the strongest number that the row has. */
export function personKeyOf(row: Pick<WorkRow, 'registrationNumber' | 'staffNumber' | 'email' | 'givenName' | 'familyName'>): string {
  return row.staffNumber ?? row.registrationNumber ?? row.email ?? `${row.familyName ?? ''}, ${row.givenName ?? ''}`.toLowerCase()
}

type Values = Readonly<Record<string, string | number | null>>
/** Who was appointed is in an extract months before the first day, and not years. */
const MOST_MONTHS_AHEAD = 12
const FIRST_START = '1950-01-01' as Day

export type RowContext = { row: number; sheet: string | null; roles: Readonly<Record<string, number>>; nameIsIdentity: boolean; asOf: Day }
/** Something to say of one cell; `column` is a key. */
export type Said = { kind: 'note' | 'mended' | 'problem'; column: string; value: string; message: string }
