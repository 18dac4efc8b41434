import type { ComponentChildren } from 'preact'

/** Whether something would be shown. Nothing, false and the empty text are not content; the number 0 is. */
export function hasContent(children: ComponentChildren): boolean {
  return children !== undefined && children !== null && children !== false && children !== true && children !== ''
}
