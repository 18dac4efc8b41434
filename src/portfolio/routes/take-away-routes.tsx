import { wordType } from '../../files/write-word.ts'
import { notFound, page, type LinkRoute, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { TakeAwayPage, WordFormsPage } from '../pages/take-away-page.tsx'
import { badgeIssuerPath, badgeKeysPath, myPortfolioPath, takeAwayFilePath, takeAwayPath, wordFormsPath } from '../paths.ts'
import { listEvidence, listStandards, type PortfolioRun } from '../queries.ts'
import { badgeCredential } from '../rules/badge.ts'
import { badgeIssuer, badgeKeys, signBadge } from '../sign-badge.ts'
import { takeAway } from '../take-away.tsx'
import { makeWordForm, wordFormLabels, wordForms } from '../word-forms.ts'
import { ownRun } from './load.ts'

const own = { permission: 'keep own portfolio', scope: 'self', audit: null } as const

export const takeAwayRoutes: readonly Route[] = [
  { name: 'portfolio.forms', method: 'GET', path: wordFormsPath, ...own, handle: showForms },
  { name: 'portfolio.form', method: 'GET', path: '/my-portfolio/forms/:form', ...own, handle: downloadForm },
  { name: 'portfolio.take-away', method: 'GET', path: takeAwayPath, ...own, handle: showTakeAway },
  { name: 'portfolio.archive', method: 'GET', path: takeAwayFilePath, ...own, long: true, handle: downloadArchive },
]

/** What a verifier of a badge fetches: public keys, and nothing of anybody. */
export const badgeLinkRoutes: readonly LinkRoute[] = [
  { name: 'badge.keys', method: 'GET', path: badgeKeysPath, handle: async ({ secret, ownAddress }) => json(badgeKeys(secret('badge'), hostOf(ownAddress))) },
  { name: 'badge.issuer', method: 'GET', path: badgeIssuerPath, handle: async ({ secret, ownAddress }) => json(badgeIssuer(secret('badge'), hostOf(ownAddress))) },
]

async function showForms(request: RouteRequest): Promise<Reply> {
  return (await ownRun(request)) === null ? notFound : page({ title: 'Forms as Word', backHref: myPortfolioPath, body: <WordFormsPage forms={wordForms.map((form) => ({ form, label: wordFormLabels[form] }))} /> })
}

async function downloadForm(request: RouteRequest): Promise<Reply> {
  const form = wordForms.find((one) => one === request.params['form'])
  const run = await ownRun(request)
  if (form === undefined || run === null) return notFound
  return { kind: 'download', fileName: `${form}.docx`, type: wordType, body: await makeWordForm(form, run, await listStandards(request.tx, run), request.today) }
}

async function showTakeAway(request: RouteRequest): Promise<Reply> {
  const run = await ownRun(request)
  if (run === null) return notFound
  const items = await listEvidence(request.tx, run.enrolmentId)
  return page({ title: 'Take my portfolio with me', backHref: myPortfolioPath, body: <TakeAwayPage items={items.length} hasPassed={run.passedOn !== null} /> })
}

async function downloadArchive(request: RouteRequest): Promise<Reply> {
  const run = await ownRun(request)
  if (run === null) return notFound
  const badge = await badgeOf(request, run)
  return { kind: 'download', fileName: 'portfolio.zip', type: 'application/zip', body: await takeAway(request.tx, request.caller, { run, on: request.today, badge, folder: request.settings.uploadFolder }) }
}

/** Null until the programme is passed: the panel's decision is an event of the run. */
async function badgeOf(request: RouteRequest, run: PortfolioRun): Promise<string | null> {
  if (run.passedOn === null) return null
  const host = hostOf(request.settings.ownAddress)
  const [assessed] = await listStandards(request.tx, run)
  return await signBadge(request.settings.secret('badge'), badgeCredential({
    host, enrolmentId: run.enrolmentId, programme: run.programme, programmeCode: run.programmeCode, authorityName: request.caller.authority.name, personName: run.name, passedOn: run.passedOn,
    standards: (assessed?.standards ?? []).map(({ code, label }) => ({ code, label, framework: assessed?.label ?? '', url: `https://${host}/standards/${assessed?.code ?? ''}/${encodeURIComponent(code)}` })),
  }))
}

function json(value: unknown): Reply {
  return { kind: 'download', fileName: 'keys.json', type: 'application/json', body: JSON.stringify(value) }
}

function hostOf(address: string): string {
  return new URL(address).host
}
