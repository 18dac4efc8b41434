import type { Command, CommandCall } from '../../cli/command.ts'
import { readDay, shortDay, type Day } from '../../time/day.ts'
import { describeCadence, type ProgrammeDocument } from '../rules/programme.ts'
import { scheduleOf, type Schedule } from '../rules/schedule.ts'
import { shippedProgrammes } from '../rules/shipped/programmes.ts'

export const academyScheduleCommand: Command = {
  words: ['academy', 'schedule'],
  about: 'Print the dates that a shipped programme gives: phases, reviews, supervision, end.',
  options: {
    start: { type: 'string', value: 'DATE', about: 'the first day of the programme', required: true },
    programme: { type: 'string', value: 'CODE', about: shippedProgrammes.map(({ code }) => code).join(' or '), required: true },
    fte: { type: 'string', value: 'SHARE', about: 'hours as a share of full time, such as 0.6', default: '1' },
    pause: { type: 'string', value: 'FROM..TO', about: 'a pause, both days in it; several with commas between' },
    extend: { type: 'string', value: 'DATE', about: 'the day until which the programme was extended' },
    json: { type: 'boolean', about: 'print the result as JSON' },
  },
  async run(call) {
    const read = readOptions(call)
    if (typeof read === 'string') {
      call.say(read)
      return 2
    }
    const schedule = scheduleOf(read.document, { startedOn: read.start, hours: [{ from: read.start, fte: read.fte }], pauses: read.pauses, on: call.today }, read.extend)
    if (call.flag('json')) call.print(JSON.stringify({ programme: read.code, start: read.start, fte: read.fte, pauses: read.pauses, ...printed(schedule) }, null, 2))
    else call.print(asText(schedule))
    return 0
  },
}

function readOptions(call: CommandCall): Options | string {
  const start = readDay(call.option('start') ?? '')
  if (start === null) return '--start must be a day such as 2026-08-31.'
  const code = (call.option('programme') ?? '').toLowerCase()
  const shipped = shippedProgrammes.find((one) => one.code === code)
  if (!shipped) return `--programme must be ${shippedProgrammes.map((one) => one.code).join(' or ')}, not "${code}".`
  const fte = /^(0?\.\d{1,6}|1(\.0{1,6})?)$/.test(call.option('fte') ?? '') ? Number(call.option('fte')) : 0
  if (fte <= 0) return '--fte must be above 0 and at most 1, such as 0.6.'
  const pauses = (call.option('pause') ?? '').split(',').filter((text) => text !== '').map(readPause)
  if (pauses.some((pause) => pause === null)) return '--pause must be two days with two dots between, the later one second, such as 2026-11-02..2027-01-31.'
  const inOrder = pauses.flatMap((pause) => (pause === null ? [] : [pause])).sort((a, b) => (a.from < b.from ? -1 : 1))
  if (inOrder.some((pause, index) => index > 0 && pause.from <= (inOrder[index - 1]?.until ?? ''))) return '--pause: two pauses lie over each other. Give them as one.'
  const extend = call.option('extend') === undefined ? null : readDay(call.option('extend') ?? '')
  if (call.option('extend') !== undefined && (extend === null || extend <= start)) return '--extend must be a day after the start.'
  return { start, code, document: shipped.document, fte, pauses: inOrder, extend }
}

function readPause(text: string): { from: Day; until: Day } | null {
  const [from, until, more] = text.split('..').map((part) => readDay(part.trim()))
  return from && until && more === undefined && from <= until ? { from, until } : null
}

/** How the schedule is written as JSON: days under the names that people say. */
function printed(schedule: Schedule) {
  const counts = schedule.phases.map((phase) => phase.supervision.length)
  return {
    end: schedule.endsOn,
    phases: schedule.phases.map((phase) => ({
      name: phase.name, from: phase.from, until: phase.until, workloadPercent: phase.workloadPercent, cap: phase.cap,
      supervision: { cadence: describeCadence(phase.cadence), count: phase.supervision.length, due: phase.supervision },
    })),
    reviews: schedule.reviews.map((review) => ({ key: review.key, label: review.label, months: review.offsetMonths, optional: review.isOptional, due: review.dueOn, meet: review.meetOn, from: review.windowFrom, until: review.windowUntil })),
    supervision: { counts, total: counts.reduce((sum, count) => sum + count, 0) },
    reflections: schedule.reflections.map((reflection) => ({ months: reflection.month, due: reflection.dueOn })),
    handIn: schedule.handInOn,
  }
}

function asText(schedule: Schedule): string {
  const { supervision, reviews, end } = printed(schedule)
  return [
    `Starts ${shortDay(schedule.startsOn)}, complete on ${shortDay(end)}.`,
    ...schedule.phases.map((phase) => `${phase.name}: ${shortDay(phase.from)} to ${shortDay(phase.until)}, supervision ${describeCadence(phase.cadence)}, ${phase.supervision.length} times${phase.workloadPercent === null ? '' : `, workload ${phase.workloadPercent} %`}.`),
    `Supervision: ${supervision.counts.join(' + ')} = ${supervision.total}.`,
    ...reviews.map((review) => `${review.label}${review.optional ? ' (optional)' : ''}: ${shortDay(review.due)}${review.meet === review.due ? '' : `, held on ${shortDay(review.meet)}, a working day`}.`),
    `Portfolio in by ${shortDay(schedule.handInOn)}.`,
  ].join('\n')
}

type Options = { start: Day; code: string; document: ProgrammeDocument; fte: number; pauses: { from: Day; until: Day }[]; extend: Day | null }
