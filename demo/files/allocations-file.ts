import { dayOf, type DayNumber } from '../calendar.ts'
import { inventedName } from '../names.ts'
import { HORIZON, type Case, type Desk, type Lead } from '../simulation/cases.ts'
import { textOf, type Spell } from '../simulation/people.ts'
import { spellsOf, type History } from '../simulation/simulate.ts'
import { csvText } from './csv.ts'
import type { DemoFile } from './demo-file.ts'
import { OTHERS, otherStaffNumber } from './people-file.ts'

/**
 * The case system's extract on a day, with what such extracts have: duty trays, a worker whom HR does not know, an agency worker whom the
 * vendor does not list, cases still with somebody who has left, colleagues of other work beside the lead.
 */
export function allocationsFile(history: History, cases: readonly Case[], on: DayNumber): DemoFile {
  const rows = cases.flatMap((one, at) => rowsOf(one, at, on))
  const all = [...rows, ...extras(history, on)]
  return { kind: 'allocations', name: `Allocations_${dayOf(on)}.csv`, text: csvText(HEADERS, all) }
}

function rowsOf(one: Case, at: number, on: DayNumber): Row[] {
  const known = one.leads.filter((lead) => lead.from <= on && lead.from >= HORIZON - 400)
  const rows = known.map((lead) => rowOf(one, lead, on))
  const last = known.at(-1)
  if (last && last.until === null && one.subject === 'child') {
    // personal advisers and family support workers beside the social worker
    if (one.type === 'CL' || at % 29 === 0) rows.push([one.reference, 'Child', otherName(at), otherStaffNumber(at % OTHERS), null, last.desk.team, 'Co-worker', textOf(last.from), null, null, one.type, one.family])
  }
  return rows
}

function rowOf(one: Case, lead: Lead, on: DayNumber): Row {
  const until = lead.until !== null && lead.until <= on ? lead.until : null
  return [
    one.reference, one.subject === 'child' ? 'Child' : 'Carer household', ...workerOf(lead.desk), lead.desk.team, 'Lead', textOf(lead.from), textOf(until), until === null ? null : lead.reason,
    one.type, one.subject === 'child' ? one.family : null,
  ]
}

/** Name, staff number, registration number: the case system has the staff number of the council's own and the registration number of agency workers. */
function workerOf(desk: Desk): [string, string | null, string | null] {
  if ('spell' in desk.holder) {
    const { someone } = desk.holder.spell
    return [`${someone.given} ${someone.family}`, someone.staffNumber, null]
  }
  const { worker } = desk.holder.placement
  return [`${worker.given} ${worker.family}`, null, worker.registration]
}

function extras(history: History, on: DayNumber): Row[] {
  const rows: Row[] = []
  let reference = 7_900_001
  const add = (worker: readonly [string, string | null, string | null], team: string, children: number, kind: string, type: string, since: number) => {
    for (let child = 0; child < children; child += 1) {
      const from = on - since - child * 3
      rows.push([String(reference), 'Child', ...worker, team, kind, textOf(from), null, null, type, `F9${1_000 + Math.floor(reference / 2)}`])
      reference += 4
    }
  }
  for (const { team, children } of TRAYS) add([`${team} duty tray`, null, null], team, children, 'Duty', 'REF', 1)
  // HR does not know them: a misspelt number, and an agency worker whom the vendor does not list
  add(['Campion Fiddlestead', '2O1443', null], 'Families First Market', 8, 'Lead', 'CIN', 30)
  add(['Topaz Quiverdale', null, 'SW9998877661'], 'Families First Quayside', 11, 'Lead', 'CP', 25)
  const gone = leaversWithCases(history, on)
  for (const [at, spell] of gone.entries()) {
    const post = spell.stints.at(-1)?.post
    add([`${spell.someone.given} ${spell.someone.family}`, spell.someone.staffNumber, null], post?.team ?? '', at === 0 ? 6 : 3, 'Lead', 'CIN', 150)
  }
  return rows
}

/** The two who left most lately and held cases. */
function leaversWithCases(history: History, on: DayNumber): Spell[] {
  return spellsOf(history)
    .filter((spell) => spell.endedOn !== null && spell.endedOn < on - 3 && spell.stints.at(-1)?.post.kind === 'socialWorker')
    .sort((a, b) => (b.endedOn ?? 0) - (a.endedOn ?? 0) || a.someone.number - b.someone.number)
    .slice(0, 2)
}

function otherName(at: number): string {
  const { given, family } = inventedName(8_000 + (at % OTHERS))
  return `${given} ${family}`
}

const TRAYS = [
  { team: 'Families First Harbour', children: 9 },
  { team: 'Families First Moor', children: 4 },
  { team: 'Duty and Assessment East', children: 12 },
  { team: 'Duty and Assessment West', children: 7 },
]

const HEADERS = ['Case reference', 'Subject', 'Worker', 'Staff number', 'SWE number', 'Team', 'Allocation type', 'Start date', 'End date', 'Reason for change', 'Case type', 'Sibling group']

type Row = (string | null)[]
