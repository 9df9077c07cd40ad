/** What a person does with a canvas while frames are timed: drags a card, zooms in and out. The same on every page. */
import type { Page } from 'playwright-core'

export interface Frames {
  /** ms from one frame to the next. */
  readonly median: number
  readonly p95: number
  readonly count: number
}

/** Starts to note the time of each frame in the page. */
async function startTiming(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = []
    const note = (at: number) => {
      times.push(at)
      if (noting.isOn) requestAnimationFrame(note)
    }
    const noting = { isOn: true, times }
    Object.assign(window, { noting })
    requestAnimationFrame(note)
  })
}

async function stopTiming(page: Page): Promise<Frames> {
  const times = await page.evaluate(() => {
    const { noting } = window as unknown as { noting: { isOn: boolean; times: number[] } }
    noting.isOn = false
    return noting.times
  })
  const spans = times.slice(1).map((at, place) => at - (times[place] ?? at))
  spans.sort((one, other) => one - other)
  const at = (share: number) => spans[Math.min(spans.length - 1, Math.floor(spans.length * share))] ?? 0
  return { median: at(0.5), p95: at(0.95), count: spans.length }
}

const DRAG_STEPS = 90
const ZOOM_STEPS = 60

/** Drags the card that lies nearest to the middle, around and back. */
export async function drag(page: Page): Promise<Frames> {
  const card = await page.evaluate(() => {
    const [midX, midY] = [innerWidth / 2, innerHeight / 2]
    const far = ({ x, y, width }: DOMRect) => Math.hypot(x + width / 2 - midX, y - midY)
    const rectangles = [...document.querySelectorAll('.react-flow__node')]
      .map((element) => element.getBoundingClientRect())
      .filter(({ width, x, y }) => width > 60 && x > 300 && y > 80)
    const nearest = rectangles.sort((one, other) => far(one) - far(other))[0]
    return nearest && { x: nearest.x + nearest.width / 2, y: nearest.y + 12 }
  })
  if (!card) throw new Error('There is no card to drag')
  await page.mouse.move(card.x, card.y)
  await page.mouse.down()
  await page.mouse.move(card.x + 6, card.y + 6)
  await startTiming(page)
  for (let step = 1; step <= DRAG_STEPS; step += 1) {
    const angle = (step / DRAG_STEPS) * 2 * Math.PI
    await page.mouse.move(card.x + 6 + 120 * Math.sin(angle), card.y + 6 + 90 * (1 - Math.cos(angle)))
  }
  const frames = await stopTiming(page)
  await page.mouse.up()
  return frames
}

/** Zooms out as far as cards are still drawn, and in again, around the middle. */
export async function zoom(page: Page): Promise<Frames> {
  const size = page.viewportSize() ?? { width: 1440, height: 900 }
  await page.mouse.move(size.width / 2, size.height / 2)
  await page.keyboard.down('Control')
  await startTiming(page)
  for (let step = 0; step < ZOOM_STEPS; step += 1) await page.mouse.wheel(0, step < ZOOM_STEPS / 2 ? 24 : -24)
  const frames = await stopTiming(page)
  await page.keyboard.up('Control')
  return frames
}
