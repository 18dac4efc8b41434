import { DataTable } from '../../govuk/data-table.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { formatDay, shortDay } from '../../time/day.ts'
import { protectedPath } from '../paths.ts'
import type { Person, PersonProtected } from '../rules/record.ts'
import { saidPeriod, type TimelineEntry, type YearSeen } from '../rules/timeline.ts'

/** One person: who, the timeline, what each source saw, and where the sources disagree. */
export function PersonPage(props: PersonPageProps) {
  const { person } = props
  return (
    <>
      <span class="govuk-caption-l">{props.now}</span>
      <h1 class="govuk-heading-l">{props.name}</h1>
      <SummaryList
        rows={[
          { key: 'Registration number', value: person.registrationNumber ?? 'Not on record' },
          { key: 'Registered to', value: person.registeredUntil === null ? 'Not on record' : formatDay(person.registeredUntil) },
          { key: 'Staff number', value: person.staffNumber ?? 'Not on record' },
          { key: 'E-mail', value: person.email ?? 'Not on record' },
          { key: 'Qualification', value: [person.qualificationLevel === null ? null : (QUALIFICATIONS[person.qualificationLevel] ?? person.qualificationLevel), person.isStepUp ? 'Step Up to Social Work' : null, person.isFrontline ? 'Frontline' : null].filter((part) => part !== null).join(', ') || 'Not on record' },
          { key: 'Birth date, sex and ethnicity', value: props.mayShowProtected ? <a class="govuk-link" href={protectedPath(person.id)}>Show (that you looked is written down)</a> : 'Not shown to your role' },
        ]}
      />
      <DataTable
        id="timeline"
        caption="Timeline"
        note="Newest first. Why somebody was away is not shown here."
        rows={props.timeline}
        empty="Nothing on record."
        columns={[
          { heading: 'When', cell: (entry) => saidPeriod(entry) },
          { heading: 'What', cell: (entry) => entry.what },
          { heading: 'Details', cell: (entry) => entry.detail },
          { heading: 'From', cell: (entry) => entry.source },
        ]}
      />
      <DataTable
        id="years"
        caption="What each source saw"
        note="Cases are those of a return, held on its 30 September."
        rows={props.years}
        empty="No source has seen this person on a day."
        columns={[
          { heading: 'Day', cell: (year) => shortDay(year.on), noWrap: true },
          { heading: 'Source', cell: (year) => year.source },
          { heading: 'DfE role', cell: (year) => props.roleName(year.dfeRole) },
          { heading: 'FTE', cell: (year) => year.fte, isNumeric: true },
          { heading: 'Cases', cell: (year) => year.cases, isNumeric: true },
          // sickness before an assessor or mentor risks discrimination (docs/rules/people.md): only who handles absence sees it
          ...(props.seesAbsence ? [{ heading: 'Days lost in the year', cell: (year: (typeof props.years)[number]) => year.daysLost, isNumeric: true }] : []),
        ]}
      />
      {props.conflicts.length > 0 && (
        <DataTable
          id="conflicts"
          caption="Where the files disagree"
          note="A person's edit stands before HR and agency files, these before a return, a later return before an earlier."
          rows={props.conflicts}
          empty=""
          columns={[
            { heading: 'Field', cell: (conflict) => conflict.field },
            { heading: 'Day', cell: (conflict) => (conflict.onDay === null ? '' : shortDay(conflict.onDay)), noWrap: true },
            { heading: 'Stands', cell: (conflict) => <><strong>{conflict.kept}</strong> from {conflict.keptSource}</> },
            { heading: 'Set aside', cell: (conflict) => <>{conflict.setAside} from {conflict.setAsideSource}</> },
          ]}
        />
      )}
    </>
  )
}

/** Birth date, sex and ethnicity, which the census asks for and few may read. */
export function ProtectedPage(props: { name: string; held: PersonProtected | null; ethnicity: string; sex: string; absences: readonly { period: string; reason: string }[] }) {
  return (
    <>
      <span class="govuk-caption-l">{props.name}</span>
      <h1 class="govuk-heading-l">Birth date, sex, ethnicity and absence</h1>
      <p class="govuk-body">That you looked is written down, and the person can see it.</p>
      <SummaryList
        rows={[
          { key: 'Birth date', value: props.held?.birthDate ? formatDay(props.held.birthDate) : 'Not on record' },
          { key: 'Sex', value: props.sex },
          { key: 'Ethnicity', value: props.ethnicity },
        ]}
      />
      <DataTable
        id="absences" caption="Absence" rows={props.absences} empty="None on record."
        columns={[{ heading: 'When', cell: (absence) => absence.period }, { heading: 'Reason', cell: (absence) => absence.reason }]}
      />
    </>
  )
}

const QUALIFICATIONS: Readonly<Record<string, string>> = { 1: 'Under-graduate', 2: 'Post-graduate', 3: 'Other' }

export type PersonPageProps = {
  person: Person
  name: string
  /** Where the person is now: "Social worker, Families First Abbey". */
  now: string
  mayShowProtected: boolean
  timeline: readonly TimelineEntry[]
  seesAbsence: boolean
  years: readonly YearSeen[]
  roleName: (role: number | null) => string
  conflicts: readonly { field: string; onDay: Parameters<typeof shortDay>[0] | null; kept: string | null; keptSource: string; setAside: string | null; setAsideSource: string }[]
}
