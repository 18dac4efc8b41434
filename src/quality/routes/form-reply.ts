import { invalid, page, type PageProps, type Reply, type RouteRequest } from '../../web/route.ts'
import type { FormState } from '../pages/form-parts.tsx'

export type Problems = readonly { field: string; message: string }[]
/** What went wrong with a form: null on a page that nobody has sent yet. */
export type Sent = { problems: Problems; meanwhile: string | null } | null

export function formState(request: RouteRequest, sent: Sent): FormState {
  return { fields: sent === null ? {} : request.fields, problems: sent?.problems ?? [], meanwhile: sent?.meanwhile ?? null, formToken: request.formToken }
}

export function formReply(props: PageProps, sent: Sent): Reply {
  if (sent === null) return page(props)
  return sent.meanwhile === null ? invalid(props) : { kind: 'page', status: 409, page: { ...props, hasErrors: true } }
}

export const CHANGED: Sent = { problems: [], meanwhile: 'Somebody else changed it meanwhile. This is how it stands now.' }
