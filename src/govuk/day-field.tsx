import { formatDay, type Day } from '../time/day.ts'
import { Input } from './input.tsx'

/** A day in a filter form, in one box as people write it. */
export function DayField(props: { id: string; name: string; label: string; on: Day | null; text: string; problem: string | null }) {
  return (
    <Input
      id={props.id}
      name={props.name}
      label={props.label}
      width="10"
      value={props.problem === null ? (props.on === null ? '' : formatDay(props.on)) : props.text}
      error={props.problem ?? undefined}
    />
  )
}
