import { render } from 'preact-render-to-string'
import { writeWord, wordType } from '../../files/write-word.ts'
import { formatDay } from '../../time/day.ts'
import { notFound, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { PapersFile, type PapersCase } from '../pages/papers-file.tsx'
import { listCasesOfEnrolment, findPanel, type FullCase, type PanelRow } from '../queries.ts'
import { decisionLabels } from '../rules/decisions.ts'
import { fullReadRule } from '../rules/full-read-sample.ts'
import { letterTo } from '../rules/letters.ts'
import { readerViewLabels } from '../rules/reading-sheet.ts'
import { decisionWords } from '../rules/words.ts'
import { idOf, loadCase, loadPanel } from './load.ts'

const see = { permission: 'see panels', scope: 'authority' } as const

export const documentRoutes: readonly Route[] = [
  { name: 'panel.papers', method: 'GET', path: '/panels/:panel/papers.html', ...see, audit: 'panel-papers-downloaded', handle: downloadPapers },
  { name: 'panel.letter', method: 'GET', path: '/panel-cases/:case/letter.docx', ...see, audit: 'panel-letter-downloaded', handle: downloadLetter },
  { name: 'panel.certificate', method: 'GET', path: '/panel-cases/:case/certificate.docx', ...see, audit: 'certificate-downloaded', handle: downloadCertificate },
  { name: 'panel.own-letter', method: 'GET', path: '/reviews/programme/:run/letter.docx', permission: 'see reviews', scope: 'person', audit: 'panel-letter-downloaded', handle: downloadOwnLetter },
]

/** Only the portfolios that the caller may see are among the papers, and none of the own. */
async function downloadPapers(request: RouteRequest): Promise<Reply> {
  const loaded = await loadPanel(request)
  if (loaded === null) return notFound
  const { panel, seats } = loaded
  const cases = loaded.cases.filter((one) => one.row.person_id !== request.caller.user?.personId)
  const title = `Academy Panel, ${formatDay(panel.held_on)}`
  const members = seats.length === 0 ? 'Nobody sits on this panel yet.' : `Members: ${seats.map((seat) => `${seat.name}${seat.is_chair ? ' (chair)' : ''}`).join(', ')}.`
  const body = `<!doctype html>${render(<PapersFile title={title} rule={fullReadRule({ seed: panel.draw_seed, share: panel.full_read_share })} members={members} cases={cases.map(papersCase)} />)}`
  return { kind: 'download', fileName: `panel-${panel.held_on}.html`, type: 'text/html; charset=utf-8', body }
}

function papersCase(one: FullCase): PapersCase {
  const { row, recommendation, decision } = one
  return {
    id: row.id, name: row.nqsw_name, recommended: recommendation === null ? 'no recommendation yet' : decisionLabels[recommendation.recommends],
    facts: [
      ['Team', row.team_name], ['Assessor', row.assessor_name], ['The assessed year ends', formatDay(row.assessed_until)], ['Portfolio in', row.handed_in_on === null ? 'Not yet' : formatDay(row.handed_in_on)],
      ['Recommendation', recommendation === null ? 'None yet' : `${decisionLabels[recommendation.recommends]}, by ${recommendation.recommended_by}: ${recommendation.reasons}`],
      ['Decision', decision === null ? 'Not decided yet' : `${decisionWords({ decision: decision.decision, until: decision.until_on })}, by ${decision.decided_by}: ${decision.reasons}`],
    ],
    sheets: one.readings.filter((reading) => reading.handed_in_at !== null).map((reading) => ({ reader: reading.reader_name, view: reading.view === null ? '' : readerViewLabels[reading.view], sheet: reading.sheet })),
  }
}

async function downloadLetter(request: RouteRequest): Promise<Reply> {
  const loaded = await loadCase(request)
  return loaded === null ? notFound : await letter(loaded.found, loaded.panel)
}

/** The NQSW's own letter; the line and the academy get the same. */
async function downloadOwnLetter(request: RouteRequest): Promise<Reply> {
  const last = (await listCasesOfEnrolment(request.tx, idOf(request, 'run'))).findLast((one) => one.decision !== null)
  const panel = last === undefined ? null : await findPanel(request.tx, last.row.panel_id)
  return last === undefined || panel === null ? notFound : await letter(last, panel)
}

async function letter(found: FullCase, panel: PanelRow): Promise<Reply> {
  const { decision, row } = found
  if (decision === null) return notFound
  const body = await writeWord({
    title: 'Academy Panel', subtitle: formatDay(found.amendmentsSeen?.seen_on ?? found.confirmation?.confirmed_on ?? decision.decided_on),
    paragraphs: letterTo({
      name: row.nqsw_name, programme: row.programme, panelOn: panel.held_on, decision: decision.decision, until: decision.until_on, reasons: decision.reasons, amendmentsSeen: found.amendmentsSeen !== null,
      incrementFrom: found.payNotice?.effective_on ?? null, plan: found.careerPlan === null ? null : { from: found.careerPlan.from_on, until: found.careerPlan.until_on }, chair: decision.decided_by,
    }),
  })
  return { kind: 'download', fileName: `panel-letter-${row.id}.docx`, type: wordType, body }
}

async function downloadCertificate(request: RouteRequest): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null || loaded.found.outcome?.event !== 'passed' || loaded.found.decision === null) return notFound
  const { row, decision } = loaded.found
  const body = await writeWord({
    title: 'Certificate', paragraphs: [
      `${request.caller.authority.name} certifies that`, row.nqsw_name, `has passed ${row.programme}.`, `The assessed year ended on ${formatDay(row.assessed_until)}. Decided by the Academy Panel of ${formatDay(loaded.panel.held_on)}.`,
      `${decision.decided_by}, chair of the Academy Panel`,
    ],
  })
  return { kind: 'download', fileName: `certificate-${row.id}.docx`, type: wordType, body }
}
