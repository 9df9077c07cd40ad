/** Draws on the canvas with the mouse: nodes by palette, loose link, click or onto a link; links from jack to jack. Each card has its slot. */
import type { Locator, Page } from 'playwright-core'
import { GRID, WAY_IN_Y } from '../../../../designer/canvas/geometry'
import { kindTitle } from '../../../../designer/catalogue/kind-in-words'
import { mainPort } from '../../../../designer/script/ports'
import type { Script, ScriptNode } from '../../../../engine/script/script'
import { fillForm } from './fill-form'
import { mouseHand, namedBy } from './mouse-hand'
import type { Step, Way } from './plan'

interface Point {
  readonly x: number
  readonly y: number
}

/** How far slots are apart, in px of the drawing: the tallest card of the example and the widest gap that a link needs. */
const SLOT = { x: 36 * GRID, y: 35 * GRID }
const SLOTS_BELOW = 6
/** Where the first slot is on the canvas, in px of the page. */
const FIRST_SLOT = { x: 48, y: 60 }
/** A place on a card's head, by which it is selected and dragged, in px of the drawing. */
const HEAD = { x: 90, y: 14 }

export async function mouseOnCanvas(page: Page, script: Pick<Script, 'nodes' | 'notes'>) {
  const canvas = page.locator('[data-canvas]')
  const form = page.getByRole('region', { name: 'Form' })
  const palette = page.getByRole('region', { name: 'Add', exact: true })
  const idsOnPage = new Map<string, string>()
  const area = await boxOf(canvas)
  let slotsTaken = 0

  const view = () =>
    page.locator('.react-flow__viewport').evaluate((element) => {
      const { a, e, f } = new DOMMatrix(getComputedStyle(element).transform)
      return { x: e, y: f, zoom: a }
    })
  const nextFrame = () => page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))
  const nextSlot = (): Point => {
    const place = slotsTaken++
    return { x: Math.floor(place / SLOTS_BELOW) * SLOT.x, y: (place % SLOTS_BELOW) * SLOT.y }
  }
  async function onPage({ x, y }: Point): Promise<Point> {
    const at = await view()
    return { x: area.x + at.x + x * at.zoom, y: area.y + at.y + y * at.zoom }
  }
  async function drag(from: Point, to: Point, button: 'left' | 'middle' = 'left'): Promise<void> {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down({ button })
    // as slowly as every movement of a hand begins
    await page.mouse.move(from.x + 3, from.y + 3)
    await page.mouse.move(to.x, to.y, { steps: 3 })
    await page.mouse.up({ button })
  }
  async function middleOf(element: Locator): Promise<Point> {
    const box = await boxOf(element)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }

  const onPageId = (id: string): string => {
    const known = idsOnPage.get(id)
    if (known === undefined) throw new Error(`"${id}" is not drawn yet`)
    return known
  }
  const card = (id: string) => page.locator(`.react-flow__node[data-id="${onPageId(id)}"]`)
  const jack = ({ from, port }: Way) => card(from).locator(`.react-flow__handle[data-handleid="${port}"]`)
  const wayIn = (id: string) => card(id).locator('.react-flow__handle[data-handlepos="left"]')
  const cord = ({ from, port }: Way) => page.locator(`[id="link-${onPageId(from)}.${port}"]`)

  /** All slots in sight, near enough for every jack to be got hold of. */
  async function arrange(): Promise<void> {
    while ((await view()).zoom > 0.65) await page.getByRole('button', { name: 'Zoom out' }).click()
    await lookAtSlots()
  }
  /** The drawing is pulled back where it was, should the page have gone elsewhere to show something. */
  async function lookAtSlots(): Promise<void> {
    // what was just added is shown in the next frame
    await nextFrame()
    const off = await offSlots()
    if (off.x === 0 && off.y === 0) return
    const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 }
    await drag(middle, { x: middle.x + off.x, y: middle.y + off.y }, 'middle')
    for (let left = await offSlots(); left.x !== 0 || left.y !== 0; left = await offSlots()) await nextFrame()
  }
  async function offSlots(): Promise<Point> {
    const { x, y } = await view()
    return { x: Math.round(FIRST_SLOT.x - x), y: Math.round(FIRST_SLOT.y - y) }
  }

  async function inPalette(title: string): Promise<Locator> {
    await palette.getByRole('searchbox').click()
    await page.keyboard.press('Control+a')
    await page.keyboard.type(title)
    return palette.getByRole('button', { name: namedBy(`${title} `) }).first()
  }
  async function dropFromPalette(title: string, at: Point): Promise<void> {
    const item = await inPalette(title)
    await item.dragTo(canvas, { targetPosition: { x: at.x - area.x, y: at.y - area.y } })
  }
  async function chooseInDialog(title: string): Promise<void> {
    const dialog = page.getByRole('dialog', { name: /^(Add|Insert)/ })
    await dialog.getByRole('combobox').click()
    await page.keyboard.type(title)
    await dialog
      .getByRole('menuitem', { name: namedBy(`${title} `) })
      .filter({ has: page.getByText(title, { exact: true }) })
      .first()
      .click()
    await dialog.waitFor({ state: 'detached' })
  }
  /** The form shows a node that was not drawn before. */
  async function added(id: string): Promise<void> {
    const known = [...idsOnPage.values()]
    const selected = page.locator('.react-flow__node-card:has([data-selected="true"])')
    for (;;) {
      const now = (await selected.count()) === 1 ? await selected.getAttribute('data-id') : null
      if (now !== null && !known.includes(now)) {
        await form.locator('code', { hasText: new RegExp(`^${now}$`) }).waitFor()
        idsOnPage.set(id, now)
        return
      }
      await nextFrame()
    }
  }
  async function select(id: string): Promise<void> {
    const { zoom } = await view()
    await card(id).click({ position: { x: HEAD.x * zoom, y: HEAD.y * zoom } })
  }
  async function moveTo(id: string, slot: Point): Promise<void> {
    const { zoom } = await view()
    const box = await boxOf(card(id))
    const to = await onPage(slot)
    const [x, y] = [HEAD.x * zoom, HEAD.y * zoom]
    await drag({ x: box.x + x, y: box.y + y }, { x: to.x + x, y: to.y + y })
  }
  async function fill({ kind, name, settings }: ScriptNode): Promise<void> {
    const hand = mouseHand(page, form)
    if (name !== undefined) await hand.write('Name of the node', name)
    await fillForm(hand, kind, settings)
  }

  async function addBehind({ node: id, at }: Step & { readonly is: 'add' }, way: WayToAdd): Promise<void> {
    const node = script.nodes[id]
    if (!node) return
    const slot = nextSlot()
    const title = kindTitle(node.kind)
    const source = script.nodes[at.from]
    // a click in the palette adds behind the main port of what is selected
    const isMain = source !== undefined && mainPort(source) === at.port
    if (way === 'loose link' || (way === 'palette, by click' && !isMain)) {
      await drag(await middleOf(jack(at)), await onPage({ x: slot.x, y: slot.y + WAY_IN_Y }))
      await chooseInDialog(title)
      await added(id)
    } else if (way === 'palette, by click') {
      await select(at.from)
      await (await inPalette(title)).click()
      await added(id)
      await lookAtSlots()
      await moveTo(id, slot)
    } else {
      await dropFromPalette(title, await onPage({ x: slot.x + 120, y: slot.y + 3 * GRID }))
      await added(id)
      await link(at, id)
      await select(id)
    }
    await fill(node)
  }

  async function link(at: Way, to: string): Promise<void> {
    await drag(await middleOf(jack(at)), await middleOf(wayIn(to)))
    await cord(at).waitFor({ state: 'attached' })
  }

  /** A place of the link that nothing lies over. */
  async function placeOn(at: Way): Promise<Point> {
    const place = await cord(at).evaluate((element) => {
      const line = element.querySelector('path')
      const matrix = line?.getScreenCTM()
      for (let part = 0.05; line && matrix && part < 1; part += 0.05) {
        const { x, y } = line.getPointAtLength(line.getTotalLength() * part).matrixTransform(matrix)
        if (document.elementFromPoint(x, y)?.closest('.react-flow__edge')?.contains(element)) return { x, y }
      }
      return undefined
    })
    if (!place) throw new Error(`The link ${at.from}.${at.port} lies behind cards all along`)
    return place
  }

  return {
    arrange,
    /** @param way by which a node is added; each is as good as the others */
    async draw(step: Step, way: WayToAdd): Promise<void> {
      await lookAtSlots()
      if (step.is === 'link') return link(step.at, step.to)
      if (step.is === 'add') return addBehind(step, way)
      const node = script.nodes[step.node]
      if (!node) return
      const slot = nextSlot()
      if (node.kind === 'begin') {
        idsOnPage.set(step.node, 'begin')
        return
      }
      const place = step.is === 'insert' ? await placeOn(step.at) : await onPage({ x: slot.x + 120, y: slot.y + 3 * GRID })
      await dropFromPalette(kindTitle(node.kind), place)
      await added(step.node)
      if (step.is === 'insert') await moveTo(step.node, slot)
      await fill(node)
    },
    async note(text: string, node: string | undefined): Promise<void> {
      await lookAtSlots()
      await dropFromPalette('Note', await onPage(nextSlot()))
      const hand = mouseHand(page, form)
      await hand.write('Text', text)
      if (node !== undefined) await hand.pick('Pinned to', script.nodes[node]?.name ?? node)
    },
    /** Beside everything: nothing is selected then. */
    async clickBeside(): Promise<void> {
      await lookAtSlots()
      await page.mouse.click(area.x + 20, area.y + 20)
    },
  }
}

async function boxOf(element: Locator) {
  const box = await element.boundingBox()
  if (!box) throw new Error(`Nothing is there to point at: ${element}`)
  return box
}

export type WayToAdd = 'loose link' | 'palette, by drag' | 'palette, by click'
