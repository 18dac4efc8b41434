/** The two forms that need no account. Every text a child reads is here, so that one test reads them all. */
export const audiences = ['child', 'professional'] as const
export type Audience = (typeof audiences)[number]

export type Question = { key: string; ask: string } & ({ kind: 'choice'; choices: readonly string[] } | { kind: 'words'; hint: string })
export type FeedbackForm = { heading: (name: string) => string; before: readonly string[]; questions: readonly Question[]; send: string; after: readonly string[]; evidenceTitle: string }

/** Short questions as one would say them, faces with words, no name asked. */
export const feedbackForms: Readonly<Record<Audience, FeedbackForm>> = {
  child: {
    heading: (name) => `Tell us about ${name}`,
    before: [
      'You can say what you think. There are no right or wrong answers.',
      'You do not have to do this. You can stop at any time. You can skip any question.',
      'Do not write your name. Do not write the names of other people.',
      'Who will read it? Your social worker will read it. So will the person who helps your social worker learn. People who check your social worker’s work may read it too.',
      'If you are not safe now, do not wait for this page. Call 999, or tell a grown-up you trust. You can call Childline for free on 0800 1111.',
    ],
    questions: [
      { key: 'listens', kind: 'choice', ask: 'Does your social worker listen to you?', choices: ['🙂 Yes, a lot', '😐 Some of the time', '🙁 Not much', 'I do not know'] },
      { key: 'explains', kind: 'choice', ask: 'Do they tell you what is going on, in a way you get?', choices: ['🙂 Yes, a lot', '😐 Some of the time', '🙁 Not much', 'I do not know'] },
      { key: 'turns-up', kind: 'choice', ask: 'Do they do what they say they will do?', choices: ['🙂 Yes, a lot', '😐 Some of the time', '🙁 Not much', 'I do not know'] },
      { key: 'feels', kind: 'choice', ask: 'How do you feel when they come to see you?', choices: ['🙂 Good', '😐 OK', '🙁 Not good', 'I do not know'] },
      { key: 'good', kind: 'words', ask: 'What do they do well?', hint: 'A few words will do.' },
      { key: 'better', kind: 'words', ask: 'What could they do better?', hint: 'You can leave this blank.' },
    ],
    send: 'Send it',
    after: ['Thank you. We have got what you said.', 'You can close this page now.'],
    evidenceTitle: 'Feedback from a child or young person',
  },
  professional: {
    heading: (name) => `Feedback on working with ${name}`,
    before: [
      'This is feedback on a newly qualified social worker, for the portfolio of their assessed year.',
      'Who reads it: the social worker, their assessor, the leads of the academy, and the panel that confirms the outcome. The social worker sees it word for word.',
      'Please name no child and no family. Say in what role you worked together.',
    ],
    questions: [
      { key: 'role', kind: 'words', ask: 'In what role do you work with the social worker?', hint: 'For example health visitor, head of year, police officer. Your name is not needed.' },
      { key: 'relationships', kind: 'choice', ask: 'Builds working relationships with children, families and colleagues', choices: ['Very well', 'Well', 'Not yet well', 'I cannot say'] },
      { key: 'communication', kind: 'choice', ask: 'Communicates clearly and on time', choices: ['Very well', 'Well', 'Not yet well', 'I cannot say'] },
      { key: 'analysis', kind: 'choice', ask: 'Weighs information and explains decisions', choices: ['Very well', 'Well', 'Not yet well', 'I cannot say'] },
      { key: 'strengths', kind: 'words', ask: 'What did the social worker do well?', hint: 'An example helps.' },
      { key: 'develop', kind: 'words', ask: 'What should they develop?', hint: '' },
    ],
    send: 'Send the feedback',
    after: ['Thank you. Your feedback is in the portfolio.', 'You can close this page.'],
    evidenceTitle: 'Feedback from another professional',
  },
}

/** What was answered, as the portfolio keeps it: the question and the answer, unanswered ones left out. Null: nothing was said. */
export function saidInFeedback(audience: Audience, answers: Readonly<Record<string, string>>): { ok: true; says: string } | { ok: false; field: string; message: string } {
  const { questions } = feedbackForms[audience]
  const said: string[] = []
  for (const question of questions) {
    const answer = (answers[question.key] ?? '').replaceAll(/\r\n?/g, '\n').trim()
    if (answer === '') continue
    if (question.kind === 'choice' && !question.choices.includes(answer)) return { ok: false, field: question.key, message: 'Pick one of the answers' }
    if (Array.from(answer).length > 2000) return { ok: false, field: question.key, message: 'That is too long. Use 2,000 letters or fewer' }
    said.push(`${question.ask}\n${answer}`)
  }
  const [first] = questions
  return said.length === 0 ? { ok: false, field: first?.key ?? '', message: 'Answer one question or more, then send it' } : { ok: true, says: said.join('\n\n') }
}

/** The texts around the child's form: the page that asks for the code, and what is said when it does not work. */
export const codePage = {
  title: 'Give feedback',
  ask: 'Type the code',
  hint: 'It has 6 letters. Your social worker gave it to you.',
  go: 'Go on',
  wrong: 'That code does not work. It may be old or used. Ask for a new one.',
  wrongLink: 'This link does not work. It may be old or used. Ask for a new one.',
  tooMany: 'There were too many tries. Wait an hour, then try again.',
}

/** No vowels and nothing that looks like something else: no words come out, and it can be read aloud. */
export const codeLetters = 'BCDFGHJKLMNPQRSTVWXZ'

/** The six letters as they were meant; null where they cannot be a code. */
export function readCode(text: string): string | null {
  const code = text.toUpperCase().replaceAll(/[^A-Z]/g, '')
  return code.length === 6 && Array.from(code).every((letter) => codeLetters.includes(letter)) ? code : null
}
