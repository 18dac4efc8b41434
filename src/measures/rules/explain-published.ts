import type { Counts, MeasureDefinition } from './definitions.ts'
import type { AreaYear } from './published-areas.ts'
import { partsOf, rangeOf, roundedTenths, sumOfParts } from './published-parts.ts'

/**
 * Why a published rate is not what its published counts give. Two things do it: DfE leaves an authority that did not report a count
 * out of both parts of the rate of its region and of England but not out of the printed counts; and counts are printed to one decimal, which is
 * coarse for a small authority.
 */
export function explainOff(definition: MeasureDefinition, area: AreaYear, areas: readonly AreaYear[], published: number): string {
  const members = area.level === 'local authority' ? [] : areas.filter((one) => isMember(one, area))
  const { complete, missing } = sumOfParts(definition, members)
  if (missing.length > 0) {
    const names = listed(missing.map((one) => one.areaName))
    const without = `${missing.length} of ${members.length} authorities (${names}) ${missing.length === 1 ? 'has' : 'have'} no published figure for a part of this rate`
    const rate = complete === null ? null : roundedTenths(definition, complete)
    if (isNear(rate, published)) return `${without}; DfE leaves them out of both parts. Over the others the rate is ${inUnits(rate ?? 0)}, published ${inUnits(published)}.`
    const alone = missing.find((one) => isNear(rateWithout(definition, area.counts, one.counts), published))
    if (alone) return `${without}; DfE leaves ${alone.areaName} out of both parts. Without its printed counts the rate is ${inUnits(rateWithout(definition, area.counts, alone.counts) ?? 0)}, published ${inUnits(published)}.`
    return `${without}, so that the printed counts and the published rate do not cover the same authorities${rate === null ? '' : `; over the others the rate is ${inUnits(rate)}`}.`
  }
  const range = rangeOf(definition, area.counts)
  if (range !== null && published >= range.lowest && published <= range.highest) {
    return `The counts are printed to one decimal: what they stand for gives a rate between ${inUnits(range.lowest)} and ${inUnits(range.highest)}, and the published ${inUnits(published)} lies between.`
  }
  return 'No reason found: all its authorities are published and rounding does not reach the published figure.'
}

/** The rate of an area with the printed counts of one of its authorities taken off. */
function rateWithout(definition: MeasureDefinition, area: Counts, member: Counts): number | null {
  const left = Object.fromEntries(Object.entries(area).map(([name, value]) => [
    name, value === null || name === 'workingDays' ? value : value - (member[name as keyof Counts] ?? 0),
  ])) as Counts
  const parts = partsOf(definition, left)
  return parts === null ? null : roundedTenths(definition, parts)
}

function isNear(rate: number | null, published: number): boolean {
  return rate !== null && Math.abs(rate - published) <= 2
}

/** London is made of Inner and Outer London. */
function isMember(one: AreaYear, area: AreaYear): boolean {
  if (one.level !== 'local authority' || one.year !== area.year) return false
  if (area.level === 'national') return true
  return one.regionName === area.areaName || (area.areaName === 'London' && (one.regionName?.endsWith('London') ?? false))
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 4).join(', ')
  return names.length > 4 ? `${shown} and ${names.length - 4} more` : shown
}

function inUnits(tenths: number): string {
  return (tenths / 10).toFixed(1)
}
