import type { Day } from '../../time/day.ts'

export const dayModes = ['in-the-room', 'online', 'hybrid'] as const
export type DayMode = (typeof dayModes)[number]
export const modeLabels: Readonly<Record<DayMode, string>> = { 'in-the-room': 'In the room', online: 'Online', hybrid: 'In the room and online' }

export const marks = ['attended', 'late', 'absent', 'not-needed'] as const
export type Mark = (typeof marks)[number]
export const markLabels: Readonly<Record<Mark, string>> = { attended: 'Attended', late: 'Attended, late', absent: 'Absent', 'not-needed': 'Not needed' }

/** Why a day did not take place; never why a person was away. */
export const cancelReasons = ['trainer-away', 'too-few', 'no-room', 'weather', 'moved', 'other'] as const
export type CancelReason = (typeof cancelReasons)[number]
export const cancelLabels: Readonly<Record<CancelReason, string>> = {
  'trainer-away': 'The trainer could not come', 'too-few': 'Too few could come', 'no-room': 'No room', weather: 'Weather or travel', moved: 'Moved to another day', other: 'Another reason',
}

export type AcademyDay = {
  id: number
  title: string
  onDay: Day
  startsAt: string
  endsAt: string
  mode: DayMode
  place: string
  seats: number | null
  resources: string
  cancelledReason: CancelReason | null
  /** Null also where the reader is neither invited nor keeps the academy. */
  link: string | null
  cohortIds: readonly number[]
  standardIds: readonly number[]
  version: number
  changedBy: string
  changedAt: Date
}

/** Somebody's place on a day: what the register says, and how it was caught up. */
export type Place = {
  dayId: number
  personId: number
  isCatchUp: boolean
  mark: Mark | null
  catchUpDayId: number | null
  catchUpNote: string | null
  caughtUpOn: Day | null
  version: number
}

/** "14:00 to 16:30" */
export function timesOf(day: Pick<AcademyDay, 'startsAt' | 'endsAt'>): string {
  return `${day.startsAt} to ${day.endsAt}`
}

/** Links and notes, one on each line; a line that begins with https is a link. */
export function resourceLines(resources: string): { text: string; href: string | null }[] {
  return resources.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => {
    const found = /^(.*?)\s*(https:\/\/[^\s"<>]+)$/.exec(line)
    return found?.[2] === undefined ? { text: line, href: null } : { text: found[1] === undefined || found[1] === '' ? found[2] : found[1].replace(/[:,]$/, ''), href: found[2] }
  })
}
