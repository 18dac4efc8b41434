import { resourceLines } from '../rules/academy-day.ts'

/** Links and notes of a day, one on each line. */
export function Resources(props: { resources: string }) {
  return (
    <ul class="govuk-list">
      {resourceLines(props.resources).map(({ text, href }) => <li>{href === null ? text : <a class="govuk-link" href={href} rel="noreferrer">{text}</a>}</li>)}
    </ul>
  )
}
