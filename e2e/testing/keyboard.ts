import type { Locator, Page } from 'playwright-core'

/** A person at a keyboard: what Tab does not come to cannot be used. */
export function keyboard(page: Page) {
  const tabTo = async (isThere: () => Promise<boolean>, what: string): Promise<void> => {
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      if (await isThere()) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not come to ${what} on ${page.url()}`)
  }
  const hasFocus = async (target: Locator): Promise<boolean> => (await target.and(page.locator(':focus')).count()) > 0
  const reach = (target: Locator): Promise<void> => tabTo(() => hasFocus(target), String(target))

  return {
    reach,
    /** Follows a link or presses a button, and waits for the page that it leads to. */
    press: async (target: Locator): Promise<void> => {
      await reach(target)
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    },
    type: async (field: Locator, text: string): Promise<void> => {
      await reach(field)
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type(text)
    },
    /** Into the group by Tab, to the option by the arrows. */
    choose: async (option: Locator): Promise<void> => {
      const group = page.locator(`input[type=radio][name="${await option.getAttribute('name')}"]`)
      await tabTo(() => hasFocus(group), String(option))
      if (await hasFocus(option)) await page.keyboard.press('Space')
      for (let presses = 0; presses < 30 && !(await option.isChecked()); presses += 1) await page.keyboard.press('ArrowDown')
      if (!(await option.isChecked())) throw new Error(`the arrows do not come to ${String(option)}`)
    },
    chooseFile: async (field: Locator, path: string): Promise<void> => {
      await reach(field)
      const opened = page.waitForEvent('filechooser')
      // The browser learns asynchronously that somebody waits for the chooser; one round trip later it knows.
      await field.isEnabled()
      await page.keyboard.press('Space')
      await (await opened).setFiles(path)
    },
    select: async (field: Locator, label: string): Promise<void> => {
      await reach(field)
      await page.keyboard.type(label)
    },
  }
}

const MOST_PRESSES = 600
