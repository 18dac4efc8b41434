import { readDay, type Day } from '../../time/day.ts'
import type { SupportBound } from './places.ts'
import type { Grade, InPost, Intake, Joiner, Lever, Limits, Programme, Route, Scenario } from './scenario.ts'

/** A scenario as written: what is left open is filled from the council's record, from published figures or from what is usual (`fill-scenario.ts`). */
export type WrittenScenario = { [K in keyof Scenario]?: unknown } & {
  name?: string
  startsOn?: Day
  months?: number
  serviceBands?: number[]
  grades?: WrittenGrade[]
  inPost?: (Partial<InPost> & Pick<InPost, 'grade' | 'count'>)[]
  routes?: Route[]
  yearVariation?: number
  causes?: Scenario['causes']
  agencyAfterMonths?: number
  caseloadEffect?: Scenario['caseloadEffect']
  joiners?: (Partial<Joiner> & Pick<Joiner, 'grade' | 'aYear'>)[]
  adjustmentAYear?: number
  intakes?: (Partial<Intake> & Pick<Intake, 'month' | 'offers'>)[]
  otherPlaces?: { places: number; from?: Day | null; until?: Day | null }[]
  support?: Partial<SupportBound>
  overEstablishment?: Scenario['overEstablishment']
  demand?: { children: number; growthAYear?: number }
  agency?: Partial<Scenario['agency']>
  absence?: Scenario['absence']
  panels?: number[]
  levers?: (Partial<Lever> & Pick<Lever, 'key' | 'from'>)[]
  limits?: { [K in keyof Limits]?: Partial<Limits[K]> }
  money?: Partial<Scenario['money']>
}
export type WrittenGrade = Omit<Partial<Grade>, 'leaving' | 'leaversSeen' | 'programme' | 'promotion' | 'fundedUntil'> & Pick<Grade, 'key'> & {
  leaving?: number | number[]
  leaversSeen?: number | number[]
  programme?: (Partial<Programme> & Pick<Programme, 'months' | 'leadsTo'>) | null
  promotion?: (Partial<NonNullable<Grade['promotion']>> & { from: string }) | null
  fundedUntil?: { posts: number; until: Day }[]
}

/** Reads a scenario out of parsed JSON, or says in a sentence for each fault what is wrong, where, and how to mend it. */
export function readScenario(json: unknown): { scenario: WrittenScenario } | { problems: string[] } {
  const problems: string[] = []
  check(json, SCENARIO, 'The scenario', problems)
  if (problems.length === 0) contradictions(json as WrittenScenario, problems)
  return problems.length > 0 ? { problems } : { scenario: json as WrittenScenario }
}

function check(value: unknown, kind: Kind, where: string, problems: string[]): void {
  if ('record' in kind) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) problems.push(`${where} must be an object of names and values.`)
    else {
      for (const [key, inside] of Object.entries(value)) {
        const known = Object.hasOwn(kind.record, key) ? kind.record[key] : undefined
        if (known === undefined) problems.push(`${where} has "${key}", which is not known: take it out or correct it. Known are ${Object.keys(kind.record).join(', ')}.`)
        else check(inside, known, `${where === 'The scenario' ? '' : `${where}.`}${key}`, problems)
      }
      for (const key of kind.needs ?? []) if (!(key in value)) problems.push(`${where} needs "${key}".`)
    }
  } else if ('list' in kind) {
    if (!Array.isArray(value)) problems.push(`${where} must be a list.`)
    else if (value.length > 2_000) problems.push(`${where} has ${value.length} entries: 2,000 at most.`)
    else value.forEach((one, at) => check(one, kind.list, `${where}[${at}]`, problems))
  } else if ('either' in kind) {
    if (value !== null || !kind.orNull) check(value, kind.either.find((one) => 'list' in one === Array.isArray(value)) ?? kind.either[0]!, where, problems)
  } else if ('text' in kind) {
    if (typeof value !== 'string' || value.trim() === '' || value.length > 200) problems.push(`${where} must be a text of 200 characters at most.`)
    else if (kind.text === 'day' && readDay(value) === null) problems.push(`${where} is "${value}": write a day as 2026-10-01.`)
    else if (kind.text === 'month' && readDay(`${value}-01`) === null) problems.push(`${where} is "${value}": write a month as 2027-01.`)
  } else if ('flag' in kind) {
    if (typeof value !== 'boolean') problems.push(`${where} must be true or false.`)
  } else if (typeof value !== 'number' || !Number.isFinite(value)) problems.push(`${where} must be a number.`)
  else if (kind.whole === true && !Number.isInteger(value)) problems.push(`${where} is ${value}: it must be a whole number.`)
  else if (value < kind.from || value > kind.until) problems.push(`${where} is ${value}: it must be from ${kind.from} to ${kind.until}${kind.why ? `, because ${kind.why}` : ''}.`)
}

/** What each value alone cannot tell: names that nothing has, shares that add up to more than all. */
function contradictions(scenario: WrittenScenario, problems: string[]): void {
  const keys = scenario.grades?.map((grade) => grade.key)
  const names = (where: string, key: string | undefined) => {
    if (keys !== undefined && key !== undefined && !keys.includes(key)) problems.push(`${where} names the grade "${key}", and grades has none of that key: it has ${keys.join(', ')}.`)
  }
  scenario.grades?.forEach((grade, at) => {
    const where = `grades[${at}]`
    if (keys?.indexOf(grade.key) !== at) problems.push(`${where} has the key "${grade.key}" of a grade before it: give each its own.`)
    names(`${where}.fillsPostsOf`, grade.fillsPostsOf)
    names(`${where}.programme.leadsTo`, grade.programme?.leadsTo)
    names(`${where}.promotion.from`, grade.promotion?.from)
    if (grade.programme?.leadsTo === grade.key || grade.promotion?.from === grade.key) problems.push(`${where} leads to itself: name another grade.`)
    const bands = (scenario.serviceBands ?? DEFAULT_BANDS).length + 1
    for (const list of ['leaving', 'leaversSeen'] as const) {
      const value = grade[list]
      if (Array.isArray(value) && value.length !== bands) problems.push(`${where}.${list} has ${value.length} numbers and there are ${bands} bands of service: give one for each, or one number for all.`)
    }
    const shares = (grade.programme?.pass ?? 0) + (grade.programme?.extend ?? 0)
    if (shares > 1 + 1e-9) problems.push(`${where}.programme: pass and extend add up to ${shares.toFixed(2)}: together they are 1 at most.`)
    const funded = (grade.fundedUntil ?? []).reduce((sum, one) => sum + one.posts, 0)
    if (grade.posts !== undefined && funded > grade.posts) problems.push(`${where}.fundedUntil has ${funded} posts, more than the ${grade.posts} posts of the grade.`)
  })
  scenario.inPost?.forEach((one, at) => names(`inPost[${at}]`, one.grade))
  const routes = scenario.routes?.map((route) => route.key) ?? ['mainstream']
  if (routes.length === 0) problems.push('routes needs at least one route, or leave it out.')
  else for (const [list, ones] of [['inPost', scenario.inPost], ['intakes', scenario.intakes]] as const) {
    ones?.forEach((one, at) => {
      if (one.route !== undefined && !routes.includes(one.route)) problems.push(`${list}[${at}] names the route "${one.route}", and routes has none of that key: it has ${routes.join(', ')}.`)
    })
  }
  for (const grade of scenario.grades ?? []) {
    const below = [grade.key]
    for (let next = grade.promotion?.from; next !== undefined && !below.includes(next); next = scenario.grades?.find((one) => one.key === next)?.promotion?.from) below.push(next)
    const last = scenario.grades?.find((one) => one.key === below.at(-1))?.promotion?.from
    if (below.length > 1 && last === grade.key) problems.push(`The promotions of ${below.join(', ')} go in a circle: a grade is promoted from a lower one.`)
  }
  scenario.joiners?.forEach((one, at) => names(`joiners[${at}]`, one.grade))
  scenario.levers?.forEach((one, at) => one.grades?.forEach((grade) => names(`levers[${at}].grades`, grade)))
  scenario.intakes?.forEach((one, at) => {
    names(`intakes[${at}]`, one.grade)
    const start = scenario.startsOn?.slice(0, 7)
    if (start !== undefined && one.month < start && one.everyYear !== true) problems.push(`intakes[${at}].month is ${one.month}, before the scenario starts in ${start}: leave it out, or count those people in inPost.`)
  })
  scenario.levers?.forEach((lever, at) => {
    if (lever.low !== undefined && lever.high !== undefined && lever.low > lever.high) problems.push(`levers[${at}]: low is above high.`)
    if (lever.until !== undefined && lever.until !== null && lever.until <= lever.from) problems.push(`levers[${at}] ends in ${lever.until}, not after it begins.`)
  })
  scenario.otherPlaces?.forEach((one, at) => {
    if (one.from && one.until && one.until < one.from) problems.push(`otherPlaces[${at}] ends on ${one.until}, before it begins on ${one.from}.`)
  })
  const { support } = scenario
  if (support && ((support.assessorHoursAMonth ?? null) === null) !== ((support.hoursForEachPerson ?? null) === null)) problems.push('support needs "assessorHoursAMonth" and "hoursForEachPerson" together, or neither.')
  const bands = scenario.serviceBands ?? []
  if (bands.some((end, at) => at > 0 && end <= bands[at - 1]!)) problems.push('serviceBands must rise.')
  const { causes } = scenario
  if (causes && Math.abs(causes.profession + causes.agency + causes.otherAuthority - 1) > 0.001) problems.push('causes must add up to 1.')
  if (scenario.grades && !scenario.grades.some((grade) => !grade.programme)) problems.push('grades needs at least one grade without a programme.')
}

const share: Kind = { from: 0, until: 1 }
const positive = (until: number): Kind => ({ from: 0, until })
const whole = (from: number, until: number): Kind => ({ from, until, whole: true })
const text: Kind = { text: 'any' }
const day: Kind = { text: 'day' }
const month: Kind = { text: 'month' }
const orNull = (kind: Kind): Kind => ({ either: [kind], orNull: true })
const rate: Kind = { from: 0, until: 1, why: 'a chance of leaving within a year is never above 1' }
const ratio: Kind = { from: 0.05, until: 20 }

export const DEFAULT_BANDS = [12, 24, 36, 48, 60, 120]

const SCENARIO: Kind = {
  record: {
    name: text, startsOn: day, months: whole(1, 120), serviceBands: { list: whole(1, 600) },
    grades: { list: { needs: ['key'], record: {
      key: text, name: text, posts: whole(0, 5_000), fillsPostsOf: text, leaving: { either: [rate, { list: rate }] }, leaversSeen: { either: [positive(100_000), { list: positive(100_000) }] },
      childrenPerFte: positive(60), fte: { from: 0.01, until: 2 }, supports: positive(20),
      programme: orNull({ needs: ['months', 'leadsTo'], record: { months: whole(1, 60), pass: share, extend: share, extensionMonths: whole(1, 36), leadsTo: text } }),
      promotion: orNull({ needs: ['from'], record: { from: text, monthsInGrade: whole(0, 240), chance: share } }),
      fundedUntil: { list: { needs: ['posts', 'until'], record: { posts: whole(0, 5_000), until: day } } },
    } } },
    inPost: { list: { needs: ['grade', 'count'], record: {
      grade: text, count: whole(0, 5_000), monthsHere: whole(0, 720), monthsInGrade: whole(0, 720), monthsQualified: whole(0, 720), route: text, fte: { from: 0.01, until: 2 },
    } } },
    routes: { list: { needs: ['key', 'name', 'timesLeaving'], record: { key: text, name: text, timesLeaving: ratio } } },
    yearVariation: { from: 0, until: 1 },
    causes: { needs: ['profession', 'agency', 'otherAuthority'], record: { profession: share, agency: share, otherAuthority: share } },
    agencyAfterMonths: whole(0, 240),
    caseloadEffect: { needs: ['perChild', 'reference'], record: { perChild: { from: -0.2, until: 0.2 }, reference: positive(60) } },
    joiners: { list: { needs: ['grade', 'aYear'], record: { grade: text, aYear: positive(500), leadMonths: whole(0, 24), monthsInGrade: whole(0, 240) } } },
    adjustmentAYear: { from: -0.2, until: 0.2 },
    intakes: { list: { needs: ['month', 'offers'], record: {
      month, offers: whole(0, 500), grade: text, route: text, accept: share, qualify: share, register: share, start: share, everyYear: { flag: true },
    } } },
    otherPlaces: { list: { needs: ['places'], record: { places: positive(500), from: orNull(day), until: orNull(day) } } },
    support: { record: { leads: whole(0, 200), peopleForEachLead: orNull(positive(200)), assessorHoursAMonth: orNull(positive(20_000)), hoursForEachPerson: orNull({ from: 0.1, until: 200 }) } },
    overEstablishment: { needs: ['approved'], record: { approved: whole(0, 500) } },
    demand: { needs: ['children'], record: { children: positive(100_000), growthAYear: { from: -0.5, until: 0.5 } } },
    agency: { record: { fill: share, mostFte: positive(2_000), costAYear: positive(500_000), childrenPerFte: positive(60) } },
    absence: { needs: ['aYear', 'months'], record: { aYear: { from: 0, until: 0.9 }, months: whole(0, 36) } },
    panels: { list: whole(1, 12) },
    levers: { list: { needs: ['key', 'from'], record: {
      key: text, from: month, until: orNull(month), grades: orNull({ list: text }), service: orNull({ list: whole(0, 720) }), median: ratio, low: ratio, high: ratio, costEachAYear: positive(100_000),
    } } },
    limits: { record: {
      vacancies: { record: { month: whole(1, 120), most: positive(5_000), chance: share } }, support: { record: { chance: share } }, over: { record: { most: positive(5_000), chance: share } },
    } },
    money: { record: { shortAYear: positive(1_000_000), overAYear: positive(1_000_000) } },
  },
}

type Kind =
  | { record: Readonly<Record<string, Kind>>; needs?: readonly string[] }
  | { list: Kind }
  | { either: readonly Kind[]; orNull?: boolean }
  | { text: 'any' | 'day' | 'month' }
  | { flag: true }
  | { from: number; until: number; whole?: boolean; why?: string }
