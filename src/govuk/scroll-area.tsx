import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'

/** What may be wider than a phone scrolls in a frame of its own, which the keyboard reaches and a screen reader names. */
export function ScrollArea(props: ScrollAreaProps) {
  return (
    <div class={classNames('tl-scroll', props.class)} role="region" aria-labelledby={props.labelledBy} tabindex={0}>{props.children}</div>
  )
}

export interface ScrollAreaProps {
  /** The id of the caption or heading that names it. */
  labelledBy: string
  class?: string | undefined
  children: ComponentChildren
}
