import { classNames } from './attributes.ts'
import { hasContent } from './content.ts'
import type { FieldProps } from './field.ts'
import { LabelledField } from './labelled-field.tsx'

export function FileUpload(props: FileUploadProps) {
  return (
    <LabelledField
      {...props}
      input={(id, describedBy) => (
        <input
          class={classNames('govuk-file-upload', props.class, hasContent(props.error) && 'govuk-file-upload--error')}
          id={id}
          name={props.name}
          type="file"
          accept={props.accept}
          disabled={props.disabled}
          multiple={props.multiple}
          aria-describedby={describedBy}
          {...props.attributes}
        />
      )}
    />
  )
}

export interface FileUploadProps extends FieldProps {
  /** What the browser offers first, such as `.csv,.xlsx`; the server checks the content itself. */
  accept?: string | undefined
  multiple?: boolean | undefined
}
