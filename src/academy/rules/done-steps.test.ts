import { expect, it } from 'vitest'
import { doneSteps } from './done-steps.ts'

it('knows nothing of a run of which nothing is recorded', () => {
  expect(doneSteps({ steps: [], evidence: [] }, [6, 12])).toBeNull()
})

it('takes reviews and hand-in as recorded, and reflections in the order in which they are due', () => {
  const evidence = [{ kind: 'reflection', n: 1 }, { kind: 'observation', n: 3 }]
  expect(doneSteps({ steps: ['review 6-month', 'portfolio'], evidence }, [12, 6])).toEqual(new Set(['review 6-month', 'portfolio', 'reflection 6']))
})

it('takes a review that is only booked as recorded and not as done; two reflections for two months and a third for none', () => {
  expect(doneSteps({ steps: ['booked 6-month'], evidence: [] }, [6])).toEqual(new Set(['booked 6-month']))
  expect(doneSteps({ steps: [], evidence: [{ kind: 'reflection', n: 3 }] }, [6, 12])).toEqual(new Set(['reflection 6', 'reflection 12']))
})
