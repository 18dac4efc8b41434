import { loadAcademy } from '../academy/load-academy.ts'
import { stateLabels } from '../academy/rules/enrolment-state.ts'
import { describeDue } from '../academy/rules/overview.ts'
import { readDay, type Day } from '../time/day.ts'
import type { Command } from './command.ts'
import { dataOption, jsonOption, withCouncil } from './open-council.ts'

export const academyDueCommand: Command = {
  words: ['academy', 'due'],
  about: 'List what is overdue and what falls due within the next weeks, person by person.',
  options: {
    on: { type: 'string', value: 'DATE', about: 'the day of the list; default today' },
    within: { type: 'string', value: 'DAYS', about: 'how far ahead', default: '42' },
    authority: { type: 'string', value: 'NNN', about: 'DfE number, where the database holds several authorities' },
    data: dataOption,
    json: jsonOption,
  },
  async run(call) {
    const on = call.option('on') === undefined ? call.today : readDay(call.option('on') ?? '')
    const within = /^\d{1,3}$/.test(call.option('within') ?? '') ? Number(call.option('within')) : null
    if (on === null || within === null) {
      call.say(on === null ? '--on must be a day such as 2026-09-30.' : '--within must be a number of days from 0 to 999.')
      return 2
    }
    const list = await withCouncil(call, async (council) => await council.as(async (tx) => {
      const academy = await loadAcademy(tx, on)
      const due = academy.runs.flatMap(({ run, cohort, overview }) => overview.due.filter(({ days }) => days <= within).map((item): DueLine => ({
        person: academy.nameOf(run.personId), cohort: cohort.name, state: stateLabels[overview.state], what: item.label, due: item.dueOn, days: item.days, overdue: item.isOverdue, said: describeDue(item),
      })))
      const withoutMentor = academy.runs.flatMap(({ run, cohort, overview }) => (overview.daysWithoutMentor === null ? [] : [{ person: academy.nameOf(run.personId), cohort: cohort.name, days: overview.daysWithoutMentor }]))
      return { on, due: due.sort((a, b) => Number(b.overdue) - Number(a.overdue) || a.days - b.days || (a.person < b.person ? -1 : 1)), withoutMentor: withoutMentor.sort((a, b) => b.days - a.days) }
    }))
    if (list === null) return 2
    if (call.flag('json')) call.print(JSON.stringify(list, null, 2))
    else call.print([...list.due.map((line) => `${line.said}: ${line.person} (${line.cohort}), ${line.what}, ${line.due}.`), ...list.withoutMentor.map(({ person, cohort, days }) => `No mentor for ${days} days: ${person} (${cohort}).`)].join('\n') || `Nothing is due by then.`)
    return 0
  },
}

type DueLine = { person: string; cohort: string; state: string; what: string; due: Day; days: number; overdue: boolean; said: string }
