import type { ComponentChildren } from 'preact'

/** Every form that changes something: POST, no HTML5 validation, and the token that proves its origin and lets it apply once. */
export function Form(props: { action: string; token: string; isUpload?: boolean; class?: string; children: ComponentChildren }) {
  return (
    <form method="post" action={props.action} novalidate class={props.class} enctype={props.isUpload ? 'multipart/form-data' : undefined}>
      <input type="hidden" name={FORM_TOKEN} value={props.token} />
      {props.children}
    </form>
  )
}

export const FORM_TOKEN = 'form-token'
