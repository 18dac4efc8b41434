import { listEnrolments, listRelationships } from '../src/academy/queries.ts'
import { addDays, day, type Day } from '../src/time/day.ts'
import { decideReadiness } from '../src/rotations/decide-readiness.ts'
import { listTeamNames } from '../src/rotations/queries.ts'
import type { Gate, Level } from '../src/rotations/rules/readiness.ts'
import { saveRotation } from '../src/rotations/save-rotation.ts'
import type { ActAs } from './begin-return.ts'
import { demoDay } from './council.ts'

const today = day(demoDay)

/** Two rotations of the demonstration's NQSW, and what the practice lead decided that those whom they lead may hold. */
export async function addRotations(as: ActAs): Promise<void> {
  const own = await as('nqsw@demo.invalid', async (_tx, caller) => caller.user?.personId ?? 0)
  await as('academy.coordinator@demo.invalid', async (tx, caller) => {
    const run = (await listEnrolments(tx, { personId: own })).find(({ closedOn }) => closedOn === null)
    const teams = [...(await listTeamNames(tx)).keys()].filter((id) => id !== run?.teamId)
    if (run === undefined) throw new Error('the NQSW of the demonstration is on no programme')
    const plan = async (index: number, startedOn: Day, endedOn: Day, aim: string) => {
      const saved = await saveRotation(tx, caller, { id: null, version: 0, enrolmentId: run.id, teamId: teams[index] ?? 0, aim, supervisor: null, startedOn, endedOn, programme: { from: run.plannedStart, until: addDays(run.plannedStart, 364) } })
      if (saved.kind !== 'saved') throw new Error(`the rotation of the demonstration was not saved: ${saved.kind}`)
    }
    await plan(2, addDays(today, -7), addDays(today, 25), 'See how a first contact becomes an assessment')
    await plan(5, addDays(today, 70), addDays(today, 110), 'See proceedings from the first hearing to the last')
  })
  await as('practice.lead@demo.invalid', async (tx, caller) => {
    const led = new Set((await listRelationships(tx)).filter(({ kind, endedOn, withPersonId }) => (kind === 'practice-lead' || kind === 'assessor') && endedOn === null && withPersonId === caller.user?.personId).map(({ personId }) => personId))
    const runs = (await listEnrolments(tx)).filter(({ personId, closedOn, plannedStart }) => led.has(personId) && closedOn === null && addDays(plannedStart, 60) <= today)
    for (const [index, run] of [...runs.filter(({ personId }) => personId === own), ...runs.filter(({ personId }) => personId !== own)].slice(0, 6).entries()) {
      for (const [gate, level, daysAgo, reason] of DECISIONS.slice(0, index === 0 ? 3 : 1 + (index % 3))) {
        await decideReadiness(tx, caller, { enrolmentId: run.id, personId: run.personId, gate, level, decidedOn: addDays(today, -daysAgo), reason })
      }
    }
  })
}

const DECISIONS: readonly [Gate, Level, number, string][] = [
  ['child-protection', 'co-work', 30, 'Has prepared and attended two conferences with a colleague; the plans were theirs.'],
  ['court', 'not-yet', 21, 'Has not seen a contested hearing. The rotation to the court team comes first.'],
  ['child-protection', 'hold', 4, 'Three core groups chaired with the mentor beside; analysis is clear and written in time.'],
]
