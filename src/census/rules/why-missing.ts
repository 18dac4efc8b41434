import type { BuiltRow } from './build-return.ts'
import { formatWorker } from './format-worker.ts'
import { codesOf, type CensusLayout, type LayoutItem } from './layout.ts'

/** Every item of one worker in the order of the layout: a value, or why there is none and where it is mended (specification 4.5: who gives which item). */
export function itemsOfRow(row: BuiltRow, layout: CensusLayout): ItemOfRow[] {
  const { values, repeated } = formatWorker(row.worker, layout)
  return layout.workerItems
    .filter((item) => item.or === undefined || hasValue(item.name) || !hasValue(item.or))
    .map((item): ItemOfRow => {
      const value = item.repeats ? (repeated[item.name] ?? []).join(', ') : (values[item.name] ?? '')
      if (value !== '') return { name: item.name, element: item.element, label: item.label, value, meaning: meaningOf(layout, item, value), missing: null }
      return { name: item.name, element: item.element, label: item.label, value: null, meaning: null, missing: whyMissing(row, item) }
    })

  function hasValue(name: string): boolean {
    return values[name] !== undefined || (repeated[name]?.length ?? 0) > 0
  }
}

function whyMissing({ worker }: BuiltRow, item: LayoutItem): Missing {
  const isAgency = worker.agency === true
  const hasLeft = worker.endedOn !== null
  if (item.givenBy === 'non-agency' && isAgency) return { isNeeded: false, why: 'Not asked for an agency worker.', mend: null }
  if (item.givenBy === 'leavers' && !hasLeft) return { isNeeded: false, why: 'Only for those who left in the year.', mend: null }
  if (item.givenBy === 'all but leavers' && hasLeft) return { isNeeded: false, why: 'Not asked for a leaver.', mend: null }
  const [why, mend] = REASONS[item.name] ?? ['No file in force gives it.', 'data']
  if (item.givenBy === 'voluntary') return { isNeeded: false, why: `Voluntary. ${why}`, mend: null }
  return { isNeeded: true, why, mend }
}

/** Where each item comes from, and so where it is mended when it is missing. */
const REASONS: Readonly<Record<string, readonly [why: string, mend: Mend]>> = {
  SWENo: ['The person has no registration number in any file.', 'person'],
  FTE: ['No file says how many hours the person works on the day.', 'person'],
  PersonBirthDate: ['No return and no HR extract gives the date of birth.', 'data'],
  GenderCurrent: ['No return and no HR extract gives it.', 'data'],
  Sex: ['No return and no HR extract gives it.', 'data'],
  Ethnicity: ['No return and no HR extract gives it; REFU is the code for "refused", NOBT for "not yet obtained".', 'data'],
  QualLevel: ['No earlier return and no HR extract gives the level of qualification.', 'person'],
  StepUpGrad: ['Nothing says whether the person came by Step Up.', 'person'],
  FrontlineGrad: ['Nothing says whether the person came by Frontline.', 'person'],
  OrgRole: ['The title is not matched to a DfE role.', 'person'],
  RoleStartDate: ['No file gives the day on which the person joined.', 'person'],
  StartOrigin: ['HR extracts rarely say where a starter came from.', 'person'],
  RoleEndDate: ['No file gives the last day.', 'person'],
  LeaverDestination: ['HR extracts rarely say where a leaver went.', 'person'],
  ReasonLeave: ['The leaving reason is not given, or not matched to DfE\'s codes.', 'person'],
  FTE30: ['Nothing says how many hours the person worked on the 30 September before.', 'person'],
  Cases30: ['No case allocations and no counts are loaded for 30 September.', 'data'],
  WorkingDaysLost: ['No absence is loaded for the whole year.', 'data'],
  BaseSalary: ['No HR extract with pay is loaded.', 'data'],
}

function meaningOf(layout: CensusLayout, item: LayoutItem, value: string): string | null {
  return codesOf(layout, item).find((one) => one.code === value)?.label ?? null
}

export type Mend = 'person' | 'data' | 'items'
export type Missing = { isNeeded: boolean; why: string; mend: Mend | null }
export type ItemOfRow = { name: string; element: string; label: string; value: string | null; meaning: string | null; missing: Missing | null }
