import { nextSfc32, seedSfc32 } from '../../stats/sfc32.ts'
import { day } from '../../time/day.ts'
import type { Grade, InPost, Scenario } from '../rules/scenario.ts'

/** The yardstick authority (docs/rules/outlook.md) as a scenario: 304 posts, 268 people, two intakes a year. */
export function smallAuthority(change: Partial<Scenario> = {}): Scenario {
  return {
    name: 'Small authority', startsOn: day('2026-01-01'), months: 60, serviceBands: [12, 24, 36, 48, 60, 120],
    grades: [
      gradeOf('nqsw', 0, [0.12, 0.12, 0.12, 0.12, 0.12, 0.12, 0.12], { fillsPostsOf: 'sw', childrenPerFte: 12, programme: { months: 12, pass: 1, extend: 0, extensionMonths: 0, leadsTo: 'sw' } }),
      gradeOf('sw', 190, [0.22, 0.24, 0.25, 0.19, 0.17, 0.11, 0.08], { childrenPerFte: 16 }),
      gradeOf('senior', 60, [0.16, 0.16, 0.15, 0.13, 0.12, 0.09, 0.07], { childrenPerFte: 14, promotion: { from: 'sw', monthsInGrade: 24, chance: 1 } }),
      gradeOf('eswp', 14, [0.1, 0.1, 0.1, 0.09, 0.08, 0.07, 0.06], { supports: 2, promotion: { from: 'senior', monthsInGrade: 24, chance: 1 } }),
      gradeOf('dtm', 14, [0.08, 0.08, 0.08, 0.08, 0.08, 0.07, 0.06], { promotion: { from: 'eswp', monthsInGrade: 24, chance: 1 } }),
      gradeOf('tm', 26, [0.08, 0.08, 0.08, 0.08, 0.08, 0.07, 0.07], { promotion: { from: 'dtm', monthsInGrade: 24, chance: 1 } }),
    ],
    inPost: peopleAtStart(), routes: [{ key: 'mainstream', name: 'Mainstream', timesLeaving: 1 }],
    yearVariation: 0.27, causes: { profession: 0.64, agency: 0.07, otherAuthority: 0.29 }, agencyAfterMonths: 36, caseloadEffect: { perChild: 0, reference: 15 },
    joiners: [{ grade: 'sw', aYear: 8.4, leadMonths: 0, monthsInGrade: 24 }], adjustmentAYear: 0,
    intakes: [intakeOf('2026-01', 12), intakeOf('2026-09', 16)],
    otherPlaces: [{ places: 12, until: null }], overEstablishment: { approved: 0 }, demand: { children: 3_300, growthAYear: 0 },
    agency: { fill: 0.8, mostFte: 60, costAYear: 80_000, childrenPerFte: 15 }, absence: { aYear: 0.06, months: 7 }, panels: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    levers: [], limits: { vacancies: { month: 24, most: 35, chance: 0.8 }, support: { chance: 0.05 }, over: { most: 6, chance: 0.2 } }, money: { shortAYear: 26_000, overAYear: 20_000 },
    ...change,
  }
}

export function gradeOf(key: string, posts: number, leaving: readonly number[], more: Partial<Grade> = {}): Grade {
  return { key, name: key, posts, fillsPostsOf: key, leaving, leaversSeen: leaving.map(() => 0), childrenPerFte: 0, fte: 1, programme: null, promotion: null, supports: 0, fundedUntil: [], ...more }
}

export function intakeOf(month: string, offers: number) {
  return { month, offers, grade: 'nqsw', route: 'mainstream', accept: 1, qualify: 1, register: 1, start: 1, everyYear: true }
}

function peopleAtStart(): InPost[] {
  const state = new Int32Array(4)
  seedSfc32(state, 12_345)
  return [['nqsw', 24], ['sw', 138], ['senior', 55], ['eswp', 13], ['dtm', 13], ['tm', 25]].flatMap(([grade, count]) => Array.from({ length: Number(count) }, (): InPost => {
    const u = nextSfc32(state)
    const monthsHere = grade === 'nqsw' ? u % 12 : 12 + (u % (grade === 'sw' ? 84 : 180))
    const monthsInGrade = grade === 'nqsw' ? monthsHere : Math.min(monthsHere - 11, 1 + ((u >>> 8) % 48))
    return { grade: String(grade), count: 1, monthsHere, monthsInGrade, monthsQualified: monthsHere, route: 'mainstream', fte: 1 }
  }))
}
