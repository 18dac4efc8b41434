import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Extra } from './attributes.ts'
import { hasContent } from './content.ts'
import { Tag } from './tag.tsx'
import type { TagProps } from './tag.tsx'

export function TaskList(props: TaskListProps) {
  return (
    <ul class={classNames('govuk-task-list', props.class)} {...props.attributes}>
      {props.items.map((item, index) => item && <Task {...item} id={`${props.idPrefix || 'task-list'}-${index + 1}`} />)}
    </ul>
  )
}

function Task(props: TaskListItem & { id: string }) {
  const hint = hasContent(props.hint)
  return (
    <li class={classNames('govuk-task-list__item', props.href && 'govuk-task-list__item--with-link', props.class)}>
      <div class="govuk-task-list__name-and-hint">
        {props.href
          ? (
            <a class={classNames('govuk-link govuk-task-list__link', props.titleClass)} href={props.href}
              aria-describedby={classNames(hint && `${props.id}-hint`, `${props.id}-status`)}>
              {props.title}
            </a>
          )
          : <div class={props.titleClass || undefined}>{props.title}</div>}
        {hint && <div id={`${props.id}-hint`} class="govuk-task-list__hint">{props.hint}</div>}
      </div>
      <div class={classNames('govuk-task-list__status', props.statusClass)} id={`${props.id}-status`}>
        {props.tag ? <Tag {...props.tag} /> : props.status}
      </div>
    </li>
  )
}

export interface TaskListProps extends Extra {
  items: readonly (TaskListItem | null | false | undefined)[]
  idPrefix?: string | undefined
}

/** The status is plain words when done, and a tag while there is something to do. */
export interface TaskListItem {
  title: ComponentChildren
  href?: string | undefined
  hint?: ComponentChildren
  status?: ComponentChildren
  tag?: TagProps | undefined
  class?: string | undefined
  titleClass?: string | undefined
  statusClass?: string | undefined
}
