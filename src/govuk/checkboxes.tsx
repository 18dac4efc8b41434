import { Choice } from './choice.tsx'
import type { ChoiceProps } from './choice.tsx'
import { describingIds } from './form-group.tsx'

export function Checkboxes(props: CheckboxesProps) {
  const itemDescribedBy = describingIds({ id: props.idPrefix || props.name, hint: props.hint, error: props.error, describedBy: props.describedBy })
  return <Choice {...props} kind="checkboxes" itemDescribedBy={itemDescribedBy} isChecked={(item) => props.values?.includes(item.value) ?? false} />
}

export interface CheckboxesProps extends Omit<ChoiceProps, 'itemDescribedBy'> {
  values?: readonly string[] | undefined
  describedBy?: string | undefined
}
