import { numberOf, type DayNumber } from './calendar.ts'

/** The demonstration council: an invented county with a number that no authority has (the published figures go up to 943). */
export const council = {
  dfeNumber: '999',
  name: 'Fernshire County Council (demonstration)',
  /** DfE publishes nothing of an invented council: it is set beside a real region and ten real councils, those that are County Durham's neighbours in the model of 2025. */
  comparators: { region: 'North East', neighbours: ['876', '344', '390', '807', '372', '370', '394', '393', '808', '841'], comparators: ['840', '335'] },
} as const

/** The day on which the demonstration stands still: a Monday, six weeks after the census day, with the return of 2026 still to be sent. */
export const demoDay = '2026-11-16'
export const demoDayNumber: DayNumber = numberOf(demoDay)
export const simulationStarts: DayNumber = numberOf('2016-01-01')

/** Collection years whose returns are loaded; the return of 2026 is not sent yet. */
export const loadedYears = [2021, 2022, 2023, 2024, 2025] as const

export type PostKind = {
  title: string
  grade: string
  /** DfE's organisational role (CSWW specification, CS090). */
  dfeRole: 1 | 2 | 3 | 4 | 5 | 6
  holds: 'children' | 'carer households' | 'nothing'
  /** Cases of a full-time experienced worker. */
  cases: number
  salary: number
}

export const postKinds = {
  head: { title: 'Head of Service', grade: 'SM2', dfeRole: 1, holds: 'nothing', cases: 0, salary: 78_400 },
  serviceManager: { title: 'Service Manager', grade: 'G14', dfeRole: 2, holds: 'nothing', cases: 0, salary: 62_300 },
  principal: { title: 'Principal Social Worker', grade: 'G14', dfeRole: 2, holds: 'nothing', cases: 0, salary: 62_300 },
  manager: { title: 'Team Manager', grade: 'G13', dfeRole: 3, holds: 'nothing', cases: 0, salary: 55_600 },
  assistantManager: { title: 'Assistant Team Manager', grade: 'G12', dfeRole: 3, holds: 'nothing', cases: 0, salary: 50_800 },
  mentor: { title: 'Enhanced Social Worker Practitioner', grade: 'G11', dfeRole: 4, holds: 'children', cases: 11, salary: 47_200 },
  senior: { title: 'Senior Social Worker', grade: 'G11', dfeRole: 4, holds: 'children', cases: 16.5, salary: 47_200 },
  socialWorker: { title: 'Social Worker', grade: 'G10', dfeRole: 5, holds: 'children', cases: 18.4, salary: 42_900 },
  reviewing: { title: 'Independent Reviewing Officer', grade: 'G12', dfeRole: 6, holds: 'nothing', cases: 0, salary: 50_800 },
  chair: { title: 'Child Protection Conference Chair', grade: 'G12', dfeRole: 6, holds: 'nothing', cases: 0, salary: 50_800 },
  quality: { title: 'Quality Assurance Officer (Social Work)', grade: 'G11', dfeRole: 6, holds: 'nothing', cases: 0, salary: 47_200 },
  practiceLead: { title: 'Practice Lead, Social Work Academy', grade: 'G12', dfeRole: 6, holds: 'nothing', cases: 0, salary: 50_800 },
  supervising: { title: 'Supervising Social Worker', grade: 'G10', dfeRole: 6, holds: 'carer households', cases: 14, salary: 42_900 },
  duty: { title: 'Social Worker (Duty)', grade: 'G10', dfeRole: 6, holds: 'nothing', cases: 0, salary: 42_900 },
} as const satisfies Readonly<Record<string, PostKind>>

export type PostKindName = keyof typeof postKinds

export type TeamPlan = { team: string; service: string; costCode: string; posts: Readonly<Partial<Record<PostKindName, number>>> }

const familyTeam = { manager: 1, assistantManager: 1, senior: 3, mentor: 1, socialWorker: 11 } as const

const familyTeams: readonly TeamPlan[] = [
  'Abbey', 'Bridge', 'Castle', 'Dale', 'Forge', 'Harbour', 'Hilltop', 'Market', 'Mill', 'Moor', 'Northgate', 'Orchard', 'Quayside', 'Riverside',
].map((place, at) => ({
  team: `Families First ${place}`,
  service: 'Families First',
  costCode: `CF${4_100 + at}`,
  // 12 of the 14 teams have an enhanced practitioner, as in the paper that this council is modelled on (C085)
  posts: { ...familyTeam, mentor: at < 12 ? 1 : 0, socialWorker: 10 + (at % 3) },
}))

export const teamPlans: readonly TeamPlan[] = [
  { team: 'Service Leadership', service: 'Leadership and Practice', costCode: 'CL4001', posts: { head: 5, serviceManager: 9, principal: 1 } },
  { team: 'Social Work Academy', service: 'Leadership and Practice', costCode: 'CL4002', posts: { practiceLead: 2, manager: 1 } },
  { team: 'Quality Assurance', service: 'Leadership and Practice', costCode: 'CL4003', posts: { quality: 6, manager: 1 } },
  { team: 'First Contact (MASH)', service: 'First Contact', costCode: 'CC4010', posts: { manager: 1, assistantManager: 2, duty: 8, senior: 2 } },
  { team: 'Duty and Assessment East', service: 'First Contact', costCode: 'CC4011', posts: { manager: 1, assistantManager: 1, senior: 3, socialWorker: 10 } },
  { team: 'Duty and Assessment West', service: 'First Contact', costCode: 'CC4012', posts: { manager: 1, assistantManager: 1, senior: 3, socialWorker: 10 } },
  { team: 'Emergency Duty', service: 'First Contact', costCode: 'CC4013', posts: { manager: 1, duty: 7 } },
  ...familyTeams,
  { team: 'Children Looked After North', service: 'Children Looked After', costCode: 'CA4200', posts: { manager: 1, assistantManager: 1, senior: 3, socialWorker: 9 } },
  { team: 'Children Looked After South', service: 'Children Looked After', costCode: 'CA4201', posts: { manager: 1, assistantManager: 1, senior: 3, socialWorker: 9 } },
  { team: 'Children Looked After Coast', service: 'Children Looked After', costCode: 'CA4202', posts: { manager: 1, assistantManager: 1, senior: 3, socialWorker: 9 } },
  { team: 'Permanence', service: 'Children Looked After', costCode: 'CA4203', posts: { manager: 1, senior: 3, socialWorker: 7 } },
  { team: "Young People's Service 1", service: "Young People's Service", costCode: 'CY4300', posts: { manager: 1, assistantManager: 1, senior: 2, socialWorker: 9 } },
  { team: "Young People's Service 2", service: "Young People's Service", costCode: 'CY4301', posts: { manager: 1, assistantManager: 1, senior: 2, socialWorker: 9 } },
  { team: 'Fostering Assessment', service: 'Fostering and Adoption', costCode: 'CP4400', posts: { manager: 1, supervising: 10 } },
  { team: 'Fostering Support', service: 'Fostering and Adoption', costCode: 'CP4401', posts: { manager: 1, assistantManager: 1, supervising: 12 } },
  { team: 'Adoption', service: 'Fostering and Adoption', costCode: 'CP4402', posts: { manager: 1, supervising: 8 } },
  { team: 'Disability East', service: 'Children with Disabilities', costCode: 'CD4500', posts: { manager: 1, senior: 2, socialWorker: 9 } },
  { team: 'Disability West', service: 'Children with Disabilities', costCode: 'CD4501', posts: { manager: 1, senior: 2, socialWorker: 9 } },
  { team: 'Independent Reviewing', service: 'Independent Reviewing', costCode: 'CI4600', posts: { manager: 1, reviewing: 14, chair: 6 } },
]

/** The story of the years, by collection year: what share of funded FTE is vacant, how many agency workers, how many leave. */
export function climateOf(collectionYear: number): { vacancy: number; agency: number; leaving: number } {
  return CLIMATE[collectionYear] ?? { vacancy: 0.155, agency: 0.14, leaving: 1 }
}

const CLIMATE: Readonly<Record<number, { vacancy: number; agency: number; leaving: number }>> = {
  2021: { vacancy: 0.16, agency: 0.145, leaving: 1.02 },
  2022: { vacancy: 0.185, agency: 0.165, leaving: 1.05 },
  2023: { vacancy: 0.175, agency: 0.165, leaving: 0.94 },
  2024: { vacancy: 0.17, agency: 0.15, leaving: 0.95 },
  2025: { vacancy: 0.175, agency: 0.145, leaving: 0.93 },
  2026: { vacancy: 0.17, agency: 0.14, leaving: 0.9 },
  2027: { vacancy: 0.165, agency: 0.14, leaving: 0.98 },
}
