import { addDays, type Day } from '../../time/day.ts'
import { invalid, page, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { downloadSheet } from '../../workforce/download-sheet.ts'
import { loadScopedWorkforce } from '../../workforce/queries.ts'
import { personLabels } from '../../workforce/rules/person-label.ts'
import { closePrompts, listClosed, reopenPrompts } from '../close-prompts.ts'
import { readPromptsForm, TICKED } from '../prompt-forms.ts'
import { PromptsPage } from '../pages/prompts-page.tsx'
import { promptsOf, promptsPath } from '../paths.ts'
import { readClockDays } from '../read-clock-days.ts'
import { keyOf, managersOf, promptsDue, type Prompt } from '../rules/prompts.ts'
import { closedSheet, promptsSheet, promptsSummary } from '../rules/prompts-sheet.ts'

export const promptRoutes: readonly Route[] = [
  { name: 'outlook.prompts', method: 'GET', path: promptsPath, permission: 'hold stay conversations', scope: 'authority', audit: null, long: true, handle: showPrompts },
  { name: 'outlook.close-prompts', method: 'POST', path: promptsPath, permission: 'hold stay conversations', scope: 'authority', audit: null, form: 'fields', handle: savePrompts },
]

async function showPrompts(request: RouteRequest): Promise<Reply> {
  const { due, props } = await promptsProps(request, request.today)
  const [year = '', month = '', date = ''] = request.today.split('-')
  const fields = { 'on-day': String(Number(date)), 'on-month': String(Number(month)), 'on-year': year }
  return (await downloadSheet(request, due)) ?? page(props(fields, []))
}

async function savePrompts(request: RouteRequest): Promise<Reply> {
  const { open, closed, props } = await promptsProps(request, request.today)
  const { ticked, read } = readPromptsForm(request.fields, request.today)
  const problems = [...(ticked.length === 0 ? [{ field: 'rows', message: 'Tick at least one conversation' }] : []), ...(read.ok ? [] : read.problems)]
  if (!read.ok || problems.length > 0) return invalid(props(request.fields, problems))
  const { outcome, on } = read.value
  const wanted = new Set(ticked)
  if (outcome === 'open-again') {
    await reopenPrompts(request.tx, request.caller, closed.filter((one) => wanted.has(keyOf(one))))
    return redirect(promptsOf(teamAsked(request)))
  }
  const chosen = open.filter((prompt) => wanted.has(keyOf(prompt)))
  if (chosen.length < wanted.size) return invalid(props(request.fields, [{ field: 'rows', message: 'Some of the ticked conversations are not due any more: somebody has noted them meanwhile. Nothing was changed; look at the list and tick again' }]))
  await closePrompts(request.tx, request.caller, chosen, { outcome, onDay: on })
  return redirect(promptsOf(teamAsked(request)))
}

async function promptsProps(request: RouteRequest, on: Day) {
  const { record } = await loadScopedWorkforce(request.tx, request.caller)
  const closed = (await listClosed(request.tx)).filter((one) => one.onDay >= addDays(on, -182))
  const open = promptsDue(record, { passedOn: await readClockDays(request.tx, 'passed'), refusedOn: await readClockDays(request.tx, 'deferred', 'failed') }, await listClosed(request.tx), on)
  const nameOf = personLabels(record.people)
  const teams = new Map(record.teams.map((team) => [team.id, team.name]))
  const managers = managersOf(record, on)
  const team = teamAsked(request)
  const shown = team === null ? open : open.filter((prompt) => prompt.teamId === team)
  const due = promptsSheet(shown, on, { nameOf, teamOf: (id) => teams.get(id ?? 0) ?? '', managerOf: (prompt) => ownerOf(prompt, managers.get(prompt.teamId ?? 0) ?? [], nameOf) })
  return {
    open, closed, due,
    props: (fields: Readonly<Record<string, string>>, problems: readonly { field: string; message: string }[]) => ({
      title: 'Stay conversations', isWide: true,
      body: <PromptsPage due={due} summary={shown.length === 0 ? null : promptsSummary(shown, on)} team={team} teams={teamsWith(open, (id) => teams.get(id) ?? 'No team')} action={promptsOf(team)} closed={closedSheet(closed, on, nameOf)} nameOf={nameOf} tickOf={(key) => `${TICKED}${key}`} fields={fields} problems={problems} address={{ path: promptsPath, query: request.query }} formToken={request.formToken} />,
    }),
  }
}

/** Nobody holds the conversation with themselves. */
function ownerOf({ personId }: Prompt, managers: readonly number[], nameOf: (personId: number) => string): string {
  const others = managers.filter((manager) => manager !== personId)
  if (others.length > 0) return others.map(nameOf).join(', ')
  return managers.length > 0 ? 'The manager of the team manager' : 'The team manager'
}

/** The team that the list is cut down to; null for all within reach. */
function teamAsked({ query }: RouteRequest): number | null {
  const asked = query['team'] ?? ''
  return /^\d{1,9}$/.test(asked) ? Number(asked) : null
}

/** Teams in which somebody's conversation is due, by name, with how many. */
function teamsWith(open: readonly Prompt[], nameOf: (id: number) => string): { id: number; name: string; due: number }[] {
  const ids = [...new Set(open.map(({ teamId }) => teamId))].filter((id) => id !== null)
  return ids.map((id) => ({ id, name: nameOf(id), due: open.filter(({ teamId }) => teamId === id).length })).sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
}
