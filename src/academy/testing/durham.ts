/**
 * Durham's cohorts as its report of 18 November 2019 prints them (Table 1), as facts about invented people: how many of each cohort
 * completed and stayed, completed and left, left before completing, moved to another role, are still on the programme; and why they left.
 */
export const durhamCohorts: readonly DurhamCohort[] = [
  { cohort: 'Cohort 1', label: '2016-17', start: '2016-09-05', remain: 7, leftAfter: ['agency', 'agency', 'agency', 'agency', 'agency'], leftMid: [], redeployed: 0, inProgress: 0 },
  {
    cohort: 'Cohort 2', label: '2017-18 & 2019', start: '2017-09-04', remain: 8,
    leftAfter: ['left_profession', 'left_profession', 'other_authority', 'other_authority', 'other_authority'],
    leftMid: ['left_profession', 'left_profession', 'other_authority', 'other_authority', 'other_authority'], redeployed: 1, inProgress: 0,
  },
  { cohort: 'Cohort 3', label: '2017-18 & 2019', start: '2018-01-15', remain: 9, leftAfter: ['left_profession', 'left_profession'], leftMid: ['other_authority'], redeployed: 0, inProgress: 0 },
  { cohort: 'Cohort 4', label: '2018-19', start: '2018-10-01', remain: 1, leftAfter: [], leftMid: [], redeployed: 0, inProgress: 25 },
  { cohort: 'Cohort 5', label: '2019-20', start: '2019-09-02', remain: 0, leftAfter: [], leftMid: [], redeployed: 0, inProgress: 14 },
  { cohort: 'Cohort 6', label: '2019-20', start: '2019-10-07', remain: 0, leftAfter: [], leftMid: [], redeployed: 0, inProgress: 10 },
]

/** The report's own day. */
export const durhamDay = '2019-11-18'

/** The file that loads them. */
export function durhamFile(): string {
  const lines = durhamCohorts.flatMap(({ cohort, start, remain, leftAfter, leftMid, redeployed, inProgress }) => {
    const year = Number(start.slice(0, 4)) + 1
    const passedOn = cohort === 'Cohort 4' ? '2019-10-14' : `${year}${start.slice(4)}`
    const rows = [
      ...Array.from({ length: remain }, () => ['passed', passedOn, '', '']),
      ...leftAfter.map((reason) => ['passed', passedOn, `${year}-12-31` > '2019-10-31' ? '2019-10-31' : `${year}-12-31`, reason]),
      ...leftMid.map((reason) => ['withdrawn', `${year}-02-28`, `${year}-02-28`, reason]),
      ...Array.from({ length: redeployed }, () => ['redeployed', `${year}-03-31`, '', '']),
      ...Array.from({ length: inProgress }, () => ['in_progress', '', '', '']),
    ]
    return rows.map((row, index) => [`${cohort.replace('Cohort ', 'D')}-${index + 1}`, cohort, 'asye', start, ...row].join(','))
  })
  return `person,cohort,programme,started_on,outcome,ended_on,left_on,left_reason\n${lines.join('\n')}\n`
}

type DurhamCohort = { cohort: string; label: string; start: string; remain: number; leftAfter: string[]; leftMid: string[]; redeployed: number; inProgress: number }
