import type { FileRefusal } from '../files/refusal.ts'
import type { XmlSource } from '../files/read-xml.ts'
import { definitions, valueOf, type Counts } from '../measures/rules/definitions.ts'
import { isRefusal, readReturn } from './read-return.ts'
import { returnChecker, type CheckResult } from './rules/check-return.ts'
import { returnCounter } from './rules/count-return.ts'
import type { CensusLayout } from './rules/layout.ts'
import type { EndOfReturn } from './rules/return-reader.ts'

/** Reads, checks and counts a return in one pass and in flat memory. */
export async function checkFile(source: XmlSource, options: { limit?: number; layouts?: readonly CensusLayout[] } = {}): Promise<CheckedFile | FileRefusal> {
  const checker = returnChecker({ limit: options.limit ?? 1_000 })
  let counter: ReturnType<typeof returnCounter> | null = null
  const read = await readReturn(source, {
    ...(options.layouts ? { layouts: options.layouts } : {}),
    onWorker(record, layout, head) {
      counter ??= returnCounter(head.year ?? layout.year)
      counter.add(checker.row(record, layout, head.year))
    },
  })
  if (isRefusal(read)) return read
  const result = checker.end(read)
  const counts = (counter ?? returnCounter(read.year ?? read.layout.year)).counts(result.laBlock)
  return { ...result, read, populationCounts: counts, measures: measuresOf(counts) }
}

/** Every measure that the counts of a return give, unrounded and in its unit, as `throughline measures` prints them. */
export function measuresOf(counts: Counts): readonly FileMeasure[] {
  return definitions.map((definition) => ({
    measure: definition.measure,
    basis: definition.basis,
    value: valueOf(definition, counts),
    numerator: definition.numerator(counts),
    denominator: definition.denominator?.(counts) ?? null,
    unit: definition.unit,
  }))
}

export type FileMeasure = { measure: string; basis: string; value: number | null; numerator: number | null; denominator: number | null; unit: string }

export type CheckedFile = CheckResult & { read: EndOfReturn; populationCounts: Counts; measures: readonly FileMeasure[] }
