import { wayToAcademy } from '../../academy/routes/may.ts'
import { academyNames } from '../../academy/queries.ts'
import { londonDay } from '../../time/instant.ts'
import { notFound, page, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { MyPortfolioPage } from '../pages/my-portfolio-page.tsx'
import { PortfolioPage, PortfoliosPage } from '../pages/portfolio-page.tsx'
import { evidencePath, myPortfolioPath, observationPath, portfoliosPath } from '../paths.ts'
import { findCoverage, findNamesCleared, findRun, listCoverage, listEvidence, listMappings, listStandards, listToDecide } from '../queries.ts'
import { listObservations, type ObservationLine } from '../read-observations.ts'
import { NoPortfolioPage } from '../pages/no-portfolio-page.tsx'
import { saidMinima, shortMissing } from '../rules/coverage.ts'
import { idOf, linesOf, ownRun } from './load.ts'

export const portfolioRoutes: readonly Route[] = [
  { name: 'portfolio.mine', method: 'GET', path: myPortfolioPath, permission: 'keep own portfolio', scope: 'self', audit: null, handle: showMine },
  { name: 'portfolio.list', method: 'GET', path: portfoliosPath, permission: 'see portfolios', scope: 'authority', audit: null, handle: showList },
  { name: 'portfolio.portfolio', method: 'GET', path: '/portfolios/:enrolment', permission: 'see portfolios', scope: 'none', audit: 'portfolio-read', handle: showPortfolio },
]

async function showMine(request: RouteRequest): Promise<Reply> {
  const run = await ownRun(request)
  const coverage = run === null ? null : await findCoverage(request.tx, run.enrolmentId, request.today)
  if (run === null || coverage === null) return page({ title: 'My portfolio', body: <NoPortfolioPage /> })
  const cleared = await findNamesCleared(request.tx, run.enrolmentId)
  return page({
    title: 'My portfolio',
    body: (
      <MyPortfolioPage
        enrolmentId={run.enrolmentId} coverage={coverage} items={await linesOf(request, await listEvidence(request.tx, run.enrolmentId))} namesCleared={cleared?.by ?? null}
        observations={await listObservations(request.tx, { enrolmentId: run.enrolmentId })}
      />
    ),
  })
}

/** Everybody whom the caller reaches, and what waits for the caller by name. */
async function showList(request: RouteRequest): Promise<Reply> {
  const nameOf = await academyNames(request.tx)
  const personId = request.caller.user?.personId ?? 0
  const showsEnded = request.query['show'] === 'all'
  const coverage = [...(await listCoverage(request.tx, request.today)).values()].filter(({ isOpen }) => showsEnded || isOpen)
  const toDecide = (await listToDecide(request.tx, personId)).map((row) => ({ title: row.title, href: evidencePath(row.id), name: nameOf(row.person_id), on: row.submitted_at === null ? row.on_day : londonDay(row.submitted_at) }))
  const toObserve = (await listObservations(request.tx, { observerId: personId })).filter((one: ObservationLine) => !one.isWhole && one.openForObserver)
    .map((one) => ({ title: `Report on “${one.title}”`, href: observationPath(one.id), name: nameOf(one.personId), on: one.plannedFor }))
  return page({
    title: 'Portfolios', isWide: true, breadcrumbs: wayToAcademy(request),
    body: (
      <PortfoliosPage
        on={request.today} waiting={[...toDecide, ...toObserve]}
        showsEnded={showsEnded}
        lines={coverage
          .map(({ enrolmentId, personId, lines, handInOn }) => ({ enrolmentId, name: nameOf(personId), minima: saidMinima(lines), missing: shortMissing(lines), waiting: lines.reduce((sum, { waiting }) => sum + waiting, 0), handInOn }))
          .sort((a, b) => a.handInOn.localeCompare(b.handInOn) || a.name.localeCompare(b.name, 'en-GB'))}
      />
    ),
  })
}

async function showPortfolio(request: RouteRequest): Promise<Reply> {
  const run = await findRun(request.tx, idOf(request, 'enrolment'), request.today)
  const coverage = run === null ? null : await findCoverage(request.tx, run.enrolmentId, request.today)
  if (run === null || coverage === null) return notFound
  const items = await listEvidence(request.tx, run.enrolmentId)
  const shown = items.filter(({ state }) => state === 'submitted' || state === 'accepted')
  const mappings = await listMappings(request.tx, shown.map(({ id }) => id))
  const frameworks = (await listStandards(request.tx, run)).map((framework) => ({
    ...framework,
    standards: framework.standards.map((standard) => ({ ...standard, items: shown.filter((item) => mappings.some((one) => one.evidenceId === item.id && one.standardId === standard.id)).map(({ id, title }) => ({ id, title })) })),
  }))
  const cleared = await findNamesCleared(request.tx, run.enrolmentId)
  return page({
    title: `Portfolio of ${run.name}`, backHref: request.caller.user?.personId === run.personId ? myPortfolioPath : portfoliosPath,
    body: (
      <PortfolioPage
        name={run.name} programme={run.programme} said={coverage.said} namesCleared={cleared?.by ?? null} coverage={coverage} items={await linesOf(request, items)}
        observations={await listObservations(request.tx, { enrolmentId: run.enrolmentId })} frameworks={frameworks}
      />
    ),
  })
}
