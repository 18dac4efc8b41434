/** One line of the benchmark: our value beside a yardstick's from the same run, as a ratio; or beside a limit. */
export type Figure = {
  what: string
  ours: number
  /** A program or a case measured in the same run; a sentence where it could not be. */
  yardstick?: { name: string; value: number } | string
  unit: 'ms' | 's' | 'MB' | 'KB' | 'requests'
  /** The ratio that is wanted at most. */
  goal: number | null
  /** The value that is wanted at most, in `unit`. */
  most?: number
}

export function ratioOf(figure: Figure): number | null {
  return typeof figure.yardstick === 'object' && figure.yardstick.value > 0 ? figure.ours / figure.yardstick.value : null
}

/** False where a goal is missed, null where there is none or it could not be measured. */
export function isMet(figure: Figure): boolean | null {
  const ratio = ratioOf(figure)
  const answers = [
    ...(figure.goal !== null && ratio !== null ? [ratio <= figure.goal] : []),
    ...(figure.most === undefined ? [] : [figure.ours <= figure.most]),
  ]
  return answers.length === 0 ? null : answers.every(Boolean)
}

export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const ratio = ratioOf(figure)
    const met = isMet(figure)
    const beside = figure.yardstick === undefined ? '' : typeof figure.yardstick === 'string' ? `not run: ${figure.yardstick}` : `${figure.yardstick.name}: ${round(figure.yardstick.value)} ${figure.unit}`
    const goal = [figure.goal === null ? [] : [`${figure.goal} x`], figure.most === undefined ? [] : [`${figure.most} ${figure.unit}`]].flat().join(', ')
    return [figure.what, `${round(figure.ours)} ${figure.unit}`, beside, ratio === null ? '' : `${ratio.toFixed(2)} x`, goal, met === null ? '' : met ? 'yes' : 'no']
  })
  return [['What', 'Throughline', 'Yardstick of the same run', 'Ratio', 'Goal, at most', 'Met'], ['---', '---:', '---', '---:', '---:', '---'], ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function round(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toFixed(value >= 10 ? 1 : 2)
}
