// @vitest-environment node
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Script } from '../../../engine/script/script'
import { TAKEN_TO_SALES, takesContact } from './drawing/contact'
import { drawnId, frontDesk, readDrawn, SAVED_WITHIN_MS, throughAllSteps } from './drawing/drawn-script'
import { mouseHand } from './drawing/mouse-hand'
import { mouseOnCanvas, type WayToAdd } from './drawing/mouse-on-canvas'
import { stepsToDraw } from './drawing/plan'
import { meaningOf } from './drawing/same-script'
import { type Visit, visit } from './signed-in-page'

const example = frontDesk()
/** Against a page that hangs, however busy the machine. */
const LONG_JOURNEY_MS = 400_000
let visited: Visit
let empty: Script

beforeAll(async () => {
  visited = await visit('front-desk', { width: 1920, height: 1200 })
})
afterAll(async () => {
  await visited?.end()
})

const WAYS: readonly WayToAdd[] = ['loose link', 'palette, by drag', 'palette, by click']

// each step goes on from the one before
describe('the front desk, drawn with the mouse', () => {
  it('begins as a new, empty script', async () => {
    const { page } = visited
    await page.getByRole('link', { name: 'Scripts' }).click()
    await page.getByRole('button', { name: 'New script' }).click()
    const dialog = page.getByRole('dialog', { name: 'New script' })
    await mouseHand(page, dialog).write('Name', example.name)
    await dialog.getByRole('button', { name: 'Create' }).click()
    await page.locator('[data-canvas-ready]').waitFor({ state: 'attached' })
    empty = (await readDrawn(visited)).draft.script
    expect(Object.keys(empty.nodes)).toEqual(['begin'])
  })

  it(
    'gets its nodes, links, notes and variables',
    async () => {
      const { page } = visited
      const canvas = await mouseOnCanvas(page, example)
      await canvas.arrange()

      await page.getByRole('button', { name: 'Variables', exact: true }).first().click()
      for (const [name, { initial, description }] of Object.entries(example.variables)) {
        const panel = page.getByRole('region', { name: 'Variables' })
        await panel.getByRole('button', { name: 'Add a variable' }).click()
        const adding = mouseHand(page, panel.getByRole('form', { name: 'Add a variable' }))
        await adding.write('Name', name)
        await adding.press('Add')
        const hand = mouseHand(page, panel.getByRole('listitem').filter({ has: page.getByRole('button', { name, exact: true }) }))
        if (initial !== undefined) await hand.write('Initial value', String(initial))
        if (description !== undefined) await hand.write('Description', description)
      }
      await page.getByRole('button', { name: 'Add', exact: true }).first().click()
      await canvas.clickBeside()
      await mouseHand(page, page.getByRole('region', { name: 'Form' })).write('Description', example.description ?? '')

      let added = 0
      for (const step of stepsToDraw(example, 'please-wait')) {
        const way = WAYS[step.is === 'add' ? added++ % WAYS.length : 0] ?? 'loose link'
        await canvas.draw(step, way)
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
      await visited.page.locator('[data-canvas]').click({ position: { x: 20, y: 20 } })
      await throughAllSteps(page, 'undo', 'Control+z')
      await expect.poll(async () => (await readDrawn(visited)).draft.script, { timeout: SAVED_WITHIN_MS }).toEqual(empty)
      await throughAllSteps(page, 'redo', 'Control+Shift+z')
      await expect.poll(async () => (await readDrawn(visited)).draft.script, { timeout: SAVED_WITHIN_MS }).toEqual(drawn)
    },
    LONG_JOURNEY_MS,
  )

  it('is published with a note, and takes a contact to sales', async () => {
    const { page } = visited
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Publish this draft' })
    await mouseHand(page, dialog).write('What is new, and why', 'Drawn with the mouse')
    await dialog.getByRole('button', { name: 'Publish version 1' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await takesContact(visited)).toMatchObject({ ...TAKEN_TO_SALES, by: `${drawnId(visited)} version 1` })
  })

  it('had no error in the page', () => {
    expect(visited.complaints).toEqual([])
  })
})
