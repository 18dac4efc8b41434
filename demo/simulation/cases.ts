import { randomFrom, type Random } from '../../src/stats/random.ts'
import { numberOf, type DayNumber } from '../calendar.ts'
import { demoDayNumber, postKinds, teamPlans } from '../council.ts'
import { caseCapacity } from './caseload.ts'
import { stintOn, type Placement, type Spell } from './people.ts'
import { spellsOf, type History } from './simulate.ts'

/**
 * Whose cases are whose, two years back: every child has one worker after another, as workers leave, fall ill, move and rebalance,
 * and as a case goes from the assessment team to a family team. Carer households are held by supervising social workers.
 */
export function simulateCases(history: History, seed: number): Case[] {
  const random = randomFrom(`${seed} cases`)
  const desks = desksOf(history)
  const world: World = { random, desks, cases: [], families: 0 }
  for (const desk of desks) {
    if ((desk.until !== null && desk.until <= demoDayNumber) || hasEmptyDesk(desk.holder)) continue
    fillDesk(desk, world)
  }
  for (let on = HORIZON + 20; on < demoDayNumber; on += 1) closeSome(on, world)
  return world.cases.map((one, at) => ({ ...one, reference: `${one.subject === 'child' ? 7_000_000 + at * 3 : 400_000 + at}` }))
}

export type Case = {
  reference: string
  subject: 'child' | 'carer household'
  family: string
  type: string
  /** Lead workers one after another; the last one open unless the case is closed. */
  leads: Lead[]
}
export type Lead = { desk: Desk; from: DayNumber; until: DayNumber | null; reason: string | null }

/** A stretch in which somebody, employed or from an agency, could hold cases in one team. */
export type Desk = {
  holder: { spell: Spell } | { placement: Placement }
  team: string
  service: string
  from: DayNumber
  until: DayNumber | null
  subject: Case['subject']
  capacity: number
}

export const HORIZON: DayNumber = numberOf('2024-11-01')

function desksOf(history: History): Desk[] {
  const own = spellsOf(history).flatMap((spell) => {
    const desks: Desk[] = []
    for (const stint of spell.stints) {
      const kind = postKinds[stint.post.kind]
      if (kind.holds === 'nothing' || (stint.until !== null && stint.until < HORIZON) || stint.from > demoDayNumber) continue
      const last = desks.at(-1)
      if (last && last.team === stint.post.team && last.until === stint.from - 1) {
        last.until = stint.until
        last.capacity = caseCapacity(spell, demoDayNumber)
        continue
      }
      desks.push({
        holder: { spell }, team: stint.post.team, service: stint.post.service, from: stint.from, until: stint.until === null && spell.endedOn !== null ? spell.endedOn : stint.until,
        subject: kind.holds === 'children' ? 'child' : 'carer household', capacity: stintOn(spell, demoDayNumber) === stint ? caseCapacity(spell, demoDayNumber) : 0,
      })
    }
    return desks
  })
  const agency = history.placements
    .filter((placement) => postKinds[placement.kind].holds !== 'nothing' && placement.endedOn >= HORIZON)
    .map((placement): Desk => ({
      holder: { placement }, team: placement.team, service: placement.service, from: placement.startedOn, until: placement.endedOn, subject: postKinds[placement.kind].holds === 'children' ? 'child' : 'carer household',
      capacity: postKinds[placement.kind].cases * placement.fte * (demoDayNumber - placement.startedOn < 14 ? 0.5 : 0.97),
    }))
  return [...own, ...agency].sort((a, b) => order.indexOf(a.team) - order.indexOf(b.team) || a.from - b.from)
}

/** Holders who have no cases for no reason that HR knows: the exceptions page asks. */
function hasEmptyDesk(holder: Desk['holder']): boolean {
  return 'spell' in holder && holder.spell.endedOn === null && demoDayNumber - holder.spell.startedOn > 200 && randomFrom(`empty ${holder.spell.someone.number}`).chance(0.012)
}

/** Gives somebody of today a caseload: families of one to four, some new, some held for a year or two. */
function fillDesk(desk: Desk, world: World): void {
  const { random } = world
  let wanted = desk.capacity <= 0 ? 0 : Math.max(1, Math.round(random.normal(desk.capacity * FULLNESS, 2.3)))
  while (wanted > 0) {
    const size = desk.subject === 'child' ? Math.min(wanted, random.weighted([1, 2, 3, 4] as const, (children) => ({ 1: 48, 2: 30, 3: 15, 4: 7 })[children])) : 1
    const since = Math.max(desk.from, demoDayNumber - Math.round(random.exponential(desk.service === 'First Contact' ? 28 : desk.service === 'Children Looked After' ? 330 : 190)))
    const leads = [...leadsBefore(desk, since, world), { desk, from: since, until: null, reason: null }]
    addFamily(world, desk, size, leads)
    wanted -= size
  }
}

/** Families whose case was closed, so that the last worker's work shows in the history too. */
function closeSome(on: DayNumber, world: World): void {
  const { random } = world
  const families = random.whole(1, 4)
  for (let at = 0; at < families; at += 1) {
    const open = world.desks.filter((desk) => desk.subject === 'child' && desk.from < on - 40 && (desk.until === null || desk.until > on))
    if (open.length === 0) continue
    const desk = random.weighted(open, (one) => (one.service === 'First Contact' ? 4 : 1))
    const since = Math.max(desk.from, on - Math.round(20 + random.exponential(desk.service === 'First Contact' ? 25 : 170)))
    addFamily(world, desk, random.whole(1, 3), [...leadsBefore(desk, since, world), { desk, from: since, until: on, reason: null }])
  }
}

/** Who held the case before: nobody, the assessment team, or a colleague of the team who has gone or passed it on. */
function leadsBefore(desk: Desk, since: DayNumber, world: World): Lead[] {
  const { random } = world
  if (since <= HORIZON + 30 || desk.subject !== 'child') return []
  const began = since === desk.from
  if (!began && !random.chance(desk.service === 'First Contact' ? 0.05 : 0.55)) return []
  const fromAssessment = desk.service !== 'First Contact' && random.chance(began ? 0.12 : 0.5)
  const able = world.desks.filter((one) => one !== desk && one.subject === 'child' && one.from < since - 5 && (one.until === null || one.until >= since - 1) && (fromAssessment ? one.service === 'First Contact' : one.team === desk.team))
  if (able.length === 0) return []
  const gone = able.filter((one) => one.until !== null && one.until <= since + 3)
  const before = gone.length > 0 && !fromAssessment ? random.pick(gone) : random.pick(able)
  const from = Math.max(before.from, since - Math.round((fromAssessment ? 30 : 120) + random.exponential(fromAssessment ? 14 : 160)))
  const left = before.until !== null && before.until <= since + 3
  const reason = fromAssessment ? 'Transfer to another team, planned' : left ? 'Worker left' : random.weighted(['Caseload management', 'Worker absent', 'Child request', 'Restructure'] as const, (text) => REASONS[text])
  const earlier = fromAssessment || !random.chance(0.3) ? [] : leadsBefore(before, from, world)
  return [...earlier, { desk: before, from, until: since - 1, reason }]
}

const REASONS = { 'Caseload management': 62, 'Worker absent': 26, 'Child request': 4, Restructure: 8 } as const

function addFamily(world: World, desk: Desk, size: number, leads: Lead[]): void {
  world.families += 1
  const type = desk.subject === 'child' ? typeOf(desk, world.random) : 'FOST'
  for (let child = 0; child < size; child += 1) world.cases.push({ reference: '', subject: desk.subject, family: `F${50_000 + world.families * 7}`, type, leads: leads.map((lead) => ({ ...lead })) })
}

function typeOf(desk: Desk, random: Random): string {
  const shares = TYPES[desk.service] ?? [['CIN', 1]]
  return random.weighted(shares, ([, share]) => share)[0]
}

/** Child in need, child protection plan, looked after, in court, care leaver, assessment; disability teams hold mostly plans of need. */
const TYPES: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  'First Contact': [['REF', 88], ['CIN', 12]],
  'Families First': [['CIN', 52], ['CP', 26], ['COURT', 10], ['CLA', 5], ['REF', 7]],
  'Children Looked After': [['CLA', 90], ['COURT', 10]],
  "Young People's Service": [['CL', 68], ['CLA', 32]],
  'Children with Disabilities': [['CIN', 82], ['CP', 5], ['CLA', 13]],
}

/** So that some 4,500 children are open in all. */
const FULLNESS = 0.9
const order = teamPlans.map((plan) => plan.team)

type World = { random: Random; desks: readonly Desk[]; cases: Case[]; families: number }
