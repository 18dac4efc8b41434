import { classNames } from './attributes.ts'
import { hasContent } from './content.ts'
import type { FieldProps } from './field.ts'
import { LabelledField } from './labelled-field.tsx'

export function Textarea(props: TextareaProps) {
  return (
    <LabelledField
      {...props}
      input={(id, describedBy) => (
        <textarea
          class={classNames('govuk-textarea', hasContent(props.error) && 'govuk-textarea--error', props.class)}
          id={id}
          name={props.name}
          rows={props.rows ?? 5}
          spellcheck={props.spellcheck}
          disabled={props.disabled}
          aria-describedby={describedBy}
          autocomplete={props.autocomplete}
          {...props.attributes}
        >
          {kept(props.value)}
        </textarea>
      )}
    />
  )
}

/** An HTML parser drops the first line break of a textarea; the user's own is kept by one more. */
function kept(value: string | undefined): string | undefined {
  return value?.startsWith('\n') ? `\n${value}` : value
}

export interface TextareaProps extends FieldProps {
  value?: string | undefined
  rows?: number | undefined
  spellcheck?: boolean | undefined
  autocomplete?: string | undefined
}
