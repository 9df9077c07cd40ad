/** Fingers on a page, as the browser itself would report them: the page's own gestures, scrolling and zooming, take part. */
import type { CDPSession, Page } from 'playwright-core'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Fingers {
  tap(at: Point): Promise<void>
  /** Stays until the returned function lifts it. */
  rest(at: Point): Promise<() => Promise<void>>
  drag(from: Point, to: Point): Promise<void>
  /** Two fingers, each from one place to another. */
  pinch(first: readonly [Point, Point], second: readonly [Point, Point]): Promise<void>
}

/** A finger comes over the page in so many moves. */
const MOVES = 8

export async function fingersOn(page: Page): Promise<Fingers> {
  const session = await page.context().newCDPSession(page)
  const lift = () => report(session, 'touchEnd', [])

  /** Each path is one finger's. */
  async function along(...paths: readonly (readonly [Point, Point])[]): Promise<void> {
    await report(
      session,
      'touchStart',
      paths.map(([from]) => from),
    )
    for (let move = 1; move <= MOVES; move += 1) {
      await report(
        session,
        'touchMove',
        paths.map(([from, to]) => between(from, to, move / MOVES)),
      )
    }
    await lift()
  }

  return {
    async tap(at) {
      await report(session, 'touchStart', [at])
      await lift()
    },
    async rest(at) {
      await report(session, 'touchStart', [at])
      return lift
    },
    drag: (from, to) => along([from, to]),
    pinch: along,
  }
}

const between = (from: Point, to: Point, part: number): Point => ({
  x: from.x + (to.x - from.x) * part,
  y: from.y + (to.y - from.y) * part,
})

async function report(session: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', at: readonly Point[]): Promise<void> {
  await session.send('Input.dispatchTouchEvent', { type, touchPoints: at.map(({ x, y }, id) => ({ x, y, id })) })
}
