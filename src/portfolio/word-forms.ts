import { writeWord, type WordDocument } from '../files/write-word.ts'
import { formatDay, type Day } from '../time/day.ts'
import type { FrameworkStandards, PortfolioRun } from './queries.ts'
import { feedbackForms } from './rules/feedback-forms.ts'

export const wordForms = ['reflection', 'report', 'self-assessment', 'development-plan', 'child-feedback', 'professional-feedback'] as const
export type WordForm = (typeof wordForms)[number]

export const wordFormLabels: Readonly<Record<WordForm, string>> = {
  reflection: 'Critical reflection', report: 'Cover of a written report', 'self-assessment': 'Self-assessment against the standards', 'development-plan': 'Development plan',
  'child-feedback': 'Feedback from a child or young person, on paper', 'professional-feedback': 'Feedback from another professional, on paper',
}

/** A form as Word with everything that is known filled in; it comes back as a file, and nothing of it is typed again (users 1.9). */
export async function makeWordForm(form: WordForm, run: PortfolioRun, frameworks: readonly FrameworkStandards[], on: Day): Promise<Buffer> {
  const facts = { title: 'About', rows: [['NQSW', run.name], ['Programme', run.programme], ['Assessor', run.assessor?.name ?? ''], ['Printed on', formatDay(on)], ['Portfolio in by', formatDay(run.schedule.handInOn)]] } as const
  return await writeWord({ title: wordFormLabels[form], paragraphs: ['Name no child and no family.'], sections: [...(form === 'child-feedback' ? [] : [facts]), ...sectionsOf(form, frameworks)] })
}

function sectionsOf(form: WordForm, frameworks: readonly FrameworkStandards[]): NonNullable<WordDocument['sections']> {
  const standards = frameworks.map((framework) => ({ title: framework.label, rows: framework.standards.map(({ code, label }): [string, string] => [`${code} ${label}`, '']) }))
  switch (form) {
    case 'reflection':
      return [{ title: 'Reflection', rows: [['What happened', ''], ['What I thought and felt', ''], ['What theory, research and law say', ''], ['What I would do differently', ''], ['What I learnt', '']] }, { title: 'What it shows', rows: [['Standards', '']] }]
    case 'report':
      return [{ title: 'Report', rows: [['Kind of report', ''], ['Day', ''], ['What it shows of my practice', ''], ['Assessor’s comment', '']] }]
    case 'self-assessment':
      return standards
    case 'development-plan':
      return [{ title: 'Plan', rows: [['Months of the programme', ''], ['What I want to learn', ''], ['How, with whose help', ''], ['By when', ''], ['How we will know', '']] }]
    case 'child-feedback':
    case 'professional-feedback': {
      const { questions } = feedbackForms[form === 'child-feedback' ? 'child' : 'professional']
      return [{ title: 'Questions', rows: questions.map((question): [string, string] => [question.ask, question.kind === 'choice' ? question.choices.map((choice) => `☐ ${choice}`).join('\n') : '']) }]
    }
  }
}
