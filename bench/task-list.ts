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
