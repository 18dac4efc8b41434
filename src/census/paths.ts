import type { StepName } from './tables.ts'

export const censusPath = '/census'
export const ownListsPath = '/census/lists'

export function yearPath(year: number): string {
  return `/census/${year}`
}

export function checkPath(year: number, check: string): string {
  return `/census/${year}/checks/${check}`
}

/** The note on a check, or on one record of it. */
export function notePath(year: number, check: string, rowKey = ''): string {
  return `/census/${year}/checks/${check}/note${rowKey === '' ? '' : `?record=${encodeURIComponent(rowKey)}`}`
}

export function ruleNumberPath(year: number, check: string): string {
  return `/census/${year}/checks/${check}/number`
}

export function rowPath(year: number, employmentId: number): string {
  return `/census/${year}/rows/${employmentId}`
}

/** The list as who prepares the return reads it. */
export function teamReadPath(year: number, teamId: number): string {
  return `/census/${year}/teams/${teamId}`
}

/** The manager's own list, to confirm. */
export function teamListPath(year: number, teamId: number): string {
  return `/census/${year}/team/${teamId}`
}

/** "This is wrong": a row of the list, or somebody who is missing from it. */
export function changePath(year: number, teamId: number, employmentId: number | null): string {
  return `/census/${year}/team/${teamId}/wrong/${employmentId ?? 'missing'}`
}

export function changesPath(year: number): string {
  return `/census/${year}/changes`
}

export function answerPath(year: number, change: number): string {
  return `/census/${year}/changes/${change}`
}

export function sendListsPath(year: number): string {
  return `/census/${year}/lists`
}

export function stepPath(year: number, step: StepName): string {
  return `/census/${year}/steps/${step}`
}

export function itemsPath(year: number): string {
  return `/census/${year}/items`
}

export function layoutPath(year: number): string {
  return `/census/${year}/layout`
}

export function comparePath(year: number): string {
  return `/census/${year}/compare`
}

export function xmlPath(year: number): string {
  return `/census/${year}/return.xml`
}

export function freezePath(year: number): string {
  return `/census/${year}/versions`
}

export function versionPath(year: number, number: number): string {
  return `/census/${year}/versions/${number}`
}

export function versionXmlPath(year: number, number: number): string {
  return `/census/${year}/versions/${number}/return.xml`
}

export function signOffPath(year: number, number: number): string {
  return `/census/${year}/versions/${number}/sign-off`
}

export function sentPath(year: number, number: number): string {
  return `/census/${year}/versions/${number}/sent`
}
