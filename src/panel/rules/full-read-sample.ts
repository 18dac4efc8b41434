import { randomFrom } from '../../stats/random.ts'

/**
 * Which portfolios two readers read in full and which stand on the list to confirm: every recommendation that is not a pass, and of the
 * passes a share drawn from the panel's seed, at least one. The same seed gives the same draw, so that anybody can repeat it
 * (docs/rules/panel.md, Full reading).
 */
export function drawFullReads(cases: readonly { id: number; recommendation: string | null }[], draw: { seed: number; share: number }): Set<number> {
  const passes = cases.filter((one) => one.recommendation === 'pass').map((one) => one.id).sort((a, b) => a - b)
  const drawn = passes.length === 0 ? [] : randomFrom(`panel ${draw.seed}`).shuffle(passes).slice(0, Math.max(1, Math.ceil((passes.length * draw.share) / 100)))
  return new Set([...cases.filter((one) => one.recommendation !== 'pass').map((one) => one.id), ...drawn])
}

/** The rule in words, printed under the agenda. */
export function fullReadRule(draw: { seed: number; share: number }): string {
  return `Read in full: every portfolio without a recommendation to pass, and ${draw.share} % of the others, at least one, drawn with the seed ${draw.seed}. The others stand on the list to confirm.`
}
