import { stageFrameworks } from '../src/academy/apply-frameworks.ts'
import { agreeCaseload } from '../src/caseloads/agree-caseload.ts'
import { setCaseloadRules } from '../src/caseloads/set-caseload-rules.ts'
import { findCaseloadRules } from '../src/caseloads/queries.ts'
import { listFunding } from '../src/funding/queries.ts'
import { saveBudgetLine } from '../src/funding/save-budget-line.ts'
import { addAction, recordCaseAudit, recordFocusGroup, recordQuotation, recordVisit } from '../src/quality/record-quality.ts'
import { gradeKeys } from '../src/quality/rules/case-audits.ts'
import { addDays, day } from '../src/time/day.ts'
import type { ActAs } from './begin-return.ts'
import { demoDay } from './council.ts'

const today = day(demoDay)

/** What the academy's people keep beside the programmes: the rules of caseloads, the budget, and how good it is. */
export async function keepAcademy(as: ActAs): Promise<void> {
  await as('director@demo.invalid', async (tx, caller) => {
    const { version } = await findCaseloadRules(tx)
    await setCaseloadRules(tx, caller, { fullCaseload: 17, workingDays: 5, atOncePercent: 20, version })
  })
  await as('academy.coordinator@demo.invalid', async (tx, caller) => {
    const running = (await listFunding(tx, today)).filter((row) => row.outcome === null && row.startedOn !== null && row.startedOn <= today)
    for (const [kind, label, planned, actual] of BUDGET) await saveBudgetLine(tx, caller, 2026, { id: 0, kind, label, planned, actual, version: 0 })
    const [first, second] = running
    if (first) await agreeCaseload(tx, caller, { personId: first.personId, children: 8, reason: 'start', startedOn: addDays(today, -60), endedOn: addDays(today, 30), seen: 0 })
    if (second) await agreeCaseload(tx, caller, { personId: second.personId, children: 12, reason: 'complexity', startedOn: addDays(today, -20), endedOn: null, seen: 0 })
    for (const [index, row] of running.slice(0, 11).entries()) await recordCaseAudit(tx, caller, { personId: row.personId, auditedOn: addDays(today, -10 * index - 5), grade: gradeKeys[[1, 1, 2, 1, 0][index % 5] ?? 1] ?? 'good', theme: index % 3 === 0 ? 'Direct work with children' : 'Plans' })
    await recordFocusGroup(tx, caller, { heldOn: addDays(today, -40), withWhom: 'NQSWs in their second half year', people: 7, notes: 'Case mapping is what they would keep above all. Academy days on court work come too late for some.' })
    await recordQuotation(tx, caller, { said: 'I was never left alone with the hardest decision.', saidBy: 'an NQSW of 2026', consentOn: addDays(today, -40) })
    await addAction(tx, caller, { year: 2026, what: 'Bring the academy day on court work forward to the fourth month', owner: 'Academy coordinator', dueOn: addDays(today, 60), cameFrom: 'Focus group' })
    await addAction(tx, caller, { year: 2026, what: 'Give every mentor a second mentee or say why not', owner: 'Principal social worker', dueOn: addDays(today, -14), cameFrom: 'Offer, team by team' })
    const mappings = [{ from: ['pqs-supervisor', '7'], to: ['pcf', 'P9'], note: 'To be agreed with the practice leads', isProvisional: true, where: 'Row 2' }] as const
    await stageFrameworks(tx, caller, { fileName: 'supervisor-mappings.csv', file: { frameworks: [], mappings: [...mappings] } })
    await recordVisit(tx, caller, { kind: 'peer-review', onDay: addDays(today, -90), who: 'A neighbouring council', viewed: 'The programme, two portfolios with the workers’ consent, the register of academy days', personIds: [] })
  })
}

const BUDGET: readonly ['income' | 'cost', string, number, number | null][] = [
  ['income', 'Grant of DfE', 54_000, null],
  ['income', 'Base budget', 180_000, 180_000],
  ['cost', 'Practice leads', 128_000, 96_000],
  ['cost', 'Academy days', 22_000, 14_500],
]
