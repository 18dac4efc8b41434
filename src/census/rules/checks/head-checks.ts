import { itemNamed } from '../layout.ts'
import { LIIA, OURS, SPEC_2025, type CheckedHead, type HeadCheck, type Say } from './check.ts'

export const headChecks: readonly HeadCheck[] = [
  {
    id: 'K01', dfe: null, scope: 'header', severity: 'structure', source: `${SPEC_2025}, section 2`,
    text: 'The header says CSWW, the year, 30 September of it, level L and the three digits of the authority.',
    find({ head, layout }, say) {
      const { header } = head
      const year = head.year ?? layout.year
      wants(say, 'Collection', header.collection, header.collection === 'CSWW', 'It must be CSWW.')
      wants(say, 'Year', header.year, header.year === String(year) && /^20\d\d$/.test(header.year), `It must be the year in which the collection ends, such as ${year}.`)
      wants(say, 'ReferenceDate', header.referenceDate, header.referenceDate === `${year}-09-30`, `It must be ${year}-09-30.`)
      wants(say, 'SourceLevel', header.sourceLevel, header.sourceLevel === 'L', 'It must be L.')
      wants(say, 'LEA', header.lea, head.laNumber !== null, 'It must be DfE\'s number of the authority, three digits such as 840.')
    },
  },
  {
    id: 'K02', dfe: null, scope: 'header', severity: 'structure', source: `${SPEC_2025}, sections 4.3 and 4.5; ${LIIA}`,
    text: 'One header, one block of the authority, then one or more workers, with the elements in the order of the specification.',
    find({ head, layout, provisional, laBlockRecord }, say) {
      for (const fault of head.faults) say(null, null, fault)
      for (const note of head.notes) say(null, null, `${note} It was read; write it as the specification's detail has it.`, 'query')
      if (!laBlockRecord) say(layout.laBlock.element, null, `The authority's block ${layout.laBlock.element} is missing. Add it between the header and the workers.`)
      else if (laBlockRecord.element !== layout.laBlock.element) {
        say(laBlockRecord.element, null, `The authority's block is called ${laBlockRecord.element}. In ${layout.year} it is called ${layout.laBlock.element}.`, layout.year >= 2025 ? 'structure' : 'query')
      }
      for (const fault of laBlockRecord?.structure ?? []) say(fault.item, fault.value, structureMessage(fault.kind, fault.item, fault.value), fault.kind === 'spelling' ? 'query' : 'structure')
      for (const { element, where, count, examples } of head.unknownElements) {
        const times = count === 1 ? 'once' : `${count} times`
        say(element, examples[0] ?? null, `The element ${element} (${where}, ${times}) is not in the layout of ${layout.year}. It was kept and not used; remove it, or check the specification of the year.`, provisional ? 'query' : 'structure')
      }
    },
  },
  {
    id: 'K03', dfe: null, scope: 'authority', severity: 'error', source: `${SPEC_2025}, section 4.5`,
    text: 'Every item of the authority\'s block is given.',
    find({ layout, laBlockRecord }, say) {
      for (const item of layout.laBlock.items) {
        if (laBlockRecord && laBlockRecord.values[item.name] === undefined) say(item.name, null, `${item.label} (${item.element}) is missing. Every authority must give it; 0 is a value.`)
      }
    },
  },
  {
    id: 'K04', dfe: null, scope: 'authority', severity: 'error', source: `${SPEC_2025}, sections 3.3.1 to 3.3.3`,
    text: 'Vacancies and agency cover are numbers of 0 or more, FTE with up to two decimals and headcount whole.',
    find: (head, say) => sayProblems(head, say, 'number'),
  },
  {
    id: 'K05', dfe: null, scope: 'authority', severity: 'error', since: 2025, source: `${SPEC_2025}, sections 3.3.4 to 3.3.11`,
    text: 'What the authority pays is coded 0, 1 or 2.',
    find: (head, say) => sayProblems(head, say, 'code'),
  },
  {
    id: 'K22', dfe: null, scope: 'authority', severity: 'query', source: 'the published figures: all 17 rows where cover exceeds vacancies are marked u',
    text: 'Agency workers covering vacancies (FTE) are not more than the vacancies.',
    find({ laBlock }, say) {
      if (!laBlock || laBlock.agencyCoverFte === null || laBlock.vacancyFte === null || laBlock.agencyCoverFte <= laBlock.vacancyFte) return
      say('NoAgencyFTE', String(laBlock.agencyCoverFte), `${laBlock.agencyCoverFte} FTE of agency workers cover ${laBlock.vacancyFte} FTE of vacancies. DfE marks such a rate as of low reliability: vacancies must include those that are covered.`)
    },
  },
  {
    id: 'T01', dfe: null, scope: 'authority', severity: 'error', source: `${SPEC_2025}, section 3.3.12`,
    text: 'A text of the authority\'s block is not too long.',
    find: (head, say) => sayProblems(head, say, 'text'),
  },
  {
    id: 'T11', dfe: null, scope: 'authority', severity: 'query', source: OURS,
    text: 'Agency workers covering vacancies by FTE and by headcount fit each other: nobody is more than 1 FTE.',
    find({ laBlock }, say) {
      const [fte, people] = [laBlock?.agencyCoverFte ?? null, laBlock?.agencyCoverHeadcount ?? null]
      if (fte === null || people === null) return
      if (fte > people) say('NoAgencyHeadcount', String(people), `${people} agency workers cannot make up ${fte} FTE. Correct one of the two.`)
      else if (fte === 0 && people > 0) say('NoAgencyFTE', '0', `${people} agency workers cover vacancies with an FTE of 0. Give their FTE.`)
    },
  },
]

export function structureMessage(kind: 'order' | 'twice' | 'spelling', item: string, value: string): string {
  if (kind === 'order') return `${item} is out of order. Put the elements in the order of the specification.`
  if (kind === 'twice') return `${item} is given twice; the first value was used and not "${value}". Keep one.`
  return `${item} is spelt ${value}. It was read; write ${item}.`
}

function wants(say: Say, item: string, value: string | null, right: boolean, mend: string): void {
  if (!right) say(item, value, `${value === null ? `${item} is missing from the header.` : `${item} is "${value}".`} ${mend}`)
}

function sayProblems({ layout, problems }: CheckedHead, say: Say, kind: 'number' | 'code' | 'text'): void {
  for (const problem of problems) {
    const item = itemNamed(layout, problem.item)
    if (item?.format.kind !== kind) continue
    say(problem.item, problem.value, `${item.label} (${item.element}) is "${problem.value}". ${problem.message}`, problem.kind === 'mended' ? 'query' : undefined)
  }
}
