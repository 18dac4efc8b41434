import { expect, it } from 'vitest'
import { doneSteps } from './done-steps.ts'

it('knows nothing of a run of which nothing is recorded', () => {
  expect(doneSteps({ steps: [], evidence: [] }, [6, 12])).toEqual(new Set())
})

it('takes reviews and hand-in as recorded, and reflections in the order in which they are due', () => {
  const evidence = [{ kind: 'reflection', n: 1 }, { kind: 'observation', n: 3 }]
  expect(doneSteps({ steps: ['review 6-month', 'portfolio'], evidence }, [12, 6])).toEqual(new Set(['reviews', 'evidence', 'review 6-month', 'portfolio', 'reflection 6']))
})

it('takes a review that is only booked as recorded and not as done; a third reflection stands for no month', () => {
  expect(doneSteps({ steps: ['booked 6-month'], evidence: [] }, [6])).toEqual(new Set(['reviews', 'booked 6-month']))
  expect(doneSteps({ steps: ['portfolio'], evidence: [{ kind: 'reflection', n: 3 }] }, [6, 12])).toEqual(new Set(['evidence', 'portfolio', 'reflection 6', 'reflection 12']))
})
