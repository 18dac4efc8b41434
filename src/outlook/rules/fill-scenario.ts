import { addMonths, monthOf, yearOf, type Day } from '../../time/day.ts'
import { findEvidence } from './evidence.ts'
import { DEFAULT_BANDS, type WrittenGrade, type WrittenScenario } from './read-scenario.ts'
import { describePlaces, mostPlaces, type SupportBound } from './places.ts'
import type { RecordFacts } from './record-facts.ts'
import type { Grade, Scenario, Source } from './scenario.ts'
import { serviceRates } from './service-rates.ts'

/**
 * Fills what a written scenario leaves open, from the council's record where there is one, else from published figures and from what is usual; every
 * value with its source. Without a record the scenario itself must say who is in post and in which grades.
 */
export function fillScenario(written: WrittenScenario, around: Around): FilledScenario | { problems: string[] } {
  const sources: Source[] = []
  const told = 'the scenario'
  const pick = <T>(input: string, given: T | undefined, otherwise: T, source: string, words: (value: T) => string = String): T => {
    const value = given ?? otherwise
    sources.push({ input, value: words(value), source: given === undefined ? source : told })
    return value
  }
  const { record } = around
  const grades = written.grades ?? record?.grades
  const inPost = written.inPost ?? record?.inPost
  if (grades === undefined || inPost === undefined) {
    const missing = [grades === undefined ? '"grades" (key, posts, leaving)' : null, inPost === undefined ? '"inPost" (grade, count)' : null].filter((one) => one !== null)
    return { problems: [`Without a council's record the scenario must say ${missing.join(' and ')}: add ${missing.length > 1 ? 'them' : 'it'}, or name the data folder with --data.`] }
  }
  const unknown = inPost.find((one) => !grades.some((grade) => grade.key === one.grade))
  if (unknown) return { problems: [`inPost names the grade "${unknown.grade}", and there is none of that key: there are ${grades.map((grade) => grade.key).join(', ')}.`] }
  const fromRecord = record === null ? 'usual' : `the council's record on ${record.on}`
  const startsOn = pick('First month', written.startsOn, firstOfNextMonth(record?.on ?? around.today), record === null ? 'the month after today' : 'the month after the last data')
  const serviceBands = written.serviceBands ?? DEFAULT_BANDS
  const people = inPost.reduce((sum, one) => sum + one.count, 0)
  const filledGrades = grades.map((grade) => fillGrade(grade, serviceBands, around, sources, written.grades === undefined ? fromRecord : told))
  const posts = filledGrades.reduce((sum, grade) => sum + grade.posts, 0)
  sources.push({ input: 'People in post', value: `${people} in ${posts} posts`, source: written.inPost === undefined ? fromRecord : told })
  const base = [...filledGrades].filter((grade) => grade.programme === null).sort((a, b) => b.posts - a.posts)[0]
  const entry = filledGrades.find((grade) => grade.programme !== null) ?? base
  if (base === undefined || entry === undefined) return { problems: ['grades needs at least one grade without a programme.'] }
  const capacity = inPost.reduce((sum, one) => sum + one.count * (one.fte ?? 1) * (filledGrades.find((grade) => grade.key === one.grade)?.childrenPerFte ?? 0), 0)
  const scenario: Scenario = {
    name: written.name ?? 'Forecast',
    startsOn,
    months: pick('Months', written.months, 36, 'usual'),
    serviceBands,
    grades: filledGrades,
    inPost: inPost.map((one) => {
      const monthsHere = one.monthsHere ?? 36
      return { grade: one.grade, count: one.count, monthsHere, monthsInGrade: one.monthsInGrade ?? Math.min(monthsHere, 24), monthsQualified: one.monthsQualified ?? monthsHere, route: one.route ?? 'mainstream', fte: one.fte ?? 1 }
    }),
    routes: pick('Entry routes', written.routes, [{ key: 'mainstream', name: 'Mainstream', timesLeaving: 1 }], 'no difference assumed: the final report on fast-track routes found none at 18 months', (routes) => routes.map((route) => `${route.name} x ${route.timesLeaving}`).join(', ')),
    yearVariation: pick('How far years differ (coefficient of variation)', written.yearVariation, around.yearVariation, 'back-test on the published figures'),
    causes: pick('Causes of leaving', written.causes, { profession: 0.64, agency: 0.07, otherAuthority: 0.29 }, 'DfE attrition, 2025', ({ profession, agency, otherAuthority }) => `left the profession ${percent(profession)}, agency ${percent(agency)}, another authority ${percent(otherAuthority)}`),
    agencyAfterMonths: pick('Months qualified before agency work is open', written.agencyAfterMonths, 36, 'statutory guidance on agency child and family social workers, in force since 31 October 2024'),
    caseloadEffect: pick('Effect of caseload on leaving', written.caseloadEffect, { perChild: 0.0123, reference: record?.caseload ?? 15 }, 'association in DfE\'s figures 2018 to 2025, 1.0124 for each case (95 % 1.002 to 1.023)', ({ perChild, reference }) => `x ${(1 + perChild).toFixed(4)} for each child above ${reference}`),
    joiners: (written.joiners ?? record?.joiners ?? [{ grade: base.key, aYear: Math.round(posts * 0.03) }]).map((joiner) => {
      sources.push({ input: `Experienced joiners, ${joiner.grade}`, value: `${joiner.aYear} a year where there is a vacancy`, source: written.joiners ? told : record?.joiners ? fromRecord : '3 % of posts, usual' })
      return { grade: joiner.grade, aYear: joiner.aYear, leadMonths: joiner.leadMonths ?? 3, monthsInGrade: joiner.monthsInGrade ?? 24 }
    }),
    adjustmentAYear: pick('Growth that starters and leavers do not explain', written.adjustmentAYear, 0.004, 'middle of the published councils since 2023: 0 to 0.8 % of the stock a year', (value) => `${(value * 100).toFixed(1)} % a year`),
    intakes: (written.intakes ?? record?.intakes ?? []).map((intake) => {
      const filled = { month: intake.month, offers: intake.offers, grade: intake.grade ?? entry.key, route: intake.route ?? 'mainstream', accept: intake.accept ?? 0.9, qualify: intake.qualify ?? 0.95, register: intake.register ?? 0.98, start: intake.start ?? 0.97, everyYear: intake.everyYear ?? false }
      const starts = filled.offers * filled.accept * filled.qualify * filled.register * filled.start
      sources.push({ input: `Intake of ${filled.month}${filled.everyYear ? ' and every year' : ''}`, value: `${filled.offers} offers, ${starts.toFixed(1)} expected to start`, source: written.intakes ? told : fromRecord })
      return filled
    }),
    otherPlaces: placesOf(written, record, startsOn, written.months ?? 36, sources),
    support: boundOf(written, record, sources),
    overEstablishment: pick('Approved over establishment', written.overEstablishment, { approved: 0 }, 'none approved', ({ approved }) => String(approved)),
    demand: (() => {
      const children = pick('Children to be held', written.demand?.children, record?.children ?? Math.round(capacity * 0.95), record?.children ? fromRecord : '95 % of the capacity of people in post, assumed')
      return { children, growthAYear: pick('Growth of demand a year', written.demand?.growthAYear, 0, 'none assumed', percent) }
    })(),
    agency: {
      fill: pick('Share of vacancies that agency workers fill', written.agency?.fill, record?.agencyFill ?? 0.74, record?.agencyFill ? fromRecord : 'England, 2025', percent),
      mostFte: pick('Most agency workers, FTE', written.agency?.mostFte, Math.round(posts * 0.2), '20 % of posts, assumed'),
      costAYear: pick('Cost of an agency worker a year', written.agency?.costAYear, record?.agencyCostAYear ?? 75_000, record?.agencyCostAYear ? fromRecord : 'assumed: put in your own', pounds),
      childrenPerFte: pick('Children that an agency worker holds', written.agency?.childrenPerFte, 15, 'England\'s average caseload, 2025'),
    },
    absence: pick('Long absences', written.absence, { aYear: 0.06, months: 7 }, 'assumed: 6 % of people a year, for 7 months', ({ aYear, months }) => `${percent(aYear)} of people a year, for ${months} months`),
    panels: pick('Months with a progression panel', written.panels, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 'every month, assumed', (months) => months.length === 12 ? 'every month' : months.join(', ')),
    levers: [],
    limits: {
      vacancies: { month: written.limits?.vacancies?.month ?? Math.min(24, written.months ?? 36), most: written.limits?.vacancies?.most ?? Math.round(posts * 0.1), chance: written.limits?.vacancies?.chance ?? 0.8 },
      support: { chance: written.limits?.support?.chance ?? 0.05 },
      over: { most: written.limits?.over?.most ?? Math.max(written.overEstablishment?.approved ?? 0, Math.round(posts * 0.02)), chance: written.limits?.over?.chance ?? 0.2 },
    },
    money: {
      shortAYear: pick('Cost a year of one too few', written.money?.shortAYear, 26_000, 'assumed premium of an agency worker: put in your own', pounds),
      overAYear: pick('Cost a year of one too many', written.money?.overAYear, 40_000, 'assumed salary and on-costs, less as leavers absorb them: put in your own', pounds),
    },
  }
  const levers = leversOf(written, sources)
  if ('problems' in levers) return levers
  const filled = { ...scenario, levers: levers.levers }
  const problems = impossible(filled)
  return problems.length > 0 ? { problems } : { scenario: filled, sources }
}

function placesOf(written: WrittenScenario, record: RecordFacts | null, startsOn: Day, months: number, sources: Source[]): Scenario['otherPlaces'] {
  const spans = (written.otherPlaces ?? record?.otherPlaces ?? []).map((one) => ({ places: one.places, from: one.from ?? null, until: one.until ?? null }))
  sources.push({ input: 'Programme places by month', value: describePlaces(spans, startsOn, months), source: written.otherPlaces ? 'the scenario' : record?.otherPlacesFrom ?? 'none given: the people of a grade that supports are counted besides' })
  return spans
}

/** Practice leads and assessors bound the places only where the council says how many people one of them can take. */
function boundOf(written: WrittenScenario, record: RecordFacts | null, sources: Source[]): SupportBound {
  const given = written.support ?? {}
  const bound = { leads: given.leads ?? record?.support?.leads ?? 0, peopleForEachLead: given.peopleForEachLead ?? null, assessorHoursAMonth: given.assessorHoursAMonth ?? null, hoursForEachPerson: given.hoursForEachPerson ?? null }
  sources.push({ input: 'Practice leads', value: `${bound.leads}`, source: given.leads !== undefined ? 'the scenario' : record?.support?.source ?? 'none recorded' })
  const most = mostPlaces(bound)
  sources.push({ input: 'Most places by practice leads and assessors', value: most === Infinity ? 'no bound' : String(most), source: most === Infinity ? 'not set: say how many people each practice lead takes, or the assessors\' hours' : 'the scenario' })
  return bound
}

function fillGrade(grade: WrittenGrade, bands: readonly number[], around: Around, sources: Source[], source: string): Grade {
  const rates = serviceRates(grade.leaving, grade.leaversSeen, bands.length + 1, around)
  const name = grade.name ?? grade.key
  const known = around.record?.leaving?.get(grade.key)
  const leaving = grade.leaving === undefined && known !== undefined && bands === DEFAULT_BANDS ? known.leaving : rates.leaving
  const seen = grade.leaving === undefined && known !== undefined && bands === DEFAULT_BANDS ? known.leaversSeen : rates.leaversSeen
  sources.push({
    input: `Leaving a year, ${name}`, value: leaving.every((rate) => rate === leaving[0]) ? percent(leaving[0] ?? 0) : leaving.map(percent).join(', '),
    source: grade.leaving !== undefined ? 'the scenario' : known === undefined ? `England's rate of ${around.national.year}, by the usual pattern of service` : known.source,
  })
  sources.push({ input: `Posts, ${name}`, value: String(grade.posts ?? 0), source: grade.posts === undefined && grade.fillsPostsOf ? `fills posts of ${grade.fillsPostsOf}` : source })
  const programme = grade.programme ? { months: grade.programme.months, pass: grade.programme.pass ?? 0.93, extend: grade.programme.extend ?? 0.05, extensionMonths: grade.programme.extensionMonths ?? 3, leadsTo: grade.programme.leadsTo } : null
  if (programme !== null) {
    const months = source === 'the scenario' ? source : around.record?.programmeFrom ?? 'usual'
    sources.push({ input: `Programme, ${name}`, value: `${programme.months} months; ${percent(programme.pass)} pass, ${percent(programme.extend)} go on for ${programme.extensionMonths} months`, source: grade.programme?.pass === undefined ? `months: ${months}; outcomes: usual` : months })
  }
  return {
    key: grade.key, name, posts: grade.posts ?? 0, fillsPostsOf: grade.fillsPostsOf ?? grade.programme?.leadsTo ?? grade.key, leaving, leaversSeen: seen,
    childrenPerFte: grade.childrenPerFte ?? (grade.programme ? 12 : 15), fte: grade.fte ?? 1,
    programme,
    promotion: grade.promotion ? { from: grade.promotion.from, monthsInGrade: grade.promotion.monthsInGrade ?? 24, chance: grade.promotion.chance ?? 1 } : null,
    supports: grade.supports ?? 0, fundedUntil: grade.fundedUntil ?? [],
  }
}

function leversOf(written: WrittenScenario, sources: Source[]): { levers: Scenario['levers'] } | { problems: string[] } {
  const problems: string[] = []
  const levers = (written.levers ?? []).map((lever) => {
    const known = findEvidence(lever.key)
    if (known === null && lever.median === undefined) problems.push(`levers: nothing is known of "${lever.key}": give it a median (times leaving, 1 for no effect), low and high.`)
    const median = lever.median ?? known?.median ?? 1
    sources.push({ input: `Effect of ${known?.label.toLowerCase() ?? lever.key}`, value: `x ${median} (90 %: ${lever.low ?? known?.low ?? median} to ${lever.high ?? known?.high ?? median})`, source: lever.median === undefined ? known?.source ?? 'the scenario' : 'the scenario' })
    return {
      key: lever.key, from: lever.from, until: lever.until ?? null, grades: lever.grades ?? null, service: lever.service ?? null,
      median, low: lever.low ?? known?.low ?? median, high: lever.high ?? known?.high ?? median, costEachAYear: lever.costEachAYear ?? 0,
    }
  })
  return problems.length > 0 ? { problems } : { levers }
}

/** What no council can be: the sentences say what to change. */
function impossible(scenario: Scenario): string[] {
  const people = scenario.inPost.reduce((sum, one) => sum + one.count, 0)
  const posts = scenario.grades.reduce((sum, grade) => sum + grade.posts, 0)
  const offers = scenario.intakes.reduce((sum, intake) => sum + intake.offers, 0)
  const coming = offers + scenario.joiners.reduce((sum, joiner) => sum + joiner.aYear, 0)
  return [
    ...(people === 0 && offers === 0 ? ['Nobody is in post and nobody is to come: there is nothing to forecast.'] : []),
    ...(posts === 0 ? ['There are no posts: give at least one grade its posts.'] : []),
    ...(scenario.support?.leads === 0 && scenario.support.peopleForEachLead !== null ? ['support.peopleForEachLead is given and there are no practice leads: say how many in support.leads.'] : []),
    ...(people > 3_000 ? [`${people} people are more than one council has: 3,000 at most.`] : []),
    ...(coming > 3_000 ? [`${Math.round(coming)} offers and joiners a year are more than one council takes on: 3,000 at most.`] : []),
    ...(scenario.limits.vacancies.month > scenario.months ? [`limits.vacancies.month is ${scenario.limits.vacancies.month} and the forecast ends after ${scenario.months} months.`] : []),
    ...scenario.grades.filter((grade) => grade.fillsPostsOf !== grade.key && grade.posts > 0).map((grade) => `${grade.name} fills posts of ${grade.fillsPostsOf} and has ${grade.posts} posts of its own: it can do one of both.`),
    ...scenario.grades.filter((grade) => !scenario.grades.some((other) => other.key === grade.fillsPostsOf)).map((grade) => `${grade.name} fills posts of "${grade.fillsPostsOf}", which is no grade.`),
    ...scenario.grades.filter((grade) => grade.fillsPostsOf !== grade.key && scenario.grades.some((other) => other.key === grade.fillsPostsOf && other.fillsPostsOf !== other.key))
      .map((grade) => `${grade.name} fills posts of ${grade.fillsPostsOf}, which fills posts of another grade itself: name the grade whose posts they are.`),
    ...[...scenario.joiners, ...scenario.intakes].filter((one) => !scenario.grades.some((grade) => grade.key === one.grade)).map((one) => `Somebody is to come as "${one.grade}", which is no grade.`),
  ]
}

function firstOfNextMonth(on: Day): Day {
  return addMonths(`${yearOf(on)}-${String(monthOf(on)).padStart(2, '0')}-01` as Day, 1)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function pounds(amount: number): string {
  return `£${Math.round(amount).toLocaleString('en-GB')}`
}

export type Around = {
  today: Day
  record: RecordFacts | null
  /** England's last published year. */
  national: { year: number; leavers: number; inPost: number }
  yearVariation: number
  /** Leavers that England's rate counts as beside the council's own. */
  priorLeavers: number
}

export type FilledScenario = { scenario: Scenario; sources: readonly Source[] }
