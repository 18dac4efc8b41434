import { itemNamed, type CensusLayout } from './layout.ts'
import type { CensusRecord, CensusWorker, LaBlock } from './record.ts'

/** A typed worker as the texts of a record, in the codes of the layout's year: the way back of `parseRecord`. Items that the year does not have are left out. */
export function formatWorker(worker: Omit<CensusWorker, 'position' | 'line'>, layout: CensusLayout): Pick<CensusRecord, 'values' | 'repeated'> {
  const values: Record<string, string | null> = {
    AgencyWorker: yesNo(worker.agency),
    SWENo: worker.registrationNumber,
    FTE: decimal(worker.fte, 6),
    PersonBirthDate: worker.birthDate,
    ...sexItems(worker.sex, layout),
    Ethnicity: worker.ethnicity,
    QualLevel: worker.qualificationLevel,
    StepUpGrad: yesNo(worker.stepUp),
    OrgRole: worker.role,
    RoleStartDate: worker.startedOn,
    StartOrigin: worker.startOrigin,
    RoleEndDate: worker.endedOn,
    LeaverDestination: worker.leaverDestination,
    ReasonLeave: worker.reasonForLeaving,
    FTE30: decimal(worker.ftePreviousYear, 6),
    Cases30: decimal(worker.cases, 0),
    WorkingDaysLost: decimal(worker.daysLost, 2),
    FrontlineGrad: yesNo(worker.frontline),
    BaseSalary: decimal(worker.baseSalary, 2),
    RRPayments: decimal(worker.retentionPayments, 2),
    OtherPayments: decimal(worker.otherPayments, 2),
  }
  const repeated: Record<string, readonly (string | null)[]> = {
    QualInst: worker.qualifiedAt,
    ContractWeeks: worker.contractWeeks.map((weeks) => decimal(weeks, 1)),
    Absat30Sept: worker.absent === null ? [] : [yesNo(worker.absent)],
    ReasonAbsence: worker.reasonsForAbsence,
    CFKSSstatus: worker.cfkssStatus,
  }
  return {
    values: given(Object.entries(values).filter(([name]) => itemNamed(layout, name))),
    repeated: Object.fromEntries(Object.entries(repeated)
      .filter(([name]) => itemNamed(layout, name))
      .map(([name, list]) => [name, list.filter((value) => value !== null)] as const)
      .filter(([, list]) => list.length > 0)),
  }
}

/** The authority's block as texts, with the items of the layout's year. */
export function formatLaBlock(block: LaBlock, layout: CensusLayout): { values: Readonly<Record<string, string>> } {
  const values: Record<string, string | null> = {
    NumberOfVacancies: decimal(block.vacancyFte, 2),
    NoAgencyFTE: decimal(block.agencyCoverFte, 2),
    NoAgencyHeadcount: decimal(block.agencyCoverHeadcount, 0),
    ...block.payOffer,
    OtherAllowances: block.otherAllowances,
  }
  return { values: given(Object.entries(values).filter(([name]) => itemNamed(layout, name))) }
}

/** Sex where the year has it, else GenderCurrent; a year with both takes GenderCurrent for what Sex has no code for. */
function sexItems(sex: CensusWorker['sex'], layout: CensusLayout): Record<string, string | null> {
  if (sex === null) return {}
  if ((sex === 'F' || sex === 'M') && itemNamed(layout, 'Sex')) return { Sex: sex }
  return { GenderCurrent: GENDERS[sex] }
}

const GENDERS: Readonly<Record<NonNullable<CensusWorker['sex']>, string>> = { 'not known': '0', M: '1', F: '2', 'not specified': '9' }

function yesNo(value: boolean | null): string | null {
  return value === null ? null : value ? '1' : '0'
}

/** A number without an exponent and with no more decimals than the item has. */
function decimal(value: number | null, decimals: number): string | null {
  return value === null ? null : value.toFixed(decimals).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
}

function given(entries: readonly (readonly [string, string | null])[]): Record<string, string> {
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''))
}
