/** One question: a scale from 1 to 5, or words. */
export type Question = { key: string; text: string; kind: 'scale' | 'words' }

/** From 1 to 5, each in words, so that no number stands alone. */
export const scale = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'] as const

/** Below this number of answers nothing is shown (modelling.md section 6: eight recommended): three answers name their authors. */
export const LEAST_ANSWERS = 8

/** Counts of each point of a scale, with how many agree; words apart, in an order that says nothing. */
export function summariseAnswers(questions: readonly Question[], answers: readonly { question: string; value: string }[]): QuestionSummary[] {
  return questions.map((question) => {
    const own = answers.filter((answer) => answer.question === question.key).map(({ value }) => value)
    if (question.kind === 'words') return { question, words: own.filter((value) => value !== '').sort((a, b) => a.localeCompare(b, 'en-GB')), counts: null, agree: null, of: own.length }
    const counts = scale.map((_, index) => own.filter((value) => value === String(index + 1)).length)
    const of = counts.reduce((sum, count) => sum + count, 0)
    return { question, words: [], counts, agree: of === 0 ? null : (counts[3] ?? 0) + (counts[4] ?? 0), of }
  })
}

export type QuestionSummary = { question: Question; words: string[]; counts: number[] | null; agree: number | null; of: number }

/** A line for each question; a line that ends in "(words)" asks for words. */
export function readQuestions(text: string): Question[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line, index) => {
    const words = /\s*\(words\)$/i.test(line)
    return { key: `q${index + 1}`, text: line.replace(/\s*\(words\)$/i, ''), kind: words ? 'words' : 'scale' }
  })
}
