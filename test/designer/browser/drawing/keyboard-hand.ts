/** Two hands on the keyboard: what is wanted is gone to by Tab, as it is called, and nothing is pointed at. */
import type { Page } from 'playwright-core'
import type { Hand } from './fill-form'
import { namedBy, typeOrPaste } from './mouse-hand'

/** Where the keyboard is, as a screen reader says it. */
export interface Focus {
  readonly name: string
  readonly role: string
  readonly value: string
  readonly isOn: boolean
  /** Names of the groups around it, the innermost first. */
  readonly groups: readonly string[]
  readonly isOnCanvas: boolean
  /** The element of the drawing that is stood on there; empty where none is. */
  readonly standsOn: string
}

export type Wanted = (focus: Focus) => boolean

/** More stops than any form has. */
const MOST_STOPS = 80

export interface Keys {
  press(...keys: string[]): Promise<void>
  type(text: string): Promise<void>
  focus(): Promise<Focus>
  /** On by Tab, and if it was not there back by Shift and Tab; or the other way round. */
  tabTo(what: string, isWanted: Wanted, first?: 'Tab' | 'Shift+Tab'): Promise<Focus>
  /** For what moves the keyboard by itself. */
  untilOn(what: string, isWanted: Wanted): Promise<Focus>
  /** Two frames: by then the page has moved the keyboard where it wants it. */
  settle(): Promise<void>
}

export function keysOf(page: Page): Keys {
  const focus = () => page.evaluate(saidOfFocus)
  const settle = () => page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))
  return {
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key)
    },
    type: (text) => typeOrPaste(page, text),
    focus,
    settle,
    async tabTo(what, isWanted, first = 'Tab') {
      const passed: string[] = []
      for (const key of first === 'Tab' ? ['Tab', 'Shift+Tab'] : ['Shift+Tab', 'Tab']) {
        for (let stops = 0; stops < MOST_STOPS; stops += 1) {
          const now = await focus()
          if (isWanted(now)) return now
          passed.push(`${now.role} ${now.name}`)
          await page.keyboard.press(key)
        }
      }
      throw new Error(`Tab does not lead to ${what}; it led to: ${[...new Set(passed)].join(' | ')}`)
    },
    async untilOn(what, isWanted) {
      for (const until = Date.now() + LONGEST_WAIT_MS; ; ) {
        const now = await focus()
        if (isWanted(now)) return now
        if (Date.now() > until) throw new Error(`The keyboard is not on ${what} but on ${JSON.stringify(now)}`)
        await settle()
      }
    },
  }
}

const LONGEST_WAIT_MS = 15_000

/** Works in the form that the keyboard is in. */
export function keyboardHand(page: Page, keys: Keys, groups: readonly string[] = []): Hand {
  const form = page.getByRole('region', { name: 'Form' })
  const part = groups.reduce((around, group) => around.getByRole('group', { name: group, exact: true }), form)
  const isWithin: Wanted = (focus) => groups.every((group) => focus.groups.includes(group))
  const called =
    (label: string): Wanted =>
    (focus) =>
      focus.name === label && isWithin(focus)
  const isButton =
    (name: string): Wanted =>
    (focus) =>
      focus.role === 'button' && namedBy(name).test(focus.name) && isWithin(focus)
  return {
    async write(label, text) {
      const { value } = await keys.tabTo(`the field “${label}”`, (focus) => called(label)(focus) && focus.role === 'textbox')
      if (value === text) return
      await keys.press('Control+a')
      await keys.type(text)
    },
    async choose(label, word) {
      const isOneOf: Wanted = (focus) => focus.role === 'radio' && focus.groups.includes(label) && isWithin(focus)
      let now = await keys.tabTo(`the choice “${label}”`, (focus) => called(label)(focus) || isOneOf(focus))
      if (now.role !== 'radio') return keys.type(word)
      for (let tried = 0; now.name !== word; tried += 1) {
        if (tried > 10) throw new Error(`“${label}” does not offer “${word}”`)
        await keys.press('ArrowRight')
        now = await keys.focus()
      }
    },
    async pick(label, name) {
      await keys.tabTo(`the field “${label}”`, (focus) => called(label)(focus) && focus.role === 'combobox')
      await keys.press('Control+a')
      await keys.type(name)
      await keys.press('ArrowDown', 'Enter')
    },
    async turn(label, isOn) {
      const now = await keys.tabTo(`the switch “${label}”`, called(label))
      if (now.isOn !== isOn) await keys.press('Space')
    },
    async press(name) {
      await keys.tabTo(`the button “${name}”`, isButton(name))
      await keys.press('Enter')
      await keys.untilOn(`what “${name}” opens`, (focus) => !isButton(name)(focus))
    },
    hasButton: async (name) => (await part.getByRole('button', { name: namedBy(name) }).count()) > 0,
    async unfold(name) {
      const folded = part.locator('[aria-expanded="false"]').and(part.getByRole('button', { name: namedBy(`${name} `) }))
      if ((await folded.count()) === 0) return
      await keys.tabTo(`what is folded under “${name}”`, isButton(`${name} `))
      await keys.press('Enter')
      await folded.waitFor({ state: 'detached' })
    },
    within: (item) => keyboardHand(page, keys, [...groups, item]),
  }
}

/** Runs in the page. */
function saidOfFocus(): Focus {
  const active = document.activeElement ?? document.body
  const textOf = (id: string) => {
    const element = document.getElementById(id)
    return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
  }
  const nameOf = (element: Element): string => {
    const labelledBy = element.getAttribute('aria-labelledby')
    const labels = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement
    const name =
      labelledBy?.split(' ').map(textOf).join(' ') ??
      element.getAttribute('aria-label') ??
      (labels ? [...(element.labels ?? [])].map(({ textContent }) => textContent).join(' ') : element.textContent)
    return (name ?? '').replace(/\s+/g, ' ').trim()
  }
  const input = active instanceof HTMLInputElement ? active : undefined
  const plainRole = { BUTTON: 'button', A: 'link', SELECT: 'listbox', TEXTAREA: 'textbox' }[active.tagName] ?? active.tagName.toLowerCase()
  const inputRole = input && ({ radio: 'radio', checkbox: 'checkbox', search: 'searchbox' }[input.type] ?? 'textbox')
  const groups: string[] = []
  for (let around = active.parentElement; around; around = around.parentElement) {
    if (around.matches('[role="group"], [role="radiogroup"], [role="dialog"], fieldset, section[aria-label]')) groups.push(nameOf(around))
  }
  return {
    name: nameOf(active),
    role: active.getAttribute('role') ?? inputRole ?? plainRole,
    value: active instanceof HTMLTextAreaElement ? active.value : (input?.value ?? ''),
    isOn: input?.checked === true || active.getAttribute('aria-checked') === 'true',
    groups,
    isOnCanvas: active.matches('[data-canvas]'),
    standsOn: (active.matches('[data-canvas]') && active.getAttribute('aria-activedescendant')) || '',
  }
}
