export type BudgetLine = { id: number; kind: 'income' | 'cost'; label: string; planned: number; actual: number | null; version: number }

/** Planned and actual of a year in pounds: income less cost. Actual is null while any line has none: half a sum would look like a balance. */
export function balanceOf(lines: readonly BudgetLine[]): { planned: number; actual: number | null } {
  const signed = (line: BudgetLine, pounds: number): number => (line.kind === 'income' ? pounds : -pounds)
  return {
    planned: lines.reduce((sum, line) => sum + signed(line, line.planned), 0),
    actual: lines.length === 0 || lines.some((line) => line.actual === null) ? null : lines.reduce((sum, line) => sum + signed(line, line.actual ?? 0), 0),
  }
}
