import type { Spells } from '../spells.ts'

/** "9,13,13+": times in their order, a plus where the person was still there. */
export function timesOf(text: string): Spells {
  const parts = text.split(',')
  return { entry: parts.map(() => 0), exit: parts.map((part) => Number.parseFloat(part)), cause: parts.map((part) => (part.endsWith('+') ? 0 : 1)) }
}

export function together(...groups: readonly Spells[]): { spells: Spells; group: number[] } {
  const all = (list: (spells: Spells) => ArrayLike<number>) => groups.flatMap((spells) => Array.from(list(spells)))
  return { spells: { entry: all(({ entry }) => entry), exit: all(({ exit }) => exit), cause: all(({ cause }) => cause) }, group: groups.flatMap(({ exit }, at) => Array.from(exit, () => at)) }
}

/** Leukaemia, weeks to relapse with and without maintenance (Miller 1981; `aml` of R's survival). */
export const maintained = timesOf('9,13,13+,18,23,28+,31,34,45+,48,161+')
export const nonmaintained = timesOf('5,5,8,8,12,16+,23,27,30,33,43,45')

/** Leukaemia, weeks in remission with 6-MP and with placebo (Freireich et al. 1963, Blood 21). */
export const sixMp = timesOf('6,6,6,6+,7,9+,10,10+,11+,13,16,17+,19+,20+,22,23,25+,32+,32+,34+,35+')
export const placebo = timesOf('1,1,2,2,3,4,4,5,5,8,8,8,8,11,11,12,12,15,17,22,23')

/** Invented: months in a council, some here before the record begins; 1 left the profession, 2 another council, 3 agency, 4 another service. */
export const workforce: Spells = {
  entry: [...Array.from({ length: 16 }, () => 0), 6, 6, 12, 12, 18, 24, 30, 36],
  exit: [4, 9, 12, 14, 14, 16, 18, 20, 24, 24, 26, 27, 30, 30, 33, 36, 10, 28, 26, 40, 31, 38, 44, 60],
  cause: [1, 1, 0, 3, 2, 2, 0, 1, 2, 0, 3, 2, 2, 0, 1, 0, 4, 2, 3, 0, 2, 1, 0, 0],
}

/**
 * Years from seroconversion to AIDS, observed from enrolment (Multicenter AIDS Cohort Study; Cole and Hudgens 2010, Int. J.
 * Epidemiology 39; as in lifelines' `multicenter_aids_cohort`, MIT licence): entry and exit, a plus where AIDS had not come.
 */
export const aidsCohort: Spells = fromPairs(`
4.575 7.575+ 3.750 6.750+ 2.986 5.986+ 2.970 5.970+ 2.928 5.928+ 2.780 4.688 2.626 5.626+ 2.611 5.611+ 2.550 5.550+ 2.347 5.347+
2.175 3.842+ 2.094 3.655 2.089 3.062 2.042 5.042+ 1.736 4.653+ 1.616 2.729 1.564 4.564+ 1.561 2.897 1.556 4.556+ 1.497 2.024
1.467 2.400 1.363 3.043 1.300 4.300+ 0.919 1.169 0.863 3.863+ 0.811 3.811+ 0.788 3.788+ 0.772 3.772+ 0.747 1.894 0.642 1.951
0.462 3.462+ 0.336 3.336+ 0.292 1.125+ 0.266 1.258 0.258 3.258+ 0.202 3.202+ 0.186 3.186+ 0.164 0.973 0.128 3.128+ 0.097 1.794
0.067 0.962 0.050 1.255 0 2.941+ 0 1.619 0 2.897+ 0 1.619 0 2.456 0 1.752 0 2.798+ 0 2.769+ 0 0.791 0 2.753+ 0 2.720+ 0 1.881+
0 2.714+ 0 1.322 0 2.658+ 0 1.216 0 0.269 0 2.500 0 2.336+ 0 2.131+ 0 2.103+ 0 0.086+ 0 2.064+ 0 2.059+ 0 1.107 0 0.067+ 0 1.616+
0 1.431+ 0 1.470+ 0 0.820 0 0.989+ 0 0.578+ 0 0.489+ 0 0.403+ 0 0.350+ 0 0.153+`)

function fromPairs(text: string): Spells {
  const parts = text.trim().split(/\s+/)
  const exits = parts.filter((_, at) => at % 2 === 1)
  return { entry: parts.filter((_, at) => at % 2 === 0).map(Number), exit: exits.map((part) => Number.parseFloat(part)), cause: exits.map((part) => (part.endsWith('+') ? 0 : 1)) }
}
