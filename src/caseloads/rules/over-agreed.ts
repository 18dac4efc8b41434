import { addDays, earlier, type Day } from '../../time/day.ts'
import { addWorkingDays, isWorkingDay } from '../../time/working-days.ts'

/** Children held, and the agreed number, from a day on until the next step. Null: not known, or nothing agreed. */
export type CaseloadStep = { from: Day; held: number | null; agreed: number | null }

/** When a record opens: after some working days over the agreed caseload, or at once where it is exceeded by more than a share. */
export type OverSettings = { workingDays: number; atOncePercent: number }

export const defaultOverSettings: OverSettings = { workingDays: 5, atOncePercent: 20 }

/** A stretch of days over the agreed caseload. It ends when it ends: nobody closes it. */
export type OverSpell = {
  overSince: Day
  /** The day on which it became a record; null where it was over for too short a time. */
  openedOn: Day | null
  /** The last day over; null where it still is. */
  endedOn: Day | null
  /** Most children above the agreed number. */
  most: number
}

/**
 * The stretches over the agreed caseload up to a day (users.md 1.12: after five working days, at once above 20 %, both settings).
 * The day on which it began counts if it is a working day. `steps` are in order of their days, each in force until the next.
 */
export function overSpells(steps: readonly CaseloadStep[], until: Day, settings: OverSettings = defaultOverSettings): OverSpell[] {
  const spells: Open[] = []
  let open: Open | null = null
  for (const [index, step] of steps.entries()) {
    if (step.from > until) break
    const next = steps[index + 1]
    const last = next === undefined ? until : earlier(addDays(next.from, -1), until)
    if (last < step.from) continue
    const over = step.held === null || step.agreed === null ? 0 : step.held - step.agreed
    if (over <= 0) {
      if (open) spells.push({ ...open, endedOn: addDays(step.from, -1) })
      open = null
      continue
    }
    open ??= { overSince: step.from, atOnceOn: null, most: 0, endedOn: null }
    if (open.atOnceOn === null && isAtOnce(step, settings)) open.atOnceOn = step.from
    open.most = Math.max(open.most, over)
  }
  if (open) spells.push(open)
  return spells.map((spell) => finish(spell, until, settings))
}

function finish({ overSince, atOnceOn, most, endedOn }: Open, until: Day, settings: OverSettings): OverSpell {
  const ripe = ripeOn(overSince, settings)
  const opensOn = atOnceOn === null ? ripe : earlier(atOnceOn, ripe)
  return { overSince, openedOn: opensOn <= (endedOn ?? until) ? opensOn : null, endedOn, most }
}

/** The last of the working days that have to pass. */
function ripeOn(overSince: Day, { workingDays }: OverSettings): Day {
  if (workingDays <= 0) return overSince
  return addWorkingDays(overSince, isWorkingDay(overSince) ? workingDays - 1 : workingDays)
}

/** In whole numbers, so that 12 of 10 is not above 20 % by a rounding. An agreed caseload of nought is exceeded at once. */
function isAtOnce({ held, agreed }: CaseloadStep, { atOncePercent }: OverSettings): boolean {
  return held !== null && agreed !== null && held * 100 > agreed * (100 + atOncePercent)
}

type Open = { overSince: Day; atOnceOn: Day | null; most: number; endedOn: Day | null }
