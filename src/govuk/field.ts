import type { ComponentChildren } from 'preact'
import type { Extra } from './attributes.ts'

/** What every input with one label takes. The id is the name unless told. */
export interface FieldProps extends Extra {
  name: string
  id?: string | undefined
  label: ComponentChildren
  labelSize?: 's' | 'm' | 'l' | 'xl' | undefined
  labelClass?: string | undefined
  labelIsPageHeading?: boolean | undefined
  hint?: ComponentChildren
  error?: ComponentChildren
  describedBy?: string | undefined
  groupClass?: string | undefined
  disabled?: boolean | undefined
}
