import { mayDo } from '../../access/rules/policy.ts'
import { dayInThreeParts } from '../../fields/days.ts'
import { wholeNumber } from '../../fields/numbers.ts'
import { readFields } from '../../fields/read-fields.ts'
import { text } from '../../fields/text.ts'
import { day, formatDay } from '../../time/day.ts'
import { notFound, page, redirect, type PageProps, type Reply, type RouteRequest } from '../../web/route.ts'
import { loadWorkforce } from '../../workforce/queries.ts'
import { PackPage } from '../pages/pack-page.tsx'
import { PacksPage } from '../pages/packs-page.tsx'
import { outlookPath, packPath, packsPath } from '../paths.ts'
import { findRun, listPacks, type SavedPack } from '../queries.ts'
import type { Forecast } from '../rules/forecast.ts'
import type { IntakeOptions } from '../rules/intakes.ts'
import { decidePack, savePack } from '../save-pack.ts'

export async function showPacks(request: RouteRequest): Promise<Reply> {
  return page(await packsProps(request, null))
}

export async function savePackNow(request: RouteRequest): Promise<Reply> {
  if (request.caller.reach !== 'authority') return notFound
  const saved = await savePack(request.tx, request.caller, await loadWorkforce(request.tx))
  if (saved.kind === 'saved') return redirect(packPath(saved.id))
  return { kind: 'page', status: 400, page: { ...(await packsProps(request, 'There is no finished forecast yet: run one first.')), hasErrors: true } }
}

export async function showPack(request: RouteRequest): Promise<Reply> {
  const pack = await findPack(request)
  return pack === null ? notFound : page(await packProps(request, pack, {}))
}

export async function decide(request: RouteRequest): Promise<Reply> {
  const pack = await findPack(request)
  if (pack === null) return notFound
  const hasReview = ['day', 'month', 'year'].some((part) => (request.fields[`review-${part}`] ?? '').trim() !== '')
  const read = readFields({
    offers: wholeNumber('the offers agreed', { min: 0, max: 2_000 }), reason: text('why this was decided', { max: 2_000, lines: 'many' }),
    ...(hasReview ? { review: dayInThreeParts('the day of the next review', { from: day('2020-01-01'), until: day('2100-12-31') }) } : {}),
  }, request.fields)
  const again = async (status: 400 | 409, state: PackState): Promise<Reply> => ({ kind: 'page', status, page: { ...(await packProps(request, pack, { fields: request.fields, ...state })), hasErrors: true } })
  if (!read.ok) return await again(400, { problems: read.problems })
  const { offers, reason, review } = read.value
  const decided = await decidePack(request.tx, request.caller, { packId: pack.id, offers, reason, nextReviewOn: review ?? null })
  switch (decided.kind) {
    case 'decided': return redirect(packPath(pack.id))
    case 'gone': return notFound
    case 'own': return await again(409, { meanwhile: 'You saved this pack. Somebody else decides on it.' })
    case 'decided-already': return await again(409, { meanwhile: 'A decision was recorded meanwhile; it stands. Save a new pack to decide anew.' })
  }
}

async function findPack(request: RouteRequest): Promise<SavedPack | null> {
  return (await listPacks(request.tx)).find((pack) => pack.id === Number(request.params['pack'])) ?? null
}

async function packsProps(request: RouteRequest, problem: string | null): Promise<PageProps> {
  const packs = (await listPacks(request.tx)).map((pack) => ({ id: pack.id, on: pack.facts.on, savedAt: pack.savedAt, author: pack.author, decision: pack.decision }))
  const mayChange = mayDo(request.caller.roles, 'change outlook') && request.caller.reach === 'authority'
  return { title: 'Recruitment review packs', backHref: outlookPath, body: <PacksPage packs={packs} mayChange={mayChange} problem={problem} formToken={request.formToken} /> }
}

async function packProps(request: RouteRequest, pack: SavedPack, state: PackState): Promise<PageProps> {
  const forecast = await findRun(request.tx, pack.forecastRunId)
  const options = pack.intakesRunId === null ? null : await findRun(request.tx, pack.intakesRunId)
  const mayDecide = mayDo(request.caller.roles, 'decide intakes') && pack.decision === null && pack.authorUser !== (request.caller.user?.id ?? null)
  return {
    title: `Recruitment review pack, ${formatDay(pack.facts.on)}`, backHref: packsPath, dataDay: pack.facts.on,
    body: (
      <PackPage
        id={pack.id} facts={pack.facts} forecastRunId={pack.forecastRunId} intakesRunId={pack.intakesRunId} forecast={(forecast?.result ?? null) as Forecast | null} options={(options?.result ?? null) as IntakeOptions | null}
        author={pack.author} savedAt={pack.savedAt} decision={pack.decision} mayDecide={mayDecide} meanwhile={state.meanwhile ?? null} fields={state.fields ?? {}} problems={state.problems ?? []} formToken={request.formToken}
      />
    ),
  }
}

type PackState = { fields?: Readonly<Record<string, string>>; problems?: readonly { field: string; message: string }[]; meanwhile?: string }
