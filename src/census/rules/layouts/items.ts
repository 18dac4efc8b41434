import type { ItemFormat, LayoutItem } from '../layout.ts'

/** The items of the authority's block in every year (DfE CSWW 2024-25 specification, section 4.5). */
export const vacancyItems: readonly LayoutItem[] = [
  la('NumberOfVacancies', 'N00592', 'Vacancies (FTE)', number(2)),
  la('NoAgencyFTE', 'N00580', 'Agency workers covering vacancies (FTE)', number(2)),
  la('NoAgencyHeadcount', 'N00581', 'Agency workers covering vacancies (headcount)', number(0)),
]

/** What the authority pays, asked for since 2025. The specification spells PerformanceAward as PerformanceReward in its prose. */
export const payOfferItems: readonly LayoutItem[] = [
  la('RecruitmentBonus', 'N00804', 'Recruitment bonus', code('benefit')),
  la('RetentionBonus', 'N00805', 'Retention bonus', code('benefit')),
  { ...la('PerformanceAward', 'N00806', 'Performance award', code('benefit')), aliases: ['PerformanceReward'] },
  la('CarAllowance', 'N00807', 'Car user allowance', code('benefit')),
  la('RelocationPackage', 'N00808', 'Relocation package', code('benefit')),
  la('RegionalWeighting', 'N00809', 'Regional weighting', code('benefit')),
  la('CostSWE', 'N00810', 'Cost of Social Work England registration', code('benefit')),
  la('CostDBS', 'N00811', 'Cost of DBS checks', code('benefit')),
  la('OtherAllowances', 'N00812', 'Other allowances and payments', text(4_000)),
]

export const genderCurrent = worker('GenderCurrent', null, 'Gender', code('gender'), 'non-agency')
export const sex = worker('Sex', 'N00783', 'Sex', code('sex'), 'non-agency')

/** GenderCurrent became Sex in 2023 or in 2024: the sources disagree, so both years take either (docs/census.md). */
export const genderOrSex: readonly LayoutItem[] = [
  { ...genderCurrent, or: 'Sex' },
  { ...sex, or: 'GenderCurrent' },
]

export const firstItems: readonly LayoutItem[] = [
  worker('AgencyWorker', 'N00599', 'Agency worker', code('yesNo'), 'everyone'),
  worker('SWENo', 'N00582', 'Social Work England number', { kind: 'registration number' }, 'everyone'),
  worker('FTE', 'N00549', 'FTE on 30 September', number(6, 1), 'everyone'),
  worker('PersonBirthDate', 'N00066', 'Date of birth', { kind: 'date' }, 'non-agency'),
]

export const ethnicity = worker('Ethnicity', 'N00575', 'Ethnic origin', code('ethnicity'), 'non-agency')
export const qualInst = repeated(worker('QualInst', 'N00583', 'Where qualified', text(300), 'voluntary'))

export const middleItems: readonly LayoutItem[] = [
  worker('QualLevel', 'N00584', 'Qualification level', code('qualificationLevel'), 'non-agency'),
  worker('StepUpGrad', 'N00585', 'Step Up graduate', code('yesNo'), 'non-agency'),
  worker('OrgRole', 'N00586', 'Role', code('role'), 'non-agency'),
  worker('RoleStartDate', 'N00550', 'Start date', { kind: 'date' }, 'non-agency'),
  worker('StartOrigin', 'N00587', 'Origin when started', code('startOrigin'), 'non-agency'),
  worker('RoleEndDate', 'N00551', 'Leaving date', { kind: 'date' }, 'leavers'),
  worker('LeaverDestination', 'N00588', 'Destination of leaver', code('leaverDestination'), 'leavers'),
  worker('ReasonLeave', 'N00595', 'Reason for leaving', code('reasonForLeaving'), 'leavers'),
  worker('FTE30', 'N00589', 'FTE on 30 September of the year before', number(6, 1), 'non-agency'),
  worker('Cases30', 'N00590', 'Cases held on 30 September', number(0), 'all but leavers'),
  worker('WorkingDaysLost', 'N00556', 'Days lost to sickness in the year', number(2), 'non-agency'),
  repeated(worker('ContractWeeks', 'N00591', 'Length of agency contract in weeks', number(1), 'voluntary')),
  worker('FrontlineGrad', 'N00596', 'Frontline graduate', code('yesNo'), 'non-agency'),
  repeated(worker('Absat30Sept', 'N00597', 'Absent on 30 September', code('yesNo'), 'voluntary')),
  repeated(worker('ReasonAbsence', 'N00598', 'Reason for absence', code('reasonForAbsence'), 'voluntary')),
]

export const cfkssStatus = repeated(worker('CFKSSstatus', 'N00644', 'Knowledge and skills status', code('cfkssStatus'), 'voluntary'))

export const payItems: readonly LayoutItem[] = [
  worker('BaseSalary', 'N00813', 'Base salary', number(2), 'non-agency'),
  worker('RRPayments', 'N00814', 'Recruitment and retention payments', number(2), 'voluntary'),
  worker('OtherPayments', 'N00815', 'Other payments', number(2), 'voluntary'),
]

function worker(name: string, cbds: string | null, label: string, format: ItemFormat, givenBy: LayoutItem['givenBy']): LayoutItem {
  return { name, element: name, aliases: [], cbds, label, format, givenBy, repeats: false }
}

function la(name: string, cbds: string, label: string, format: ItemFormat): LayoutItem {
  return worker(name, cbds, label, format, 'la')
}

function repeated(item: LayoutItem): LayoutItem {
  return { ...item, repeats: true }
}

function code(codeSet: string): ItemFormat {
  return { kind: 'code', codeSet }
}

function number(decimals: number, most: number | null = null): ItemFormat {
  return { kind: 'number', decimals, most }
}

function text(longest: number): ItemFormat {
  return { kind: 'text', longest }
}
