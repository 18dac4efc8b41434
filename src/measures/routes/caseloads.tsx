import { sortSheet } from '../../files/sheet.ts'
import { formatDay, type Day } from '../../time/day.ts'
import { page, type Reply, type RouteRequest } from '../../web/route.ts'
import { downloadSheet } from '../../workforce/download-sheet.ts'
import { findDataDay, loadScopedWorkforce, type ScopedWorkforce } from '../../workforce/queries.ts'
import { chooseDay } from '../../workforce/rules/choose-day.ts'
import { personLabels } from '../../workforce/rules/person-label.ts'
import { ALL, CaseloadsPage, teamsSheet, workersSheet } from '../pages/caseloads-page.tsx'
import { caseloadsPath } from '../paths.ts'
import { findHeld } from '../queries.ts'
import { caseloadsByTeam, caseloadsOfAllocations, caseloadsOfReturn, keepCaseloads, summariseCaseloads, type Caseload, type CaseloadUnit } from '../rules/caseloads.ts'
import { notRenewed } from '../rules/not-renewed.ts'

export async function showCaseloads(request: RouteRequest): Promise<Reply> {
  const { query } = request
  const dataDay = await findDataDay(request.tx)
  const chosen = chooseDay(query['on'], request.today)
  const on = chosen.on ?? request.today
  const scoped = await loadScopedWorkforce(request.tx, request.caller)
  const { record, isPartial, teams } = scoped
  const sources = await listSources(request, scoped, on)
  const address = { path: caseloadsPath, query }
  const frame = { title: 'Caseloads', dataDay, isWide: true }
  const source = sources.find((one) => one.unit === query['unit']) ?? sources[0]
  if (source === undefined) return page({ ...frame, body: <CaseloadsPage chosen={chosen} content={null} address={address} /> })
  const filter = { withAgency: query['agency'] !== 'without', withNewlyQualified: query['nqsw'] !== 'without' }
  const nameOf = personLabels(record.people)
  const names = new Map(record.teams.map((team) => [team.id, team.name]))
  const kept = keepCaseloads(source.caseloads, filter)
  const workers = sortSheet(workersSheet(kept, `Caseloads, ${source.unit}, ${formatDay(source.on)}`, nameOf, (teamId) => names.get(teamId ?? 0) ?? ''), query['sort'] ?? 'team')
  const download = await downloadSheet(request, workers)
  if (download) return download
  const whole = summariseCaseloads(source.caseloads, filter)
  const content = {
    unit: source.unit, units: sources.map((one) => one.unit), day: source.on, source: source.from, unmatched: source.unmatched, filter, whole,
    variants: VARIANTS.map(({ name, ...variant }) => ({ name, summary: summariseCaseloads(source.caseloads, variant) })),
    counts: kept.map((one) => one.count),
    teams: teamsSheet([...caseloadsByTeam(source.caseloads, filter, record), { teamName: ALL, summary: whole }], source.unit),
    workers, nameOf,
    registration: notRenewed(record, source.unit === 'cases' || source.unit === 'children' ? source.caseloads.map((one) => ({ personId: one.personId, count: one.count, unit: source.unit as 'cases' | 'children', on: source.on })) : [], on),
    partOf: isPartial ? teams.map((team) => team.name).join(', ') || 'none' : null,
  }
  return page({ ...frame, dataDay: source.on, body: <CaseloadsPage chosen={chosen} content={content} address={{ path: caseloadsPath, query: { ...query, sort: query['sort'] ?? 'team' } }} /> })
}

/** Each unit that something is known of on the day, children first. */
async function listSources(request: RouteRequest, { record }: ScopedWorkforce, on: Day): Promise<CaseloadSource[]> {
  const held = await findHeld(request.tx, on)
  const units: readonly CaseloadUnit[] = ['children', 'families', 'carer households']
  const allocated = held === null ? [] : units.flatMap((unit): CaseloadSource[] => {
    const own = held.held.filter((one) => one.unit === unit)
    const unmatched = held.unmatched.find((one) => one.unit === unit)?.count ?? 0
    return own.length === 0 && unmatched === 0 ? [] : [{ unit, on: held.on, from: held.source, unmatched, caseloads: caseloadsOfAllocations(record, own, on) }]
  })
  const stated = caseloadsOfReturn(record, on)
  return stated === null || stated.caseloads.length === 0 ? allocated : [...allocated, { unit: 'cases', on: stated.on, from: `the census return of ${stated.on.slice(0, 4)}`, unmatched: 0, caseloads: stated.caseloads }]
}

const VARIANTS = [
  { name: 'All workers', withAgency: true, withNewlyQualified: true },
  { name: 'Without agency workers', withAgency: false, withNewlyQualified: true },
  { name: 'Without newly qualified social workers', withAgency: true, withNewlyQualified: false },
  { name: 'Without both', withAgency: false, withNewlyQualified: false },
] as const

type CaseloadSource = { unit: CaseloadUnit; on: Day; from: string; unmatched: number; caseloads: readonly Caseload[] }
