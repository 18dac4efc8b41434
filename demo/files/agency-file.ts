import { dayOf, numberOf, type DayNumber } from '../calendar.ts'
import { postKinds, type PostKindName } from '../council.ts'
import { textOf } from '../simulation/people.ts'
import type { History } from '../simulation/simulate.ts'
import { coversOn } from './census-file.ts'
import { britishDay, csvText } from './csv.ts'
import type { DemoFile } from './demo-file.ts'
import { roleMapping } from './role-mapping.ts'

/** The agency vendor's list: who is placed on the day, and whose placement ended since the last return. */
export function agencyFile(history: History, on: DayNumber): DemoFile {
  const since = numberOf('2025-10-01')
  const covering = coversOn(history, on)
  const rows = history.placements
    .filter((placement) => placement.startedOn <= on && placement.endedOn >= since)
    .map((placement) => {
      const { worker } = placement
      const covers = placement.covers !== null && (placement.endedOn <= on || covering.has(placement))
      return [
        `${worker.family}, ${worker.given}`, worker.registration, worker.vendorNumber, worker.supplier, britishDay(textOf(placement.startedOn)), britishDay(textOf(placement.endedOn)),
        worker.charge.toFixed(2), 'hour', capGroupOf(placement.kind), covers ? (placement.covers?.position ?? null) : null, placement.team, placement.service, postKinds[placement.kind].title, placement.fte,
      ]
    })
  return { kind: 'agency', name: `Agency_${dayOf(on)}.csv`, mapping: roleMapping, text: csvText(HEADERS, rows) }
}

/** The groups of the regional agreements on agency pay. */
function capGroupOf(kind: PostKindName): string {
  const { dfeRole } = postKinds[kind]
  return dfeRole <= 3 ? 'Team manager' : dfeRole === 4 ? 'Senior practitioner' : kind === 'reviewing' ? 'Independent reviewing officer' : 'Social worker'
}

const HEADERS = ['Worker', 'SWE number', 'Worker ID', 'Agency', 'Placement start', 'Placement end', 'Hourly rate', 'Unit', 'Cap group', 'Post covered', 'Team', 'Service', 'Role', 'FTE']
