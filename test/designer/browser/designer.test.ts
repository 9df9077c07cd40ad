// @vitest-environment node
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFindings, type Visit, visit } from './signed-in-page'

let visited: Visit

beforeAll(async () => {
  visited = await visit('front-desk')
})
afterAll(async () => {
  await visited?.end()
})

const canvas = () => visited.page.locator('[data-canvas]')
const card = (name: RegExp) => visited.page.locator('.react-flow__node').getByRole('group', { name })

interface Whole {
  readonly draft: {
    readonly revision: number
    readonly script: { readonly nodes: Readonly<Record<string, { readonly name?: string; readonly kind: string }>> }
  }
  readonly published: { readonly version: number }
}
const readWhole = () => visited.api<Whole>('/scripts/front-desk')

/** The draft on the server, once it is as expected. */
async function savedDraft(isSo: (draft: Whole['draft']) => boolean): Promise<Whole['draft']> {
  for (;;) {
    const { draft } = await readWhole()
    if (isSo(draft)) return draft
    await visited.page.waitForTimeout(200)
  }
}

// each step goes on from the one before
describe('the designer', () => {
  it('opens a script from the list', async () => {
    const { page } = visited
    await page.getByRole('link', { name: 'Scripts' }).click()
    await page
      .getByRole('link', { name: /Front desk/ })
      .first()
      .click()
    await page.locator('[data-canvas-ready]').waitFor({ state: 'attached' })
    await card(/^Check channel, Which number\?/).waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  it('adds a node behind a port by keyboard alone, and takes it back', async () => {
    const { page } = visited
    await canvas().focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('p')
    await page.keyboard.press('a')
    await page.getByRole('dialog', { name: /^Add after Start of Begin/ }).waitFor()
    await page.keyboard.type('send text')
    await page.keyboard.press('Enter')
    await card(/^Send text\./).waitFor()

    await page.keyboard.press('Control+z')
    await card(/^Send text\./).waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Shift+z')
    await card(/^Send text\./).waitFor()
    const { script } = await savedDraft(
      ({ script: { nodes } }) => Object.values(nodes).filter(({ kind }) => kind === 'send-text').length === 6,
    )
    expect(Object.keys(script.nodes)).toContain('send-text')
  })

  it('takes over in a second tab what the first one changes', async () => {
    const { page, tab, product } = visited
    const other = await tab()
    await other.goto(`${product.url}/scripts/front-desk?node=send-text`)
    await other.locator('[data-canvas-ready]').waitFor({ state: 'attached' })
    await card(/^Send text\./).click({ position: { x: 60, y: 60 } })
    const name = page.getByRole('textbox', { name: 'Name of the node' })
    await name.fill('Greeting')
    await other
      .locator('.react-flow__node')
      .getByRole('group', { name: /^Send text, Greeting/ })
      .waitFor()
    await other.close()
  })

  it('keeps what is drawn while the server cannot be reached, and saves it afterwards', async () => {
    const { page, context } = visited
    await context.setOffline(true)
    await page.getByRole('textbox', { name: 'Name of the node' }).fill('Greeting, offline')
    await context.setOffline(false)
    await savedDraft(({ script: { nodes } }) => nodes['send-text']?.name === 'Greeting, offline')
  })

  it('publishes with a note', async () => {
    const { page } = visited
    await page
      .getByRole('button', { name: /^Publish/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').first().fill('Greets first')
    await dialog.getByRole('button', { name: /^Publish/ }).click()
    await dialog.waitFor({ state: 'detached' })
    expect((await readWhole()).published.version).toBe(2)
  })

  it('had no error in the page', () => {
    expect(visited.complaints).toEqual([])
  })
})
