import type { CensusLayout, LayoutItem } from '../rules/layout.ts'
import { codesOf } from '../rules/layout.ts'
import type { RecordToWrite } from '../write-return.ts'

/** A worker with a value in every item of a layout; of two items that stand for each other, the second. */
export function everyItem(layout: CensusLayout): RecordToWrite {
  const sent = layout.workerItems.filter((item) => item.or === undefined || layout.workerItems.findIndex((one) => one.name === item.or) < layout.workerItems.indexOf(item))
  return {
    values: Object.fromEntries(sent.filter((item) => !item.repeats).map((item) => [item.name, valueOf(layout, item)])),
    repeated: Object.fromEntries(sent.filter((item) => item.repeats).map((item) => [item.name, [valueOf(layout, item)]])),
  }
}

function valueOf(layout: CensusLayout, item: LayoutItem): string {
  const { format, name } = item
  if (format.kind === 'code') return (codesOf(layout, item).find((one) => one.code === '1') ?? codesOf(layout, item)[0])?.code ?? ''
  if (format.kind === 'date') return name === 'PersonBirthDate' ? '1984-03-24' : `${layout.year}-0${name === 'RoleEndDate' ? 9 : 2}-01`
  if (format.kind === 'number') return format.decimals === 0 ? '12' : format.most === 1 ? '0.521371' : format.decimals === 2 ? '2.25' : '38.5'
  return format.kind === 'text' ? 'University of Somewhere' : 'SW1234567890'
}
