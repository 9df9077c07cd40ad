// @vitest-environment node
/** The canvas under fingers, on a phone: panned, zoomed, selected, moved, linked and asked for its menu, and the page stays where it is. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fingers, fingersOn, type Point } from './fingers'
import { type Visit, visit } from './signed-in-page'

const ID = 'under-fingers'
const at = (x: number, y: number) => ({ position: { x, y } })
const script = {
  formatVersion: 2,
  id: ID,
  name: 'Under fingers',
  nodes: {
    begin: { kind: 'begin', settings: {}, ...at(0, 0) },
    hello: { kind: 'send-text', name: 'Hello', settings: { text: 'Hello' }, ...at(0, 160) },
    bye: { kind: 'end', name: 'Bye', settings: {}, ...at(0, 384) },
  },
  links: {},
  variables: {},
  notes: {},
}

let visited: Visit
let context: BrowserContext
let page: Page
let fingers: Fingers

beforeAll(async () => {
  visited = await visit('front-desk')
  await visited.api(`/scripts/${ID}/draft`, { method: 'PUT', body: script, ifMatch: 0 })
  context = await visited.browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    storageState: await visited.context.storageState(),
  })
  context.setDefaultTimeout(30_000)
  page = await context.newPage()
  fingers = await fingersOn(page)
  await page.goto(`${visited.product.url}/scripts/${ID}`)
  await page.locator('[data-canvas-ready]').waitFor({ state: 'attached' })
})
afterAll(async () => {
  await visited?.end()
})

const card = (name: RegExp) => page.locator('.react-flow__node').getByRole('group', { name })
const [begin, hello, bye] = [/^Begin/, /^Send text, Hello/, /^End, Bye/]

async function middleOf(name: RegExp): Promise<Point> {
  const box = await card(name).boundingBox()
  if (!box) throw new Error(`${name} is not on the page`)
  // the head: jacks and fields lie elsewhere
  return { x: box.x + box.width / 2, y: box.y + 24 }
}

interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}
const view = () =>
  page.evaluate((): View => {
    const { m41, m42, a } = new DOMMatrix(getComputedStyle(document.querySelector('.react-flow__viewport') as Element).transform)
    return { x: m41, y: m42, zoom: a }
  })
/** Waits until the drawing is seen like this; a finger's last move is drawn in a frame of its own. */
async function seenAt(wanted: View, within: number): Promise<void> {
  await expect.poll(view, { timeout: 30_000 }).toEqual({
    x: expect.toSatisfy((x: number) => Math.abs(x - wanted.x) <= within),
    y: expect.toSatisfy((y: number) => Math.abs(y - wanted.y) <= within),
    zoom: expect.closeTo(wanted.zoom, 1),
  })
}
/** Beside the cards. */
const FREE = { x: 340, y: 400 }

const isSelected = (name: RegExp) => card(name).and(page.locator('[data-selected="true"]'))
const linksOf = async () =>
  Object.values(
    (await visited.api<{ draft: { script: { links: Record<string, { from: string; port: string; to: string }> } } }>(`/scripts/${ID}`))
      .draft.script.links,
  )
const placeOf = async (id: string) =>
  (await visited.api<{ draft: { script: { nodes: Record<string, { position: Point }> } } }>(`/scripts/${ID}`)).draft.script.nodes[id]
    ?.position

async function pageStayed(): Promise<void> {
  const where = await page.evaluate(() => [scrollX, scrollY, visualViewport?.scale, visualViewport?.offsetLeft, visualViewport?.offsetTop])
  expect(where).toEqual([0, 0, 1, 0, 0])
}

// each step goes on from the one before
describe('fingers on the canvas', () => {
  it('one pans it', async () => {
    const before = await view()
    await fingers.drag(FREE, { x: FREE.x - 60, y: FREE.y + 48 })
    await seenAt({ x: before.x - 60, y: before.y + 48, zoom: 1 }, 12)
    await pageStayed()
  })

  it('one swipes past a card that is not selected, and leaves it where it is', async () => {
    const [before, from] = [await view(), await middleOf(hello)]
    await fingers.drag(from, { x: from.x + 60, y: from.y - 48 })
    await seenAt({ x: before.x + 60, y: before.y - 48, zoom: 1 }, 12)
    expect(await isSelected(hello).count()).toBe(0)
    expect(await placeOf('hello')).toEqual({ x: 0, y: 160 })
    await pageStayed()
  })

  it('two zoom about their middle', async () => {
    const before = await view()
    const middle = { x: 200, y: 420 }
    const apart = (px: number) =>
      [
        { x: middle.x - px, y: middle.y },
        { x: middle.x + px, y: middle.y },
      ] as const
    const [near, far] = [apart(40), apart(64)]
    const origin = await page.evaluate(() => {
      const { left, top } = (document.querySelector('.react-flow') as Element).getBoundingClientRect()
      return { left, top }
    })
    await fingers.pinch([near[0], far[0]], [near[1], far[1]])
    const zoom = before.zoom * 1.6
    const kept = (own: number, of: number) => own - ((own - of) * zoom) / before.zoom
    await seenAt({ x: kept(middle.x - origin.left, before.x), y: kept(middle.y - origin.top, before.y), zoom }, 12)
    await fingers.pinch([far[0], near[0]], [far[1], near[1]])
    await seenAt(before, 12)
    await pageStayed()
  })

  it('a tap selects', async () => {
    await fingers.tap(await middleOf(hello))
    await isSelected(hello).waitFor()
    await fingers.tap(await middleOf(begin))
    await isSelected(begin).waitFor()
    expect(await isSelected(hello).count()).toBe(0)
    await pageStayed()
  })

  it('one drags the card that is selected', async () => {
    await fingers.tap(await middleOf(bye))
    await isSelected(bye).waitFor()
    const [before, from] = [await view(), await middleOf(bye)]
    await fingers.drag(from, { x: from.x + 72, y: from.y + 40 })
    await expect.poll(() => placeOf('bye'), { timeout: 30_000 }).not.toEqual({ x: 0, y: 384 })
    const place = await placeOf('bye')
    expect(Math.abs((place?.x ?? 0) - 72)).toBeLessThanOrEqual(16)
    expect(Math.abs((place?.y ?? 0) - 424)).toBeLessThanOrEqual(16)
    expect(await view()).toEqual(before)
    await pageStayed()
  })

  it('a tap on a jack and a tap on a card link the two', async () => {
    const jack = await card(begin).locator('.react-flow__handle.source').boundingBox()
    if (!jack) throw new Error('Begin has no jack')
    await fingers.tap({ x: jack.x + jack.width / 2, y: jack.y + jack.height / 2 })
    await page.getByRole('status').filter({ hasText: 'Begin' }).waitFor()
    await fingers.tap(await middleOf(hello))
    await expect.poll(linksOf, { timeout: 30_000 }).toEqual([{ from: 'begin', port: 'default', to: 'hello' }])
    await pageStayed()
  })

  it('one that stays opens the menu of the card, which stays open when it is lifted', async () => {
    const lift = await fingers.rest(await middleOf(hello))
    const menu = page.getByRole('menu')
    await menu.waitFor()
    await lift()
    await menu.getByRole('menuitem', { name: /^Rename/ }).waitFor()
    await isSelected(hello).waitFor()
    const duplicate = await menu.getByRole('menuitem', { name: /^Duplicate/ }).boundingBox()
    if (!duplicate) throw new Error('The menu does not offer to duplicate')
    expect(duplicate.height).toBeGreaterThanOrEqual(44)
    await fingers.tap({ x: duplicate.x + duplicate.width / 2, y: duplicate.y + duplicate.height / 2 })
    await menu.waitFor({ state: 'detached' })
    await expect.poll(() => card(hello).count(), { timeout: 30_000 }).toBe(2)
    await pageStayed()
  })
})
