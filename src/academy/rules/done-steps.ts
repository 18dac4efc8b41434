/**
 * What of a run is done, by the keys of what is due: reviews that were held, the portfolio that is in, and of the reflections as many as are
 * with the assessor or accepted, the first due first. `reviews` and `evidence` say that any of the run are recorded here at all: of a list that
 * was just loaded none is, and nobody is called late for what may well have been held (docs/rules/academy.md, "What is due").
 */
export function doneSteps(recorded: RecordedSteps, reflectionMonths: readonly number[]): ReadonlySet<string> {
  const reflections = recorded.evidence.filter(({ kind }) => kind === 'reflection').reduce((sum, { n }) => sum + n, 0)
  const kinds = [...(recorded.steps.some((step) => step !== 'portfolio') ? ['reviews'] : []), ...(recorded.evidence.length > 0 ? ['evidence'] : [])]
  return new Set([...kinds, ...recorded.steps, ...[...reflectionMonths].sort((a, b) => a - b).slice(0, reflections).map((month) => `reflection ${month}`)])
}

export type RecordedSteps = { steps: readonly string[]; evidence: readonly { kind: string; n: number }[] }
