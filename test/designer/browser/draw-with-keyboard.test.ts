// @vitest-environment node
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Script } from '../../../engine/script/script'
import { TAKEN_TO_SALES, takesContact } from './drawing/contact'
import { drawnId, frontDesk, readDrawn, SAVED_WITHIN_MS, throughAllSteps } from './drawing/drawn-script'
import { type Keys, keyboardHand, keysOf } from './drawing/keyboard-hand'
import { keyboardOnCanvas } from './drawing/keyboard-on-canvas'
import { stepsToDraw } from './drawing/plan'
import { meaningOf } from './drawing/same-script'
import { type Visit, visit } from './signed-in-page'

const example = frontDesk()
/** Against a page that hangs, however busy the machine. */
const LONG_JOURNEY_MS = 400_000
let visited: Visit
let keys: Keys
let empty: Script

beforeAll(async () => {
  visited = await visit('front-desk')
  keys = keysOf(visited.page)
})
afterAll(async () => {
  await visited?.end()
})

// each step goes on from the one before
describe('the front desk, drawn with the keyboard alone', () => {
  it('begins as a new, empty script', async () => {
    const { page } = visited
    await page.evaluate(() => {
      for (const type of ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'wheel', 'touchstart']) {
        addEventListener(type, ({ isTrusted }) => document.body.setAttribute('data-pointed', `${type} ${isTrusted}`), { capture: true })
      }
    })
    await keys.tabTo('the scripts', ({ role, name }) => role === 'link' && name === 'Scripts')
    await keys.press('Enter')
    await page.getByRole('heading', { name: 'Scripts', level: 1 }).waitFor()
    await keys.tabTo('a new script', ({ role, name }) => role === 'button' && name === 'New script')
    await keys.press('Enter')
    await keys.untilOn('the dialog', ({ groups, role }) => groups.includes('New script') || role === 'dialog')
    await keys.tabTo('its name', ({ role, name }) => role === 'textbox' && name === 'Name')
    await keys.type(example.name)
    await keys.press('Enter')
    await page.locator('[data-canvas-ready]').waitFor({ state: 'attached' })
    empty = (await readDrawn(visited)).draft.script
    expect(Object.keys(empty.nodes)).toEqual(['begin'])
  })

  it(
    'gets its nodes, links, notes and variables',
    async () => {
      const { page } = visited
      const canvas = keyboardOnCanvas(page, keys, example)
      await keys.press('F6')
      await keys.untilOn('the canvas', ({ isOnCanvas }) => isOnCanvas)
      await keys.press('g', 'x')
      for (const [name, { initial, description }] of Object.entries(example.variables)) {
        await keys.tabTo('a new variable', (focus) => focus.role === 'button' && focus.name === 'Add a variable')
        await keys.press('Enter')
        await keys.untilOn('its name', (focus) => focus.role === 'textbox' && focus.name === 'Name')
        await keys.type(name)
        await keys.press('Enter')
        await keys.untilOn('the button again', (focus) => focus.name === 'Add a variable')
        for (const [label, text] of [
          ['Description', description],
          ['Initial value', initial],
        ] as const) {
          if (text === undefined) continue
          await keys.tabTo(label, (focus) => focus.role === 'textbox' && focus.name === label, 'Shift+Tab')
          await keys.type(String(text))
        }
      }
      await keys.press('Escape')
      await keys.untilOn('the canvas', ({ isOnCanvas }) => isOnCanvas)
      await canvas.command('Show the settings of the script')
      await keys.untilOn('the form', (focus) => focus.groups.includes('Form'))
      await keyboardHand(page, keys).write('Description', example.description ?? '')
      await canvas.backToCanvas()

      for (const step of stepsToDraw(example, 'please-wait')) {
        await canvas.draw(step)
      }
      for (const { text, node } of Object.values(example.notes)) await canvas.note(text, node)
      await expect
        .poll(async () => meaningOf((await readDrawn(visited)).draft.script), { timeout: SAVED_WITHIN_MS })
        .toEqual(meaningOf(example))
    },
    LONG_JOURNEY_MS,
  )

  it(
    'is undone to the empty script, and redone to the whole',
    async () => {
      const { page } = visited
      const drawn = (await readDrawn(visited)).draft.script
      await throughAllSteps(page, 'undo', 'Control+z')
      await expect.poll(async () => (await readDrawn(visited)).draft.script, { timeout: SAVED_WITHIN_MS }).toEqual(empty)
      await throughAllSteps(page, 'redo', 'Control+Shift+z')
      await expect.poll(async () => (await readDrawn(visited)).draft.script, { timeout: SAVED_WITHIN_MS }).toEqual(drawn)
    },
    LONG_JOURNEY_MS,
  )

  it('is published with a note, and takes a contact to sales', async () => {
    await keys.press('Control+Shift+Enter')
    await keys.tabTo('the note', ({ role, name }) => role === 'textbox' && name === 'What is new, and why')
    await keys.type('Drawn with the keyboard')
    await keys.tabTo('publishing', ({ role, name }) => role === 'button' && name === 'Publish version 1')
    await keys.press('Enter')
    await visited.page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await takesContact(visited)).toMatchObject({ ...TAKEN_TO_SALES, by: `${drawnId(visited)} version 1` })
  })

  it('needed no pointer, and had no error in the page', async () => {
    expect(await visited.page.locator('body').getAttribute('data-pointed')).toBeNull()
    expect(visited.complaints).toEqual([])
  })
})
