/** A hand on the mouse, with the other one typing: it clicks fields and buttons of a part of the page. */
import type { Locator, Page } from 'playwright-core'
import type { Hand } from './fill-form'

export function mouseHand(page: Page, part: Locator): Hand {
  const button = (name: string) => part.getByRole('button', { name: namedBy(name) })
  return {
    async write(label, text) {
      const field = part.getByRole('textbox', { name: label, exact: true })
      if ((await field.inputValue()) === text) return
      await field.click()
      await page.keyboard.press('Control+a')
      await typeOrPaste(page, text)
    },
    async choose(label, word) {
      const several = part.getByRole('radiogroup', { name: label, exact: true })
      if ((await several.count()) > 0) await several.getByRole('radio', { name: word, exact: true }).check()
      else await part.getByLabel(label, { exact: true }).selectOption({ label: word })
    },
    async pick(label, name) {
      const field = part.getByRole('combobox', { name: label, exact: true })
      await field.click()
      await page.keyboard.press('Control+a')
      await page.keyboard.type(name)
      await page.getByRole('listbox').getByRole('option').first().click()
    },
    async turn(label, isOn) {
      const knob = part.getByRole('switch', { name: label, exact: true })
      if ((await knob.isChecked()) !== isOn) await part.getByText(label, { exact: true }).click()
    },
    press: (name) => button(name).click(),
    hasButton: async (name) => (await button(name).count()) > 0,
    async unfold(name) {
      const folded = part.locator('[aria-expanded="false"]').and(button(`${name} `))
      if ((await folded.count()) > 0) await folded.click()
    },
    within: (item) => mouseHand(page, part.getByRole('group', { name: item, exact: true })),
  }
}

/** Longer texts come from somewhere else, as people paste them. */
const LONGEST_TYPED = 24
export const typeOrPaste = ({ keyboard }: Page, text: string): Promise<void> =>
  text.length > LONGEST_TYPED ? keyboard.insertText(text) : keyboard.type(text)

/** A name that ends in a space is only how it begins. */
export const namedBy = (name: string): RegExp =>
  new RegExp(`^${name.trimEnd().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}${name.endsWith(' ') ? '' : '$'}`)
