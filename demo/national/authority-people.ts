import { randomFrom } from '../../src/stats/random.ts'
import { leaverDestination, reasonForLeaving, startOrigin } from '../../src/census/rules/layouts/code-sets.ts'
import { dayOf } from '../calendar.ts'
import { britishDay, csvText } from '../files/csv.ts'
import type { DemoFile } from '../files/demo-file.ts'
import { inventedName } from '../names.ts'
import { agencyRegistrationOf, factsOf, registrationOf, roleOf } from './authority-files.ts'
import type { AuthorityYear, LeaverRow, NationalPerson, StaffRow } from './authority-years.ts'

/** The HR extract, the establishment, the agency list and the case allocations that go with an authority's newest return: nobody in them is real. */
export function authorityPeople(laNumber: string, year: AuthorityYear): DemoFile[] {
  const on = `${year.counts.year}-09-30`
  const posts = year.inPost.map((row, at) => ({ row, team: teamOf(at, year.inPost.length), position: `P${laNumber}${String(at + 1).padStart(4, '0')}` }))
  const vacancies = vacantPosts(laNumber, year, posts.length)
  return [
    { kind: 'establishment', name: `Establishment_${laNumber}_${on}.csv`, text: establishmentText(posts, vacancies) },
    { kind: 'people', name: `HR_extract_${laNumber}_${on}.csv`, text: peopleText(laNumber, on, posts, year.leavers) },
    { kind: 'agency', name: `Agency_${laNumber}_${on}.csv`, text: agencyText(laNumber, year, posts, vacancies) },
    { kind: 'allocations', name: `Allocations_${laNumber}_${on}.csv`, text: allocationsText(laNumber, year, posts) },
  ]
}

function establishmentText(posts: readonly Held[], vacancies: readonly Vacancy[]): string {
  return csvText(['Position number', 'Service', 'Team', 'Post title', 'Funded FTE', 'Status'], [
    ...posts.map(({ row, team, position }) => [position, SERVICE, team, titleOf(row.person, row.cases), row.fte / 100, null]),
    ...vacancies.map(({ position, team, fte }) => [position, SERVICE, team, 'Social Worker', fte, 'Advertised']),
  ])
}

function peopleText(laNumber: string, on: string, posts: readonly Held[], leavers: readonly LeaverRow[]): string {
  const rows = [
    ...posts.map(({ row, team, position }) => [...personCells(laNumber, row.person), position, team, SERVICE, titleOf(row.person, row.cases), row.fte / 100, britishDay(dayOf(row.person.startedOn)), null, null, null, label(startOrigin, row.person.origin)]),
    ...leavers.map((row) => {
      const [destination, reason] = factsOf(laNumber, row.person).leaving
      return [
        ...personCells(laNumber, row.person), null, 'Team 1', SERVICE, titleOf(row.person, null), row.fteBefore / 100, britishDay(dayOf(row.person.startedOn)), britishDay(dayOf(row.endedOn)),
        label(reasonForLeaving, reason), label(leaverDestination, destination), label(startOrigin, row.person.origin),
      ]
    }),
  ]
  return csvText(HEADERS, rows)
}

/** About as much of the vacancies is covered as published; which worker covers which post no figure says. */
function agencyText(laNumber: string, year: AuthorityYear, posts: readonly Held[], vacancies: readonly Vacancy[]): string {
  let left = year.counts.cover ?? 0
  return csvText(['Worker', 'SWE number', 'Agency', 'Placement start', 'Placement end', 'Post covered', 'Team', 'Role', 'FTE'], year.agency.map((row, at) => {
    const covered = row.fte <= left ? (vacancies[at]?.position ?? null) : null
    if (covered !== null) left -= row.fte
    const { given, family } = inventedName(3_000 + row.number)
    const team = posts[at % Math.max(1, posts.length)]?.team ?? 'Team 1'
    return [`${family}, ${given}`, agencyRegistrationOf(laNumber, row), 'Copperleaf Locums', `${String((at % 27) + 1).padStart(2, '0')}/0${(at % 8) + 1}/${year.counts.year}`, null, covered, team, 'Social Worker', row.fte / 100]
  }))
}

function allocationsText(laNumber: string, year: AuthorityYear, posts: readonly Held[]): string {
  const random = randomFrom(`${laNumber} allocations`)
  let child = Number(laNumber) * 100_000
  const rows = [
    ...posts.map(({ row, team }) => ({ registration: registrationOf(laNumber, row.person), team, cases: row.cases ?? 0 })),
    ...year.agency.map((row, at) => ({ registration: agencyRegistrationOf(laNumber, row), team: posts[at % Math.max(1, posts.length)]?.team ?? 'Team 1', cases: row.cases ?? 0 })),
  ].flatMap(({ registration, team, cases }) =>
    Array.from({ length: cases }, () => {
      child += 3
      const since = dayOf(Date.parse(`${year.counts.year}-09-30T00:00:00Z`) / 86_400_000 - random.whole(1, 500))
      return [String(child), 'Child', registration, team, 'Lead', since, null, random.pick(['CIN', 'CIN', 'CP', 'CLA', 'REF'])]
    }),
  )
  return csvText(['Case reference', 'Subject', 'SWE number', 'Team', 'Allocation type', 'Start date', 'End date', 'Case type'], rows)
}

/** So many posts as make up the published vacancies, the last of them with what is over. */
function vacantPosts(laNumber: string, year: AuthorityYear, filled: number): Vacancy[] {
  const vacancies = year.counts.vacancies ?? 0
  return Array.from({ length: Math.ceil(vacancies / 100) }, (_, at) => ({
    position: `P${laNumber}9${String(at + 1).padStart(4, '0')}`, team: teamOf(at * 7, filled), fte: Math.min(100, vacancies - at * 100) / 100,
  }))
}

/** Teams of about nine. */
function teamOf(at: number, people: number): string {
  return `Team ${(at % Math.max(1, Math.round(people / 9))) + 1}`
}

function personCells(laNumber: string, person: NationalPerson): (string | null)[] {
  const { given, family } = inventedName(person.number)
  const facts = factsOf(laNumber, person)
  return [`${laNumber}${String(person.number).padStart(5, '0')}`, registrationOf(laNumber, person), family, given, `${given}.${family}.${person.number}@la${laNumber}.invalid`.toLowerCase(), britishDay(facts.birthDate), facts.sex, facts.ethnicity]
}

function titleOf(person: NationalPerson, cases: StaffRow['cases']): string {
  return TITLES[roleOf(person, cases)] ?? 'Social Worker'
}

function label(codes: readonly { code: string; label: string }[], code: string): string | null {
  return codes.find((one) => one.code === code)?.label ?? null
}

const TITLES: Readonly<Record<string, string>> = {
  1: 'Assistant Director', 2: 'Service Manager', 3: 'Team Manager', 4: 'Senior Social Worker', 5: 'Social Worker', 6: 'Independent Reviewing Officer',
}
const SERVICE = 'Children and Families'
const HEADERS = [
  'Employee number', 'SWE number', 'Surname', 'Forename', 'Work email', 'Date of birth', 'Sex', 'Ethnic origin', 'Position number', 'Team', 'Service', 'Job title', 'FTE',
  'Council start date', 'Leaving date', 'Reason for leaving', 'Destination', 'Source of recruitment',
]

type Held = { row: StaffRow; team: string; position: string }
type Vacancy = { position: string; team: string; fte: number }
