export const outlookPath = '/outlook'
export const forecastPath = '/outlook/forecast'
export const intakesPath = '/outlook/intakes'
export const packsPath = '/outlook/review-pack'
export const outlookBackTestPath = '/outlook/backtest'
export const newScenarioPath = '/outlook/scenarios/new'

export function scenarioPath(id: number): string {
  return `/outlook/scenarios/${id}`
}

export function startRunPath(scenarioId: number): string {
  return `/outlook/scenarios/${scenarioId}/runs`
}

export function runPath(id: number): string {
  return `/outlook/runs/${id}`
}

export function stopRunPath(id: number): string {
  return `/outlook/runs/${id}/stop`
}

export function packPath(id: number): string {
  return `/outlook/review-pack/${id}`
}

export function decidePackPath(id: number): string {
  return `/outlook/review-pack/${id}/decision`
}
export const retentionPath = '/outlook/retention'
export const promptsPath = '/outlook/prompts'

export function promptsOf(team: number | null): string {
  return team === null ? promptsPath : `${promptsPath}?team=${team}`
}

export const signalsPath = '/outlook/signals'
