import type { Command, CommandCall, ExitCode } from '../../cli/command.ts'
import { refusalText } from '../../files/refusal.ts'
import { isPublishedFile, readPublishedFile } from '../../measures/published-file.ts'
import { readShippedFigures } from '../../measures/read-published.ts'
import { figuresByColumn, type FiguresByColumn } from '../../measures/rules/comparators.ts'
import { backTest, type BackTest, type Score } from '../rules/back-test.ts'
import { publishedCounts } from '../rules/published-counts.ts'

export const outlookBackTestCommand: Command = {
  words: ['outlook', 'backtest'],
  about: 'Forecast every council\'s leavers a year ahead from the years before, and set the forecasts beside what was published.',
  operands: ['[FILE.csv]'],
  options: { json: { type: 'boolean', about: 'print the result as JSON' } },
  async run(call) {
    const figures = await figuresOf(call)
    if (typeof figures === 'number') return figures
    const { authorities, national } = publishedCounts(figures)
    const tested = backTest(authorities, national)
    if (tested.rows.length === 0) {
      call.say('Nothing can be forecast from this file: it needs the headcount of leavers and of people in post of England and of at least one council with 40 or more in post, for four years that follow each other.')
      return 1
    }
    call.print(call.flag('json') ? JSON.stringify(asJson(tested), null, 2) : asText(tested))
    return 0
  },
}

async function figuresOf(call: CommandCall): Promise<FiguresByColumn | ExitCode> {
  const [path] = call.operands
  if (path === undefined) return (await readShippedFigures()).figures
  const read = await readPublishedFile(path).catch((error: unknown) => (isUnreadable(error) ? null : Promise.reject(error as Error)))
  if (read === null) {
    call.say(`The file ${path} cannot be read. Check its name and that you may read it.`)
    return 2
  }
  if (isPublishedFile(read)) return figuresByColumn(read.figures)
  call.say(refusalText({ ...read, file: path }))
  return 1
}

function asJson(tested: BackTest) {
  return {
    ...rounded(tested.withInPost),
    withoutInPost: rounded(tested.withoutInPost),
    comparison: { lastYearsRate: round(tested.lastYearsRate), nationalRate: round(tested.nationalRate) },
    years: tested.years.map(({ year, method, ...score }) => ({ year, ...rounded(score), priorLeavers: method.priorLeavers, cv: method.cv })),
  }
}

function rounded(score: Score): Score {
  return { forecasts: score.forecasts, maePoints: round(score.maePoints), maeLeavers: round(score.maeLeavers), coverage80: round(score.coverage80), pinball: round(score.pinball) }
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

function asText(tested: BackTest): string {
  const line = (score: Score) => `error of the rate ${score.maePoints.toFixed(2)} points, of the number ${score.maeLeavers.toFixed(2)} leavers; ${score.coverage80.toFixed(1)} % within the 80 % band; pinball loss ${score.pinball.toFixed(3)}`
  return [
    `${tested.withInPost.forecasts} forecasts, each from earlier years only; of its own year, people in post on 30 September:`,
    `  ${line(tested.withInPost)}`,
    'Without people in post of that year (the last year\'s in their place):',
    `  ${line(tested.withoutInPost)}`,
    `Saying last year's rate again: ${tested.lastYearsRate.toFixed(2)} points; England's last rate for everybody: ${tested.nationalRate.toFixed(2)} points.`,
    ...tested.years.map((year) => `${year.year}: ${year.forecasts} councils, ${year.maePoints.toFixed(2)} points, ${year.coverage80.toFixed(1)} % in the band (prior of ${year.method.priorLeavers} leavers, variation ${year.method.cv})`),
  ].join('\n')
}

/** No such file, a folder, or no permission: the person named the wrong thing. */
function isUnreadable(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && ['ENOENT', 'EISDIR', 'EACCES', 'EPERM', 'ENOTDIR'].includes(String(error.code))
}
