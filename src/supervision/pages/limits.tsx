import { Details } from '../../govuk/details.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { openingGrounds } from '../rules/reflection.ts'

/** Who reads what is written, said before anybody writes. */
export function SeenBy(props: { children: string }) {
  return <InsetText>Seen by: {props.children}</InsetText>
}

/** What privacy cannot promise (principle 9; C103): the same words for everyone, before the first word is written. */
export function PrivacyLimits(props: { isOpen?: boolean }) {
  return (
    <Details open={props.isOpen} summary="What is private here, and the limits of that">
      <p class="govuk-body">A draft is read by its author alone. What is kept is read by the two people of the session. Line managers who are not one of the two, the panel, academy coordinators, HR, data officers and administrators cannot read it: the database refuses them, not only this page.</p>
      <p class="govuk-body">The worker can share a reflection with one named colleague, and take that back. A new supervisor gets agreed actions, never reflections.</p>
      <p class="govuk-body">Nobody can promise that a reflection is never read by others. It is opened without your consent on one of these grounds only:</p>
      <ul class="govuk-list govuk-list--bullet">{Object.values(openingGrounds).map((ground) => <li>{ground}</li>)}</ul>
      <p class="govuk-body">That takes two keys: the principal social worker or a director asks and gives the ground, and another of them approves. Both people of the reflection see at once that it was asked for and who opened it, it closes again by itself, and all of it is in the audit. Whoever runs the database itself could also read it, and so could somebody with a backup.</p>
      <p class="govuk-body">Write about your own practice. What concerns a child belongs in the case system: no name of a child, no case number.</p>
    </Details>
  )
}
