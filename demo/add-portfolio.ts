import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWord } from '../src/files/write-word.ts'
import { decideEvidence, submitEvidence } from '../src/portfolio/decide-evidence.ts'
import { keepFile } from '../src/portfolio/keep-file.ts'
import { planObservation, writeStage } from '../src/portfolio/observe.ts'
import { findOwnRun, listEvidence, listStandards, type PortfolioRun } from '../src/portfolio/queries.ts'
import { readWords } from '../src/portfolio/read-words.ts'
import type { EvidenceKind } from '../src/portfolio/rules/evidence.ts'
import { addEvidence } from '../src/portfolio/save-evidence.ts'
import type { Caller, Tx } from '../src/access/begin.ts'
import { addDays, day, type Day } from '../src/time/day.ts'
import type { ActAs } from './begin-return.ts'
import { demoDay } from './council.ts'

const today = day(demoDay)

/** The portfolio of the demonstration's NQSW, made by its own people: drafts, what is with the assessor, what was accepted and sent back, two observations. */
export async function addPortfolio(as: ActAs, folder: string): Promise<void> {
  const made = await as('nqsw@demo.invalid', async (tx, caller) => {
    const run = await ownRun(tx, caller)
    const standards = (await listStandards(tx, run)).flatMap((framework) => framework.standards.map(({ id }) => id))
    const add = async (item: { kind: EvidenceKind; title: string; on: Day; says: string; shows: readonly number[]; submit: boolean }): Promise<number> => {
      const id = await addEvidence(tx, caller, { enrolmentId: run.enrolmentId, kind: item.kind, title: item.title, onDay: item.on, says: item.says, standards: item.shows.flatMap((index) => standards[index] ?? []) })
      if (item.submit) await submitEvidence(tx, caller, { id, version: 1, assessor: run.assessor })
      return id
    }
    for (const item of ITEMS) await add(item)
    const report = await addEvidence(tx, caller, { enrolmentId: run.enrolmentId, kind: 'report', title: 'Assessment report, anonymised', onDay: addDays(today, -21), says: '', standards: standards.slice(5, 8) })
    const path = join(folder, 'report.docx')
    await writeFile(path, await writeWord({ title: 'Assessment report', paragraphs: ['Child A lives with a grandparent. The report weighs what Child A says, what the school sees and what the grandparent needs.'] }))
    await keepFile(tx, caller, { evidenceId: report, path, name: 'assessment-report.docx', type: 'word', bytes: (await stat(path)).size, readable: await readWords(path, 'word') })
    await submitEvidence(tx, caller, { id: report, version: 1, assessor: run.assessor })
    const [observer] = run.beside
    if (!observer) throw new Error('nobody stands beside the NQSW of the demonstration')
    const first = await planObservation(tx, caller, { enrolmentId: run.enrolmentId, title: 'Visit to agree a plan with a family', plannedFor: addDays(today, 9), observer })
    await writeStage(tx, caller, { observationId: first, stage: 'plan', says: 'A visit to agree what helps at home. I want feedback on how I explain what worries us.', isSigned: true, version: 0, today, assessor: run.assessor })
    await planObservation(tx, caller, { enrolmentId: run.enrolmentId, title: 'Core group meeting', plannedFor: addDays(today, 40), observer })
    return { enrolmentId: run.enrolmentId }
  })
  await as('practice.lead@demo.invalid', async (tx, caller) => {
    for (const row of await listEvidence(tx, made.enrolmentId)) {
      if (row.state !== 'submitted' || row.title === 'Reflection on a first court visit' || row.submitted_to !== caller.user?.personId) continue
      const isBack = row.title === 'Feedback from a health visitor'
      await decideEvidence(tx, caller, { id: row.id, version: row.version, decision: isBack ? 'returned' : 'accepted', reason: isBack ? 'Please add the role in which you worked together.' : null })
    }
  })
}

async function ownRun(tx: Tx, caller: Caller): Promise<PortfolioRun> {
  const run = await findOwnRun(tx, caller.user?.personId ?? null, today)
  if (run === null) throw new Error('the NQSW of the demonstration is on no programme')
  return run
}

const ITEMS = [
  { kind: 'self-assessment-start', title: 'Self-assessment at the start', on: addDays(today, -60), says: 'Strongest: building relationships. To develop: analysis, and writing for court.', shows: [], submit: true },
  { kind: 'child-feedback', title: 'What a young person said after our sessions', on: addDays(today, -30), says: 'They said that I ask before I write anything down, and that I was late twice.', shows: [0, 1], submit: true },
  { kind: 'professional-feedback', title: 'Feedback from a health visitor', on: addDays(today, -18), says: 'Clear about what the visit was for, and rang back the same day.', shows: [1, 9], submit: true },
  { kind: 'reflection', title: 'Reflection on a first court visit', on: addDays(today, -5), says: 'I met Bramley Wold at the court with my colleague. What I learnt about preparing a child for waiting.', shows: [7, 8], submit: true },
  { kind: 'learning', title: 'Notes from the day on child development', on: addDays(today, -2), says: 'Draft: what I want to try.', shows: [2], submit: false },
] as const satisfies readonly { kind: EvidenceKind; title: string; on: Day; says: string; shows: readonly number[]; submit: boolean }[]
