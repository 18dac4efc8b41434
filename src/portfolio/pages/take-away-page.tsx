import { ButtonLink } from '../../govuk/button.tsx'
import { takeAwayFilePath, wordFormPath } from '../paths.ts'

/** What is in the archive, before it is fetched. */
export function TakeAwayPage(props: { items: number; hasPassed: boolean }) {
  return (
    <>
      <h1 class="govuk-heading-l">Take my portfolio with me</h1>
      <p class="govuk-body">One archive (zip) with everything in your portfolio: {props.items} {props.items === 1 ? 'item' : 'items'}, drafts too, as a page that opens anywhere, with all files, and as data (JSON).</p>
      <p class="govuk-body">It is yours to show to the next employer. Check it for names of children and families first.</p>
      <ButtonLink href={takeAwayFilePath}>Download the archive</ButtonLink>
      <p class="govuk-body">{props.hasPassed ? 'You passed: the archive holds your signed badge (Open Badges 3.0, badge.jwt).' : 'When you have passed, the archive holds a signed badge too (Open Badges 3.0).'}</p>
    </>
  )
}

export function WordFormsPage(props: { forms: readonly { form: string; label: string }[] }) {
  return (
    <>
      <h1 class="govuk-heading-l">Forms as Word</h1>
      <p class="govuk-body">Filled in as far as is known. Write in Word, then add the file as evidence: nothing is typed again. The forms of an observation are on its own page.</p>
      <ul class="govuk-list govuk-list--spaced">{props.forms.map(({ form, label }) => <li><a class="govuk-link" href={wordFormPath(form)}>{label}</a></li>)}</ul>
    </>
  )
}
