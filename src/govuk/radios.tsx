import { Choice } from './choice.tsx'
import type { ChoiceProps } from './choice.tsx'

export function Radios(props: RadiosProps) {
  return <Choice {...props} kind="radios" isChecked={(item) => props.value !== undefined && props.value !== '' && item.value === props.value} />
}

export interface RadiosProps extends Omit<ChoiceProps, 'itemDescribedBy'> {
  value?: string | undefined
}
