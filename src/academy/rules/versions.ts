import type { Day } from '../../time/day.ts'

/** The version of a programme under which somebody starts on a day: the newest that is in force then. By code or by name. */
export function versionFor<V extends { code: string; label: string; number: number; validFrom: Day; validTo: Day | null }>(versions: readonly V[], programme: string, on: Day): V | null {
  const wanted = programme.trim().toLowerCase()
  const inForce = versions.filter((version) => (version.code === wanted || version.label.toLowerCase() === wanted) && version.validFrom <= on && (version.validTo === null || version.validTo >= on))
  return inForce.reduce<V | null>((newest, version) => (newest === null || version.number > newest.number ? version : newest), null)
}
