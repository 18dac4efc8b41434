import type { Day } from '../../time/day.ts'
import { codesOf, type CensusLayout } from './layout.ts'
import { readCode, readDate, readNumber, readRegistrationNumber, readText, type SayProblem } from './read-value.ts'
import type { CensusRecord, CensusWorker, LaBlock, LaBlockRecord, ValueProblem } from './record.ts'

/** A worker's texts as typed values, by the layout of the year; each value that cannot be read is a problem and is null. */
export function parseRecord(record: CensusRecord, layout: CensusLayout): { worker: CensusWorker; problems: readonly ValueProblem[] } {
  const take = readerOf(layout)
  take.begin()
  const { values } = record
  const all = <T>(item: string, read: (item: string, value: string) => T | null): readonly T[] => readAll(record.repeated[item], item, read)
  const absent = all('Absat30Sept', take.yesNo)
  const worker: CensusWorker = {
    position: record.position,
    line: record.line,
    agency: take.yesNo('AgencyWorker', values['AgencyWorker']),
    registrationNumber: take.text('SWENo', values['SWENo']),
    fte: take.number('FTE', values['FTE']),
    birthDate: take.date('PersonBirthDate', values['PersonBirthDate']),
    sex: sexOf(take.text('Sex', values['Sex']), take.text('GenderCurrent', values['GenderCurrent'])),
    ethnicity: take.text('Ethnicity', values['Ethnicity']),
    qualifiedAt: all('QualInst', take.text),
    qualificationLevel: take.text('QualLevel', values['QualLevel']),
    stepUp: take.yesNo('StepUpGrad', values['StepUpGrad']),
    role: take.text('OrgRole', values['OrgRole']),
    startedOn: take.date('RoleStartDate', values['RoleStartDate']),
    startOrigin: take.text('StartOrigin', values['StartOrigin']),
    endedOn: take.date('RoleEndDate', values['RoleEndDate']),
    leaverDestination: take.text('LeaverDestination', values['LeaverDestination']),
    reasonForLeaving: take.text('ReasonLeave', values['ReasonLeave']),
    ftePreviousYear: take.number('FTE30', values['FTE30']),
    cases: take.number('Cases30', values['Cases30']),
    daysLost: take.number('WorkingDaysLost', values['WorkingDaysLost']),
    contractWeeks: all('ContractWeeks', take.number),
    frontline: take.yesNo('FrontlineGrad', values['FrontlineGrad']),
    absent: absent.includes(true) ? true : (absent[0] ?? null),
    reasonsForAbsence: all('ReasonAbsence', take.text),
    cfkssStatus: all('CFKSSstatus', take.text),
    baseSalary: take.number('BaseSalary', values['BaseSalary']),
    retentionPayments: take.number('RRPayments', values['RRPayments']),
    otherPayments: take.number('OtherPayments', values['OtherPayments']),
  }
  return { worker, problems: take.problems() }
}

/** The authority's block as typed values. */
export function parseLaBlock(block: LaBlockRecord, layout: CensusLayout): { laBlock: LaBlock; problems: readonly ValueProblem[] } {
  const take = readerOf(layout)
  take.begin()
  const payOffer = layout.laBlock.items.filter((item) => item.format.kind === 'code').map((item) => [item.name, take.text(item.name, block.values[item.name])] as const)
  const laBlock: LaBlock = {
    vacancyFte: take.number('NumberOfVacancies', block.values['NumberOfVacancies']),
    agencyCoverFte: take.number('NoAgencyFTE', block.values['NoAgencyFTE']),
    agencyCoverHeadcount: take.number('NoAgencyHeadcount', block.values['NoAgencyHeadcount']),
    payOffer: Object.fromEntries(payOffer.filter((entry): entry is [string, string] => entry[1] !== null)),
    otherAllowances: take.text('OtherAllowances', block.values['OtherAllowances']),
  }
  return { laBlock, problems: take.problems() }
}

/**
 * The reading of values by one layout, made once for it. An item that the year's layout does not have is still read, as text, so that
 * nothing sent is lost; check K21 names it.
 */
function readerOf(layout: CensusLayout): ValueReader {
  const known = readers.get(layout)
  if (known) return known
  const items = new Map([...layout.laBlock.items, ...layout.workerItems].map((item) => [item.name, { item, codes: codesOf(layout, item) }]))
  let problems: ValueProblem[] = []
  let name = ''
  let value = ''
  const say: SayProblem = (kind, message) => void problems.push({ item: name, value, kind, message })
  function text(of: string, sent: string | undefined): string | null {
    if (sent === undefined || sent === '') return null
    const found = items.get(of)
    if (!found) return sent
    name = of
    value = sent
    const { item: { format }, codes } = found
    if (format.kind === 'code') return readCode(sent, codes, layout.year, say)
    if (format.kind === 'registration number') return readRegistrationNumber(sent, say)
    return readText(sent, format.kind === 'text' ? format.longest : 300, say)
  }
  const reader: ValueReader = {
    begin() {
      problems = []
    },
    problems: () => problems,
    text,
    yesNo(of, sent) {
      const code = text(of, sent)
      return code === null ? null : code === '1'
    },
    date(of, sent) {
      if (sent === undefined || sent === '') return null
      name = of
      value = sent
      return readDate(sent, say)
    },
    number(of, sent) {
      if (sent === undefined || sent === '') return null
      name = of
      value = sent
      const format = items.get(of)?.item.format
      return readNumber(sent, format?.kind === 'number' ? format : ANY_NUMBER, say)
    },
  }
  readers.set(layout, reader)
  return reader
}

const readers = new WeakMap<CensusLayout, ValueReader>()

const ANY_NUMBER = { decimals: 6, most: null }

type ValueReader = {
  begin: () => void
  problems: () => readonly ValueProblem[]
  text: (item: string, value: string | undefined) => string | null
  yesNo: (item: string, value: string | undefined) => boolean | null
  date: (item: string, value: string | undefined) => Day | null
  number: (item: string, value: string | undefined) => number | null
}

function readAll<T>(texts: readonly string[] | undefined, item: string, read: (item: string, value: string) => T | null): readonly T[] {
  return texts === undefined ? NONE : texts.map((text) => read(item, text)).filter((value) => value !== null)
}

function sexOf(sex: string | null, gender: string | null): CensusWorker['sex'] {
  if (sex === 'F' || sex === 'M') return sex
  return gender === null ? null : (GENDERS[gender] ?? null)
}

const GENDERS: Readonly<Record<string, CensusWorker['sex']>> = { 0: 'not known', 1: 'M', 2: 'F', 9: 'not specified' }

const NONE: readonly never[] = []
