import { Button } from '../../govuk/button.tsx'
import { Input } from '../../govuk/input.tsx'
import { Pagination } from '../../govuk/pagination.tsx'
import { Select } from '../../govuk/select.tsx'
import { Table } from '../../govuk/table.tsx'
import { auditPath } from '../paths.ts'
import { formatInstant } from '../rules/instants.ts'

export function AuditPage(props: { rows: readonly Row[]; actions: readonly string[]; strings: Readonly<Record<string, string>>; nextHref: string | null }) {
  return (
    <>
      <h1 class="govuk-heading-l">Audit</h1>
      <form class="tl-filter" method="get" action={auditPath} novalidate>
        <h2 class="tl-filter__heading">Filter</h2>
        <div class="tl-filter__fields">
          <Select name="action" label="What" value={props.strings['action']} items={[{ text: 'Everything', value: '' }, ...props.actions.map((action) => ({ text: action, value: action }))]} />
          <Input name="actor" label="Who" value={props.strings['actor']} width="10" />
          <Input name="subject-type" label="About what" value={props.strings['subject-type']} width="10" />
          <Input name="subject" label="Its number" value={props.strings['subject']} width="5" />
          <Input name="from" label="From, like 2026-09-30" value={props.strings['from']} width="10" />
          <Input name="until" label="Until" value={props.strings['until']} width="10" />
          <Button variant="secondary">Show</Button>
        </div>
      </form>
      <div class="tl-scroll" tabIndex={0} role="region" aria-label="Entries">
        <Table class="tl-table" caption={`${props.rows.length} entries, the newest first`} captionSize="m" head={['When', 'Who', 'What', 'About']}
          rows={props.rows.map((row) => [formatInstant(row.at), row.actor, row.action, `${row.subjectType} ${row.subjectId}`])} />
      </div>
      {props.nextHref !== null && <Pagination next={{ href: props.nextHref, text: 'Older entries' }} />}
    </>
  )
}

type Row = { id: number; at: Date; actor: string; action: string; subjectType: string; subjectId: string }
