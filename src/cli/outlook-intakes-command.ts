import type { IntakeOptions, SaidOption } from '../outlook/rules/intakes.ts'
import { searchIntakes } from '../outlook/search-intakes.ts'
import { openSimulationPool } from '../outlook/simulation-pool.ts'
import type { Command } from './command.ts'
import { dataOption, jsonOption } from './open-council.ts'
import { readOutlookCall } from './outlook-scenario.ts'

export const outlookIntakesCommand: Command = {
  words: ['outlook', 'intakes'],
  about: 'Search how many offers to make in which intake: the options that no other beats, what limits them, and what each lever changes.',
  options: {
    scenario: { type: 'string', value: 'FILE.json', about: 'the scenario, with at least one intake', required: true },
    replicates: { type: 'string', value: 'N', about: 'how many futures each option is tried in, the same for all', default: '2000' },
    seed: { type: 'string', value: 'N', about: 'the seed of the first; the same seed gives the same answer', default: '1' },
    workers: { type: 'string', value: 'N', about: 'threads; the answer is the same with any number; default one for each processor' },
    authority: { type: 'string', value: 'NNN', about: 'DfE number, where the database holds several authorities' },
    data: { ...dataOption, about: 'a data folder whose record fills what the scenario leaves open' },
    json: jsonOption,
  },
  async run(call) {
    const read = await readOutlookCall(call)
    if (typeof read === 'number') return read
    if (read.filled.scenario.intakes.length === 0) {
      call.say('There is no intake to search: add "intakes" with a month and offers.')
      return 1
    }
    const pool = openSimulationPool(read.workers)
    try {
      const found = await searchIntakes(pool, read.filled, read.seed, read.replicates)
      call.print(call.flag('json') ? JSON.stringify(found, null, 2) : asText(found))
      return 0
    } finally {
      await pool.close()
    }
  },
}

function asText(found: IntakeOptions): string {
  const { limits, recommended, binds, twoMoreMentors, overPlan } = found
  const percent = (share: number) => `${(share * 100).toFixed(0)} %`
  const line = (one: SaidOption) => [
    one.offers.join(' + ').padEnd(12), String(one.total).padStart(5), `${one.vacancies.p10} / ${one.vacancies.p50} / ${one.vacancies.p90}`.padEnd(16),
    percent(one.chances.vacancies).padStart(6), percent(one.chances.supportShort).padStart(9), percent(one.chances.over).padStart(6),
    `${one.costAgainstCurrent.p10} / ${one.costAgainstCurrent.p50} / ${one.costAgainstCurrent.p90}`.padStart(20), one.failures.length === 0 ? '  keeps all limits' : `  breaks ${one.failures.join(', ')}`,
  ].join(' ')
  return [
    `${found.name}: intakes of ${found.intakes.map((intake) => intake.month).join(', ')}; each option in the same ${found.replicates.toLocaleString('en-GB')} futures.`,
    `Limits: at most ${limits.vacancies.most} vacancies in month ${limits.vacancies.month} (chance ${percent(limits.vacancies.chance)} or more), short of support in any month (${percent(limits.support.chance)} at most), more than ${limits.over.most} over (${percent(limits.over.chance)} at most).`,
    'Offers       total vacancies        within no support   over  cost against now £000',
    ...found.frontier.map(line),
    recommended === null ? 'No option keeps all three limits.' : `Between ${recommended.from} and ${recommended.until} offers a year keep all limits; ${recommended.leastCost.offers.join(' + ')} cost least.`,
    binds.limits.length === 0 ? 'Nothing tried was stopped by a limit.' : `Above ${binds.upTo ?? 'any of them'} what stops is: ${binds.limits.join(', ')}.`,
    `Two more mentors (${twoMoreMentors.places} places): support would be enough up to ${twoMoreMentors.mostThen ?? 'none'} offers, now up to ${twoMoreMentors.mostNow ?? 'none'}.`,
    overPlan.over.p50 === 0
      ? `With ${overPlan.offers.join(' + ')} most futures have nobody over establishment; at worst ${overPlan.over.p90} in ${overPlan.month}.`
      : `Most over establishment with ${overPlan.offers.join(' + ')}: ${overPlan.over.p50} (at worst ${overPlan.over.p90}) in ${overPlan.month}; absorbed in half of the futures by ${overPlan.absorbedLikely ?? 'no month of the forecast'}.`,
    `Newsvendor start: the ${percent(found.newsvendor.quantile)} quantile of the shortfall, ${found.newsvendor.starters ?? 'unknown'} starters at the first intake.`,
    ...found.cliffs.map((cliff) => `Funding ends on ${cliff.until}: ${cliff.what}.`),
    ...found.levers.map((lever) => `${lever.label}: ${lever.leaversAverted.p10} / ${lever.leaversAverted.p50} / ${lever.leaversAverted.p90} leavers fewer (times leaving ${lever.median}, 90 % ${lever.low} to ${lever.high}; ${lever.strength})${lever.costPerLeaverAverted === null ? '' : `; £${lever.costPerLeaverAverted.toLocaleString('en-GB')} for each leaver averted, ${percent(lever.deadweight ?? 0)} of it to people who would have stayed`}.`),
  ].join('\n')
}
