import { formatDay, type Day } from '../../time/day.ts'

export type Rotation = { id: number; enrolmentId: number; personId: number; teamId: number; aim: string; supervisor: { personId: number; name: string } | null; startedOn: Day; endedOn: Day; version: number }

/** What cannot be true of a rotation; null where nothing is wrong. One at a time, within the programme (docs/rules/rotations.md, "Rotations"). */
export function rotationProblem(given: Pick<Rotation, 'startedOn' | 'endedOn'> & { id: number | null }, others: readonly Rotation[], programme: { from: Day; until: Day }): { field: 'from' | 'until'; message: string } | null {
  if (given.endedOn < given.startedOn) return { field: 'until', message: `The last day must be the same as or after ${formatDay(given.startedOn)}` }
  if (given.startedOn < programme.from) return { field: 'from', message: `The first day must be the same as or after the start of the programme, ${formatDay(programme.from)}` }
  if (given.startedOn > programme.until) return { field: 'from', message: `The first day must be before the programme ends, ${formatDay(programme.until)}` }
  const clash = others.find((one) => one.id !== given.id && one.startedOn <= given.endedOn && one.endedOn >= given.startedOn)
  return clash === undefined ? null : { field: 'from', message: `There is a rotation from ${formatDay(clash.startedOn)} to ${formatDay(clash.endedOn)} already: choose other days, or change that one` }
}

export function isRunning(rotation: Pick<Rotation, 'startedOn' | 'endedOn'>, on: Day): boolean {
  return rotation.startedOn <= on && rotation.endedOn >= on
}
