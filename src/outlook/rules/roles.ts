import { role } from '../../census/rules/layouts/code-sets.ts'

/** DfE's name of a role code of the workforce census. */
export function roleOf(code: number | null): string {
  return role.find((one) => one.code === String(code ?? ''))?.label ?? 'Not known'
}
