import { mayDo } from '../../access/rules/policy.ts'
import { notFound, page, redirect, type PageProps, type Reply, type RouteRequest } from '../../web/route.ts'
import { findDataDay, loadWorkforce } from '../../workforce/queries.ts'
import { readScenarioForm, scenarioFields } from '../forms.ts'
import { ScenarioPage } from '../pages/scenario-page.tsx'
import { newScenarioPath, outlookPath, scenarioPath } from '../paths.ts'
import { findScenario } from '../queries.ts'
import { readAcademyFacts } from '../read-academy-facts.ts'
import { readAround } from '../read-around.ts'
import { fillScenario } from '../rules/fill-scenario.ts'
import { saveScenario } from '../save-scenario.ts'

export async function showNewScenario(request: RouteRequest): Promise<Reply> {
  return page(newProps(request, {}, []))
}

export async function addScenario(request: RouteRequest): Promise<Reply> {
  const read = readScenarioForm(request.fields, {})
  const refuse = (problems: readonly { field: string; message: string }[]): Reply => ({ kind: 'page', status: 400, page: { ...newProps(request, request.fields, problems), hasErrors: true } })
  if ('problems' in read) return refuse(read.problems)
  const saved = await saveScenario(request.tx, request.caller, { id: null, version: 0, ...read })
  return saved.kind === 'saved' ? redirect(scenarioPath(saved.id)) : refuse([{ field: 'name', message: `There is a scenario “${read.name}” already` }])
}

export async function showScenario(request: RouteRequest): Promise<Reply> {
  const props = await scenarioProps(request, Number(request.params['scenario']), {})
  return props === null ? notFound : page(props)
}

export async function changeScenario(request: RouteRequest): Promise<Reply> {
  const id = Number(request.params['scenario'])
  const held = await findScenario(request.tx, id)
  if (held === null) return notFound
  const again = async (status: 400 | 409, state: PageState): Promise<Reply> => {
    const props = await scenarioProps(request, id, { fields: request.fields, ...state })
    return props === null ? notFound : { kind: 'page', status, page: { ...props, hasErrors: true } }
  }
  const read = readScenarioForm(request.fields, held.written)
  if ('problems' in read) return await again(400, { problems: read.problems })
  const saved = await saveScenario(request.tx, request.caller, { id, version: Number(request.fields['version'] ?? 0) || 0, ...read })
  switch (saved.kind) {
    case 'saved': return redirect(scenarioPath(id))
    case 'gone': return notFound
    case 'name-taken': return await again(400, { problems: [{ field: 'name', message: `There is a scenario “${read.name}” already` }] })
    case 'changed-meanwhile': return await again(409, { meanwhile: `${held.changedBy} changed this scenario meanwhile. What you wrote is still here: save it again if it should stand instead.` })
  }
}

/** The page of a scenario, filled from the record for those who see all of it; null where there is none. */
export async function scenarioProps(request: RouteRequest, id: number, state: PageState): Promise<PageProps | null> {
  const scenario = await findScenario(request.tx, id)
  if (scenario === null) return null
  const on = request.caller.reach === 'authority' ? await findDataDay(request.tx) : null
  const filled = on === null ? null : fillScenario({ ...scenario.written, name: scenario.name }, await readAround(on, { record: await loadWorkforce(request.tx), on, academy: await readAcademyFacts(request.tx, on) }))
  return {
    title: scenario.name, isWide: true, backHref: outlookPath, dataDay: on,
    body: (
      <ScenarioPage
        id={id} heading={scenario.name} action={scenarioPath(id)} version={scenario.version} fields={state.fields ?? scenarioFields(scenario.name, scenario.written)} problems={state.problems ?? []} meanwhile={state.meanwhile ?? null}
        mayChange={mayChange(request)} on={on} sources={filled !== null && 'sources' in filled ? filled.sources : []} fault={filled !== null && 'problems' in filled ? filled.problems : on === null ? ['What it is filled with is shown to those who see the whole council’s record.'] : []}
        formToken={request.formToken}
      />
    ),
  }
}

function newProps(request: RouteRequest, fields: Readonly<Record<string, string>>, problems: readonly { field: string; message: string }[]): PageProps {
  return {
    title: 'Add a scenario', backHref: outlookPath,
    body: <ScenarioPage id={null} heading="" action={newScenarioPath} version={0} fields={fields} problems={problems} meanwhile={null} mayChange={mayChange(request)} on={null} sources={[]} fault={[]} formToken={request.formToken} />,
  }
}

function mayChange(request: RouteRequest): boolean {
  return mayDo(request.caller.roles, 'change outlook') && request.caller.reach === 'authority'
}

type PageState = { fields?: Readonly<Record<string, string>>; problems?: readonly { field: string; message: string }[]; meanwhile?: string }
