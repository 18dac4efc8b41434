import type { Page } from 'playwright-core'

/** What people do all day, each measured from the page after sign-in to its end. Another task is another line. */
export const tasks: readonly Task[] = [
  {
    what: 'Record a supervision as held',
    persona: 'team.manager.1',
    most: 60,
    // open the shared folder and the workbook, its sheet, filter for the name, type day, state and minutes, save; then an e-mail to the worker
    spreadsheet: 'MPBBBB MPBBBB MPBB MPBB MPBB H8KK H MPBB H10KK 4KK 2KK 2K H MPBB MPBB HM6KK M25K H MPBB',
    async steps(page) {
      const main = page.getByRole('main')
      await page.getByRole('navigation').getByRole('link', { name: 'Supervision', exact: true }).click()
      await main.getByRole('link', { name: 'My fortnight' }).click()
      await main.getByRole('checkbox').first().check()
      await main.getByRole('button', { name: 'Save' }).click()
      await main.getByText('1 session saved.').waitFor()
    },
  },
  {
    what: 'Add a starter with post, cohort and mentor',
    persona: 'academy.coordinator@demo.invalid',
    most: 120,
    // open the academy's workbook, a new row, name, start, cohort, team, mentor; the mentors' sheet, the mentor's row and the count;
    // the establishment's workbook, filter for the post, name and day, save both; an e-mail to mentor and manager
    spreadsheet: 'MPBBBB MPBBBB MPBB MPBB HM18KK M10KK M11KK M20KK M18KK H MPBB MPBB HM2K H MPBB MPBBBB MPBB MPBB HM6KK H MPBB HM18KK M10KK 2K H MPBB 2K H MPBB MPBB HM6KK M6KK M20K M80K H MPBB',
    async steps(page) {
      const main = page.getByRole('main')
      await page.getByRole('navigation').getByRole('link', { name: 'Academy', exact: true }).click()
      await main.getByRole('link', { name: 'Enrol a starter' }).click()
      await main.getByRole('textbox', { name: 'Given name' }).click()
      await page.keyboard.type('Bryony')
      await page.keyboard.press('Tab')
      await page.keyboard.type('Larkspurwood')
      await main.getByRole('combobox', { name: 'Cohort' }).selectOption({ label: 'Spring 2027, from 8 March 2027' })
      await main.getByRole('combobox', { name: 'Team' }).selectOption({ label: 'Children Looked After North' })
      await main.getByRole('textbox', { name: 'Position number' }).click()
      await page.keyboard.type('P10975')
      await main.getByRole('combobox', { name: 'Mentor' }).selectOption({ index: 1 })
      await main.getByRole('button', { name: 'Enrol' }).click()
      await main.getByRole('heading', { level: 1, name: 'Bryony Larkspurwood' }).waitFor()
    },
  },
]

export type Task = {
  what: string
  /** A persona of the demonstration council. */
  persona: string
  /** Seconds wanted at most. */
  most: number
  /** The same by spreadsheet and e-mail, as operators (bench/klm.ts); what the programs make one wait is left out. */
  spreadsheet: string
  steps: (page: Page) => Promise<void>
}
