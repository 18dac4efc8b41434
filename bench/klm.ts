/**
 * The Keystroke-Level Model (Card, Moran and Newell, The Psychology of Human-Computer Interaction, 1983, chapter 8): what a practised
 * person needs for a task without error. Their values: K of an average non-secretary typist, P of an average pointing, B of one press or
 * release of a button, H of a hand that moves between keyboard and mouse, M of the thought before a step. R is what the service makes one wait.
 */
const SECONDS = { K: 0.28, P: 1.1, B: 0.1, H: 0.4, M: 1.35 } as const

export type Operator = keyof typeof SECONDS

/** Seconds of operators in their short writing, such as "MPBB H8K": a number before a letter repeats it. */
export function secondsOf(operators: string): number {
  return [...operators.matchAll(/(\d*)([KPBHM])/g)].reduce((sum, [, times = '', operator = 'K']) => sum + (times === '' ? 1 : Number(times)) * SECONDS[operator as Operator], 0)
}

/** What a browser saw of a task, in order. */
export type Traced = { kind: 'click' } | { kind: 'choice' } | { kind: 'key' } | { kind: 'wait'; ms: number }

/**
 * Operators from the trace: a thought before each click and before each run of keys, a hand that moves where the last step was with the
 * other device; a choice from a list is two pointings. No thought is taken away for a practised sequence, so the figure errs upwards.
 */
export function operatorsOf(trace: readonly Traced[]): { operators: string; waited: number } {
  let [operators, hand, waited, isTyping] = ['', 'mouse' as 'mouse' | 'keys', 0, false]
  for (const step of trace) {
    if (step.kind === 'wait') {
      waited += step.ms / 1_000
      continue
    }
    const device = step.kind === 'key' ? 'keys' : 'mouse'
    if (device !== hand) operators += 'H'
    hand = device
    if (step.kind === 'key') operators += isTyping ? 'K' : 'MK'
    else operators += step.kind === 'choice' ? 'MPBBPBB' : 'MPBB'
    isTyping = step.kind === 'key'
  }
  return { operators, waited }
}
