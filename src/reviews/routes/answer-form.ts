import { invalid, page, type PageProps, type Reply } from '../../web/route.ts'
import type { Again } from './load.ts'

/** 200 for a form that is asked for, 400 for one with problems, 409 for one that was changed meanwhile. */
export function answerForm(again: Again, props: PageProps): Reply {
  if (again?.stale) return { kind: 'page', status: 409, page: { ...props, hasErrors: true } }
  return again === null ? page(props) : invalid(props)
}
