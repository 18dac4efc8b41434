import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWord } from '../src/files/write-word.ts'
import { clearNames } from '../src/portfolio/clear-names.ts'
import { decideEvidence, submitEvidence } from '../src/portfolio/decide-evidence.ts'
import { keepFile } from '../src/portfolio/keep-file.ts'
import { findOwnRun, listEvidence, listStandards } from '../src/portfolio/queries.ts'
import { readWords } from '../src/portfolio/read-words.ts'
import type { EvidenceKind } from '../src/portfolio/rules/evidence.ts'
import { addEvidence } from '../src/portfolio/save-evidence.ts'
import { addDays, day, type Day } from '../src/time/day.ts'
import type { ActAs } from './begin-return.ts'
import { demoDay } from './council.ts'

const today = day(demoDay)
const coordinator = 'academy.coordinator@demo.invalid'

/** A portfolio that goes to the panel: written by its NQSW, accepted by the assessor, names cleared. All of it but what `without` leaves out. */
export async function addPanelEvidence(as: ActAs, folder: string, input: { personId: number; until: Day; assessor: string; without: readonly EvidenceKind[] }): Promise<void> {
  const person = await as(coordinator, (tx) => tx.selectFrom('person').select('staff_number').where('id', '=', input.personId).executeTakeFirst())
  const own = `own.${person?.staff_number ?? ''}@demo.invalid`.toLowerCase()
  const enrolmentId = await as(own, async (tx, caller) => {
    const run = await findOwnRun(tx, input.personId, today)
    if (run === null) throw new Error('somebody before the panel of the demonstration is on no programme')
    const standards = (await listStandards(tx, run)).flatMap((framework) => framework.standards.map(({ id }) => id))
    for (const [at, item] of ITEMS.entries()) {
      if (input.without.includes(item.kind)) continue
      const id = await addEvidence(tx, caller, { enrolmentId: run.enrolmentId, kind: item.kind, title: item.title, onDay: addDays(input.until, -item.before), says: item.says, standards: [at, at + 1].flatMap((index) => standards[index % Math.max(1, standards.length)] ?? []) })
      if (item.kind === 'report' || item.kind === 'self-assessment-end') {
        const path = join(folder, `panel-${id}.docx`)
        await writeFile(path, await writeWord({ title: item.title, paragraphs: [item.says] }))
        await keepFile(tx, caller, { evidenceId: id, path, name: item.kind === 'report' ? 'report.docx' : 'self-assessment.docx', type: 'word', bytes: (await stat(path)).size, readable: await readWords(path, 'word') })
      }
      await submitEvidence(tx, caller, { id, version: 1, assessor: run.assessor })
    }
    return run.enrolmentId
  })
  await as(input.assessor, async (tx, caller) => {
    for (const row of await listEvidence(tx, enrolmentId)) if (row.state === 'submitted') await decideEvidence(tx, caller, { id: row.id, version: row.version, decision: 'accepted', reason: null })
  })
  await as(own, (tx, caller) => clearNames(tx, caller, enrolmentId))
}

/** What the programme asks for, and a little of what a portfolio says. */
const ITEMS: readonly { kind: EvidenceKind; title: string; before: number; says: string }[] = [
  { kind: 'self-assessment-start', title: 'Self-assessment at the start', before: 350, says: 'Strongest: listening. To develop: analysis, and saying no to a deadline.' },
  { kind: 'observation', title: 'Observation of a home visit', before: 280, says: 'Plan, reflection, report and response, in one text. The observer saw purpose and warmth; to work on: ending a visit.' },
  { kind: 'observation', title: 'Observation of a core group', before: 170, says: 'The plan was gone through point by point. The observer says that every professional knew what to do by when.' },
  { kind: 'observation', title: 'Observation of a review conference', before: 60, says: 'Evidence was weighed and a view was held under challenge.' },
  { kind: 'child-feedback', title: 'What a young person drew and said', before: 250, says: '“You come when you say you come.”' },
  { kind: 'child-feedback', title: 'Three questions after six visits', before: 160, says: 'The young person would like to be asked before others are told.' },
  { kind: 'child-feedback', title: 'At the end of a plan', before: 40, says: '“I knew what would happen next.”' },
  { kind: 'professional-feedback', title: 'From a school’s safeguarding lead', before: 240, says: 'Prepared, and clear about what the school was asked for.' },
  { kind: 'professional-feedback', title: 'From a health visitor', before: 150, says: 'Rang back the same day.' },
  { kind: 'professional-feedback', title: 'From an independent reviewing officer', before: 50, says: 'The analysis has grown over the year.' },
  { kind: 'report', title: 'Assessment report, anonymised', before: 230, says: 'Child A lives with a grandparent. The report weighs what Child A says, what the school sees and what the grandparent needs.' },
  { kind: 'report', title: 'Conference report, anonymised', before: 140, says: 'Child B: what has changed since the plan, and what has not.' },
  { kind: 'report', title: 'Statement, anonymised', before: 45, says: 'Child C: the options, each with its risk.' },
  { kind: 'reflection', title: 'Reflection at 6 months', before: 180, says: 'On power in the first visit.' },
  { kind: 'self-assessment-middle', title: 'Self-assessment in the middle', before: 175, says: 'Analysis is stronger; recording in time is not yet.' },
  { kind: 'reflection', title: 'Reflection at 12 months', before: 20, says: 'On what stays with me from the year.' },
  { kind: 'self-assessment-end', title: 'Self-assessment at the end', before: 10, says: 'What I bring to the next year, and what I want to learn in it.' },
]
