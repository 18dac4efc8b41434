import { randomFrom } from '../../src/stats/random.ts'
import { dayOf, numberOf, type DayNumber } from '../calendar.ts'
import { postKinds } from '../council.ts'
import { isInPostOn, stintOn, type Post } from '../simulation/people.ts'
import { spellsOf, type History } from '../simulation/simulate.ts'
import { britishDay, csvText } from './csv.ts'
import type { DemoFile } from './demo-file.ts'
import { roleMapping } from './role-mapping.ts'

/** The funded posts as finance has them on a day, with the stage of filling of those that stand empty. */
export function establishmentFile(history: History, on: DayNumber): DemoFile {
  const held = new Map(spellsOf(history).filter((spell) => isInPostOn(spell, on)).flatMap((spell) => {
    const post = stintOn(spell, on)?.post
    return post ? [[post, true] as const] : []
  }))
  const rows = history.posts.filter((post) => post.openedOn <= on).map((post) => rowOf(post, held.has(post), on))
  const gone = on < numberOf('2024-01-01') ? DELETED_SINCE : []
  return {
    kind: 'establishment',
    name: `Establishment_${dayOf(on)}.csv`,
    mapping: roleMapping,
    text: csvText(HEADERS, [...rows, ...gone]),
  }
}

function rowOf(post: Post, isHeld: boolean, on: DayNumber) {
  const kind = postKinds[post.kind]
  const number = Number(post.position.slice(1))
  const grant = number % 43 === 0 && post.kind === 'socialWorker'
  const reserves = post.kind === 'practiceLead' && number % 2 === 0
  const funding = reserves ? 'Reserves' : grant ? 'Workforce development grant' : 'Base budget'
  const ends = reserves || grant ? '2027-03-31' : null
  return [post.position, post.service, post.team, kind.title, kind.grade, post.fundedFte, post.costCode, funding, britishDay(ends), isHeld ? null : stageOf(post, on)]
}

/** The longer a post stands empty, the further it should be; a few are held for savings or frozen. */
function stageOf(post: Post, on: DayNumber): string {
  const random = randomFrom(`stage ${post.position} ${on}`)
  if (random.chance(0.07)) return random.pick(['Held', 'Frozen'])
  const days = post.vacantSince === null ? 120 : on - post.vacantSince
  if (days < 30) return 'Not advertised'
  if (days < 75) return random.pick(['Not advertised', 'Advertised', 'Advertised'])
  return random.weighted(['Advertised', 'Interview', 'Offer made', 'Not advertised'] as const, (stage) => STAGES[stage])
}

const STAGES = { Advertised: 48, Interview: 20, 'Offer made': 18, 'Not advertised': 14 } as const

const HEADERS = ['Position number', 'Service', 'Team', 'Post title', 'Grade', 'Funded FTE', 'Cost code', 'Funding source', 'Funding ends', 'Status']

/** Three posts that were given up in a savings round. */
const DELETED_SINCE = [
  ['P90001', 'First Contact', 'Duty and Assessment East', 'Social Worker', 'G10', 1, 'CC4011', 'Base budget', null, 'Held'],
  ['P90002', 'First Contact', 'Duty and Assessment West', 'Social Worker', 'G10', 1, 'CC4012', 'Base budget', null, 'Held'],
  ['P90003', 'Children Looked After', 'Permanence', 'Social Worker', 'G10', 0.6, 'CA4203', 'Base budget', null, 'Frozen'],
]
