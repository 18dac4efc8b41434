import { Button, ButtonGroup } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Form } from '../../web/layout/form.tsx'
import { evidencePath, namesPath } from '../paths.ts'
import type { Found } from '../rules/find-names.ts'

/** What was found, item by item, each to keep or to remove; then a person says that the names are gone. */
export function NamesPage(props: NamesPageProps) {
  const isOpen = props.items.some((item) => item.inWords.length > 0 || item.files.some((file) => file.found.length > 0))
  const unread = props.items.flatMap((item) => item.files.filter((file) => !file.isRead).map((file) => ({ ...file, item })))
  return (
    <>
      {props.problem !== null && <ErrorSummary errors={[{ text: props.problem, href: '#read' }]} />}
      <span class="govuk-caption-l">My portfolio</span>
      <h1 class="govuk-heading-l">Check for names before the panel</h1>
      <p class="govuk-body">{props.clearedBy === null ? 'The portfolio as it stands is not cleared.' : `Names cleared by ${props.clearedBy}. A later change is checked again.`}</p>
      <p class="govuk-body">Found are names, addresses, telephone and NHS numbers, e-mail addresses, days of birth and case numbers. It is a help and no proof: read the whole as well. Names of your assessor, mentor and manager may stay.</p>
      {props.items.map((item) => (item.inWords.length === 0 && item.files.every((file) => file.found.length === 0) ? null : (
        <section>
          <h2 class="govuk-heading-m"><a class="govuk-link" href={evidencePath(item.id)}>{item.title}</a></h2>
          {item.inWords.map((found) => <Finding id={item.id} found={found} where="in the text" mayRemove formToken={props.formToken} />)}
          {item.files.flatMap((file) => file.found.map((found) => <Finding id={item.id} found={found} where={`in ${file.name}`} mayRemove={false} formToken={props.formToken} />))}
          {item.files.some((file) => file.found.length > 0) && <p class="govuk-body">In a file nothing can be changed here: put a file without the name in its place. {item.assessorName === null ? '' : `If the item is submitted already, ask ${item.assessorName} to send it back.`}</p>}
        </section>
      )))}
      {!isOpen && <p class="govuk-body">Nothing is found{props.items.length === 0 ? ': there is nothing but drafts' : ''}.</p>}
      {unread.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Files that could not be read here</h2>
          <p class="govuk-body">PDF files and pictures: look at each yourself.</p>
          <ul class="govuk-list govuk-list--bullet">{unread.map((file) => <li><a class="govuk-link" href={evidencePath(file.item.id)}>{file.name}</a></li>)}</ul>
        </>
      )}
      {!isOpen && props.items.length > 0 && props.clearedBy === null && (
        <Form action={namesPath} token={props.formToken}>
          <Checkboxes name="read" error={props.problem ?? undefined} fieldset={{ legend: 'Say that the names are gone', legendSize: 'm' }} items={[{ value: 'yes', text: 'I have read everything, the files too. No child and no family can be known from it.' }]} />
          <Button name="do" value="clear" preventDoubleClick>Clear for the panel</Button>
        </Form>
      )}
    </>
  )
}

function Finding(props: { id: number; found: Found; where: string; mayRemove: boolean; formToken: string }) {
  return (
    <Form action={namesPath} token={props.formToken}>
      <input type="hidden" name="item" value={String(props.id)} />
      <input type="hidden" name="found" value={props.found.text} />
      <p class="govuk-body govuk-!-margin-bottom-1"><strong>{props.found.text}</strong> ({props.found.kind}, {props.where})</p>
      <ButtonGroup>
        {props.mayRemove && <Button name="do" value="remove">Remove<span class="govuk-visually-hidden"> {props.found.text}</span></Button>}
        <Button name="do" value="keep" variant="secondary">It may stay<span class="govuk-visually-hidden">: {props.found.text} {props.where}</span></Button>
      </ButtonGroup>
    </Form>
  )
}

export type NamesPageProps = {
  items: readonly { id: number; title: string; assessorName: string | null; inWords: readonly Found[]; files: readonly { name: string; isRead: boolean; found: readonly Found[] }[] }[]
  clearedBy: string | null
  problem: string | null
  formToken: string
}
