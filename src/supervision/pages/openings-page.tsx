import { formatInstant } from '../../access/rules/instants.ts'
import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Select } from '../../govuk/select.tsx'
import { Form } from '../../web/layout/form.tsx'
import { openingsPath, reflectionPath } from '../paths.ts'
import type { ReflectionLine, ReflectionOpening } from '../rules/reflection.ts'
import { HOURS_OPEN, openingGrounds } from '../rules/reflection.ts'

/** Two keys: one asks on a legal ground, another approves. The list says between whom and when a reflection was kept, never what is in it. */
export function OpeningsPage(props: OpeningsProps) {
  const problem = (field: string) => props.problems.find((one) => one.field === field)?.message
  return (
    <>
      {props.problems.length > 0 && <ErrorSummary errors={props.problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      <h1 class="govuk-heading-l">Requests to open a private reflection</h1>
      <p class="govuk-body">Two different people are needed, on a legal ground. Both people of the reflection see at once that it was asked for, by whom and why. It is open for {HOURS_OPEN} hours, for the two of you, and each reading is in the audit.</p>
      <DataTable
        id="requests" caption="Requests" rows={props.openings} empty="Nobody has asked."
        columns={[
          { heading: 'Asked', cell: (opening) => `${formatInstant(opening.askedAt)}, ${opening.askedBy}` },
          { heading: 'Between', cell: (opening) => `${props.nameOf(opening.personId)} and ${props.nameOf(opening.supervisorId)}` },
          { heading: 'Ground', cell: (opening) => `${openingGrounds[opening.ground]}. ${opening.reference}` },
          {
            heading: 'State',
            cell: (opening) => opening.opensUntil !== null
              ? (opening.opensUntil > props.now ? <>Open until {formatInstant(opening.opensUntil)}. <a class="govuk-link" href={reflectionPath(opening.reflectionId)}>Read<span class="govuk-visually-hidden"> request {opening.id}</span></a></> : `Was open until ${formatInstant(opening.opensUntil)}`)
              : opening.askedByUser === props.userId || [opening.personId, opening.supervisorId].includes(props.me)
                ? 'Waits for another key'
                : (
                  <Form action={openingsPath} token={props.formToken}>
                    <input type="hidden" name="opening" value={String(opening.id)} />
                    <Button variant="warning" class="govuk-!-margin-bottom-0" preventDoubleClick>Approve<span class="govuk-visually-hidden"> request {opening.id}</span></Button>
                  </Form>
                ),
          },
        ]}
      />
      {props.reflections.length === 0
        ? <p class="govuk-body">No reflection has been kept, so there is none to ask for.</p>
        : (
          <Form action={openingsPath} token={props.formToken}>
            <h2 class="govuk-heading-m">Ask for one</h2>
            <Select
              id="reflection" name="reflection" label="Which" value={props.fields['reflection']} error={problem('reflection')}
              items={props.reflections.map((line) => ({ value: String(line.id), text: `${props.nameOf(line.personId)} and ${props.nameOf(line.supervisorId)}, kept ${formatInstant(line.keptAt ?? line.changedAt)}` }))}
            />
            <Radios
              name="ground" idPrefix="ground" value={props.fields['ground']} error={problem('ground')} fieldset={{ legend: 'On which legal ground?', legendSize: 's' }}
              items={Object.entries(openingGrounds).map(([value, text]) => ({ value, text }))}
            />
            <Input id="reference" name="reference" label="Reference of the request" hint="Both people read this. No name of a child." value={props.fields['reference']} error={problem('reference')} />
            <Button variant="warning" preventDoubleClick>Ask, and tell both people</Button>
          </Form>
        )}
    </>
  )
}

export type OpeningsProps = {
  me: number
  userId: number
  now: Date
  openings: readonly ReflectionOpening[]
  reflections: readonly ReflectionLine[]
  nameOf: (personId: number) => string
  fields: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  formToken: string
}
