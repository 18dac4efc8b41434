import type { Random } from '../../src/stats/random.ts'
import type { DayNumber } from '../calendar.ts'
import { postKinds } from '../council.ts'
import type { Spell } from './people.ts'

/**
 * The chance of leaving within a month. It peaks in the third year, as with newly qualified social workers who go a few months after
 * their first programme for pay or other work (C114), falls with time, and rises with the age of retirement.
 */
export function monthlyLeavingHazard(spell: Spell, on: DayNumber): number {
  const years = (on - spell.startedOn) / 365.25
  const age = (on - spell.someone.bornOn) / 365.25
  const post = spell.stints.at(-1)?.post
  const band = BANDS.find(({ below }) => years < below) ?? { yearly: 0.1 }
  const role = post ? (postKinds[post.kind].dfeRole <= 3 ? 0.72 : postKinds[post.kind].dfeRole === 6 ? 0.85 : 1) : 1
  const place = post?.service === 'Families First' || post?.service === 'First Contact' ? 1.12 : 0.88
  const retirement = age > 66 ? 0.6 : age > 60 ? 0.22 : 0
  return 1 - (1 - Math.min(0.9, band.yearly * role * place + retirement)) ** (1 / 12)
}

export function drawLeaving(spell: Spell, on: DayNumber, random: Random): { destination: string; reason: string } {
  const age = (on - spell.someone.bornOn) / 365.25
  if (age > 59 && random.chance(0.8)) return { destination: '6', reason: '5' }
  const reason = random.weighted(REASONS, ([, share]) => share)[0]
  if (reason === '7') return { destination: '5', reason }
  return { destination: random.weighted(DESTINATIONS, ([, share]) => share)[0], reason }
}

const BANDS: readonly { below: number; yearly: number }[] = [
  { below: 0.5, yearly: 0.08 },
  { below: 1, yearly: 0.12 },
  { below: 2, yearly: 0.2 },
  { below: 3, yearly: 0.28 },
  { below: 5, yearly: 0.2 },
  { below: 10, yearly: 0.13 },
]

/** DfE's codes: 1 resignation, 3 compulsory redundancy, 4 dismissed, 7 moved within the authority, 8 other, 9 not known. */
const REASONS: readonly (readonly [string, number])[] = [['1', 82], ['7', 7], ['4', 2], ['8', 5], ['9', 4]]

/** 1 another authority, 3 agency, 4 other social work, 5 other social care, 6 no employment or not social care, 8 not known. */
const DESTINATIONS: readonly (readonly [string, number])[] = [['1', 42], ['2', 3], ['3', 19], ['4', 9], ['5', 8], ['6', 8], ['7', 3], ['8', 8]]
