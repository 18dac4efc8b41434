import type { Caller, Tx } from '../src/access/begin.ts'
import { answerChange } from '../src/census/answer-change.ts'
import { askForChange } from '../src/census/ask-for-change.ts'
import { confirmTeamList } from '../src/census/confirm-team-list.ts'
import { freezeReturn } from '../src/census/freeze-return.ts'
import { noteFinding } from '../src/census/note-finding.ts'
import { listChanges, listTeamLists } from '../src/census/queries.ts'
import { readTeamList } from '../src/census/rules/team-lists.ts'
import { sendTeamLists } from '../src/census/send-team-lists.ts'
import { setStep } from '../src/census/set-step.ts'
import type { StepName } from '../src/census/tables.ts'
import { day } from '../src/time/day.ts'
import { demoDay } from './council.ts'

const year = 2026

/** The return of the demonstration in its sixth week: dates set, lists with the managers, the first of them answered, a first version frozen. */
export async function beginReturn(as: ActAs): Promise<void> {
  const [officer, manager, other, head] = ['data.officer', 'team.manager.1', 'team.manager.2', 'head.of.service'].map((name) => `${name}@demo.invalid`) as [string, string, string, string]
  await as(officer, async (tx, caller) => {
    for (const [step, dueOn, doneOn] of DATES) await setStep(tx, caller, year, { step, dueOn: day(dueOn), doneOn: doneOn === null ? null : day(doneOn), version: 0 })
    await sendTeamLists(tx, caller, year)
    await freezeReturn(tx, caller, year, { note: 'First build, for the managers’ lists.', today: day(demoDay) })
    await noteFinding(tx, caller, year, { check: 'K25', rowKey: '', note: 'Movers between services are in the HR extract of October; being compared with it.', owner: 'Sorrel Candlewick', state: 'being-mended', version: 0 })
  })
  await as(manager, askTwice)
  await as(other, confirmOwn)
  await as(head, async (tx, caller) => confirmSome(tx, caller))
  await as(officer, async (tx, caller) => {
    const [first] = (await listChanges(tx, year)).filter((change) => change.employment_id !== null)
    if (first) await answerChange(tx, caller, { id: first.id, year, answer: 'The HR extract of November will say it; nothing to do for you.', version: first.version })
  })
}

/** A manager says that a row is wrong, and that somebody is missing. */
async function askTwice(tx: Tx, caller: Caller): Promise<void> {
  const list = (await listTeamLists(tx, year)).find(({ team_id }) => caller.teams.includes(team_id))
  const row = list && readTeamList(list.people).find((one) => one.endedOn === null && !one.isAgency)
  if (!list || !row) throw new Error('the first manager of the demonstration has no list')
  await askForChange(tx, caller, { year, teamId: list.team_id, employmentId: row.employmentId, says: 'Works three days a week since June.' })
  await askForChange(tx, caller, { year, teamId: list.team_id, employmentId: null, says: 'The agency worker who began on 21 September is missing.' })
}

async function confirmOwn(tx: Tx, caller: Caller): Promise<void> {
  for (const list of await listTeamLists(tx, year)) if (caller.teams.includes(list.team_id)) await confirmTeamList(tx, caller, year, list.team_id, list.version)
}

/** A head of service confirms for teams whose manager's post is vacant; here for three that nobody else has begun. */
async function confirmSome(tx: Tx, caller: Caller): Promise<void> {
  const asked = new Set((await listChanges(tx, year)).map((change) => change.team_id))
  const open = (await listTeamLists(tx, year)).filter((list) => caller.teams.includes(list.team_id) && list.confirmed_at === null && !asked.has(list.team_id))
  for (const list of open.slice(-3)) await confirmTeamList(tx, caller, year, list.team_id, list.version)
}

const DATES: readonly (readonly [StepName, string, string | null])[] = [
  ['extract', '2026-10-16', '2026-10-14'],
  ['managers', '2026-11-13', null],
  ['checks', '2026-11-20', null],
  ['notes', '2026-11-27', null],
]

/** Runs something as the persona with this address would, in a transaction of its own. */
export type ActAs = <T>(email: string, work: (tx: Tx, caller: Caller) => Promise<T>) => Promise<T>
