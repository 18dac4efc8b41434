import { runForecast } from '../outlook/run-forecast.ts'
import type { Forecast } from '../outlook/rules/forecast.ts'
import { openSimulationPool } from '../outlook/simulation-pool.ts'
import type { Command } from './command.ts'
import { dataOption, jsonOption } from './open-council.ts'
import { readOutlookCall } from './outlook-scenario.ts'

export const outlookForecastCommand: Command = {
  words: ['outlook', 'forecast'],
  about: 'Forecast vacancies, newly qualified social workers, support places, capacity and agency work, month by month with their bands.',
  options: {
    scenario: { type: 'string', value: 'FILE.json', about: 'the scenario; what it leaves open is filled, each value with its source', required: true },
    replicates: { type: 'string', value: 'N', about: 'how many futures are simulated', default: '10000' },
    seed: { type: 'string', value: 'N', about: 'the seed of the first; the same seed gives the same forecast', default: '1' },
    workers: { type: 'string', value: 'N', about: 'threads; the answer is the same with any number; default one for each processor' },
    authority: { type: 'string', value: 'NNN', about: 'DfE number, where the database holds several authorities' },
    data: { ...dataOption, about: 'a data folder whose record fills what the scenario leaves open' },
    json: jsonOption,
  },
  async run(call) {
    const read = await readOutlookCall(call)
    if (typeof read === 'number') return read
    const pool = openSimulationPool(read.workers)
    try {
      const forecast = await runForecast(pool, read.filled, read.seed, read.replicates)
      call.print(call.flag('json') ? JSON.stringify(forecast, null, 2) : asText(forecast))
      return 0
    } finally {
      await pool.close()
    }
  },
}

function asText(forecast: Forecast): string {
  const ends = forecast.months.map((_, at) => at).filter((at) => (at + 1) % 12 === 0 || at === forecast.months.length - 1)
  const line = (label: string, output: keyof Forecast['outputs']) => `${label.padEnd(28)}${ends.map((at) => {
    const band = forecast.outputs[output][at]!
    return `${band.p10} / ${band.p50} / ${band.p90}`.padEnd(22)
  }).join('')}`.trimEnd()
  return [
    `${forecast.name}: ${forecast.people} people in ${forecast.posts} posts; ${forecast.replicates.toLocaleString('en-GB')} futures from seed ${forecast.firstSeed}. 8 in 10 of them lie between the outer numbers, half above the middle one.`,
    `${''.padEnd(28)}${ends.map((at) => forecast.months[at]!.padEnd(22)).join('')}`.trimEnd(),
    line('Vacancies', 'vacancies'), line('Over establishment', 'over'), line('Newly qualified', 'newlyQualified'), line('Support places short', 'seatsShort'),
    line('Children beyond capacity', 'unallocated'), line('Agency workers, FTE', 'agencyFte'), line('Agency cost so far, £000', 'agencyCostThousands'), line('Leavers so far', 'leavers'),
    `Leaving: ${forecast.causes.map(({ cause, aYear }) => `${cause} ${aYear.toFixed(1)} a year`).join(', ')}.`,
    'Vacancies by what is uncertain (10th to 90th percentile):',
    ...forecast.layers.map((layer) => `  month ${layer.month}: chance ${layer.chance.p10} to ${layer.chance.p90}; with good and bad years ${layer.withYears.p10} to ${layer.withYears.p90}; with rates not known exactly ${layer.withRates.p10} to ${layer.withRates.p90}`),
    'Each input and where it comes from:',
    ...forecast.sources.map((source) => `  ${source.input}: ${source.value} (${source.source})`),
  ].join('\n')
}
