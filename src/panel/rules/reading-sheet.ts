/** What a reader looks at in a portfolio, and says in own words: no marks and no sum (design: no scores on people). */
export const sheetQuestions = [
  { key: 'standards', text: 'Is every standard evidenced by practice, and not by assertion?' },
  { key: 'observations', text: 'What do the direct observations show?' },
  { key: 'voices', text: 'What do children, families and other professionals say?' },
  { key: 'reflection', text: 'How has reflection changed practice over the year?' },
  { key: 'judgement', text: 'Does the assessor’s judgement follow from the evidence?' },
  { key: 'names', text: 'Is the portfolio free of names and identifiers?' },
] as const

export type SheetKey = (typeof sheetQuestions)[number]['key']
export type ReadingSheet = Readonly<Partial<Record<SheetKey, string>>>

export const readerViews = ['pass', 'amend', 'discuss', 'not-yet'] as const
export type ReaderView = (typeof readerViews)[number]
export const readerViewLabels: Readonly<Record<ReaderView, string>> = { pass: 'Agree to pass', amend: 'Pass once amended', discuss: 'To discuss', 'not-yet': 'Not yet' }
