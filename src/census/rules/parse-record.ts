import type { Day } from '../../time/day.ts'
import { itemNamed, type CensusLayout } from './layout.ts'
import { readCode, readDate, readNumber, readRegistrationNumber, readText, type Read } from './read-value.ts'
import type { CensusRecord, CensusWorker, LaBlock, LaBlockRecord, ValueProblem } from './record.ts'

/** A worker's texts as typed values, by the layout of the year; each value that cannot be read is a problem and is null. */
export function parseRecord(record: CensusRecord, layout: CensusLayout): { worker: CensusWorker; problems: readonly ValueProblem[] } {
  const take = reader(layout)
  const one = (item: string): string | undefined => record.values[item]
  const all = (item: string): readonly string[] => record.repeated[item] ?? NONE
  const absent = all('Absat30Sept').map((text) => take.yesNo('Absat30Sept', text))
  const worker: CensusWorker = {
    position: record.position,
    line: record.line,
    agency: take.yesNo('AgencyWorker', one('AgencyWorker')),
    registrationNumber: take.text('SWENo', one('SWENo')),
    fte: take.number('FTE', one('FTE')),
    birthDate: take.date('PersonBirthDate', one('PersonBirthDate')),
    sex: sexOf(take.text('Sex', one('Sex')), take.text('GenderCurrent', one('GenderCurrent'))),
    ethnicity: take.text('Ethnicity', one('Ethnicity')),
    qualifiedAt: all('QualInst').map((text) => take.text('QualInst', text)).filter((value) => value !== null),
    qualificationLevel: take.text('QualLevel', one('QualLevel')),
    stepUp: take.yesNo('StepUpGrad', one('StepUpGrad')),
    role: take.text('OrgRole', one('OrgRole')),
    startedOn: take.date('RoleStartDate', one('RoleStartDate')),
    startOrigin: take.text('StartOrigin', one('StartOrigin')),
    endedOn: take.date('RoleEndDate', one('RoleEndDate')),
    leaverDestination: take.text('LeaverDestination', one('LeaverDestination')),
    reasonForLeaving: take.text('ReasonLeave', one('ReasonLeave')),
    ftePreviousYear: take.number('FTE30', one('FTE30')),
    cases: take.number('Cases30', one('Cases30')),
    daysLost: take.number('WorkingDaysLost', one('WorkingDaysLost')),
    contractWeeks: all('ContractWeeks').map((text) => take.number('ContractWeeks', text)).filter((value) => value !== null),
    frontline: take.yesNo('FrontlineGrad', one('FrontlineGrad')),
    absent: absent.includes(true) ? true : (absent.find((value) => value !== null) ?? null),
    reasonsForAbsence: all('ReasonAbsence').map((text) => take.text('ReasonAbsence', text)).filter((value) => value !== null),
    cfkssStatus: all('CFKSSstatus').map((text) => take.text('CFKSSstatus', text)).filter((value) => value !== null),
    baseSalary: take.number('BaseSalary', one('BaseSalary')),
    retentionPayments: take.number('RRPayments', one('RRPayments')),
    otherPayments: take.number('OtherPayments', one('OtherPayments')),
  }
  return { worker, problems: take.problems }
}

/** The authority's block as typed values. */
export function parseLaBlock(block: LaBlockRecord, layout: CensusLayout): { laBlock: LaBlock; problems: readonly ValueProblem[] } {
  const take = reader(layout)
  const payOffer = layout.laBlock.items.filter((item) => item.format.kind === 'code').map((item) => [item.name, take.text(item.name, block.values[item.name])] as const)
  const laBlock: LaBlock = {
    vacancyFte: take.number('NumberOfVacancies', block.values['NumberOfVacancies']),
    agencyCoverFte: take.number('NoAgencyFTE', block.values['NoAgencyFTE']),
    agencyCoverHeadcount: take.number('NoAgencyHeadcount', block.values['NoAgencyHeadcount']),
    payOffer: Object.fromEntries(payOffer.filter((entry): entry is [string, string] => entry[1] !== null)),
    otherAllowances: take.text('OtherAllowances', block.values['OtherAllowances']),
  }
  return { laBlock, problems: take.problems }
}

/** An item that the year's layout does not have is still read, as text, so that nothing sent is lost; check K21 names it. */
function reader(layout: CensusLayout) {
  const problems: ValueProblem[] = []
  function keep<T>(item: string, text: string, read: Read<T>): T | null {
    if (read.problem) problems.push({ item, value: text, ...read.problem })
    return read.value
  }
  function text(name: string, value: string | undefined): string | null {
    if (value === undefined || value === '') return null
    const item = itemNamed(layout, name)
    if (!item) return value
    if (item.format.kind === 'code') return keep(name, value, readCode(value, layout, item))
    if (item.format.kind === 'registration number') return keep(name, value, readRegistrationNumber(value))
    return keep(name, value, readText(value, item.format.kind === 'text' ? item.format.longest : 300))
  }
  return {
    problems,
    text,
    yesNo(name: string, value: string | undefined): boolean | null {
      const code = text(name, value)
      return code === null ? null : code === '1'
    },
    date(name: string, value: string | undefined): Day | null {
      return value === undefined || value === '' ? null : keep(name, value, readDate(value))
    },
    number(name: string, value: string | undefined): number | null {
      if (value === undefined || value === '') return null
      const format = itemNamed(layout, name)?.format
      return keep(name, value, readNumber(value, format?.kind === 'number' ? format : { decimals: 6, most: null }))
    },
  }
}

function sexOf(sex: string | null, gender: string | null): CensusWorker['sex'] {
  if (sex === 'F' || sex === 'M') return sex
  return gender === null ? null : (GENDERS[gender] ?? null)
}

const GENDERS: Readonly<Record<string, CensusWorker['sex']>> = { 0: 'not known', 1: 'M', 2: 'F', 9: 'not specified' }

const NONE: readonly string[] = []
