// @vitest-environment node
/** A link to what somebody sees, opened by somebody else on a screen of another size. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Visit, visit } from './signed-in-page'

let visited: Visit
let link = ''
let seen: Sight
let bo: Page

beforeAll(async () => {
  visited = await visit('front-desk')
  await open(visited.page, `${visited.product.url}/scripts/front-desk`)
})
afterAll(async () => {
  await visited?.end()
})

interface Sight {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** What lies in the middle of the canvas, and how near it is seen. */
const sightOf = (page: Page) =>
  page.evaluate((): Sight => {
    const { width, height } = (document.querySelector('.react-flow') as Element).getBoundingClientRect()
    const { m41, m42, a } = new DOMMatrix(getComputedStyle(document.querySelector('.react-flow__viewport') as Element).transform)
    return { x: (width / 2 - m41) / a, y: (height / 2 - m42) / a, zoom: a }
  })

async function looksAt(page: Page, { x, y, zoom }: Sight): Promise<void> {
  const near = (wanted: number, within: number) => expect.toSatisfy((value: number) => Math.abs(value - wanted) <= within)
  await expect.poll(() => sightOf(page), { timeout: 30_000 }).toEqual({ x: near(x, 2), y: near(y, 2), zoom: near(zoom, 0.001) })
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('[data-canvas-ready]').waitFor({ state: 'attached' })
}

async function command(page: Page, name: string): Promise<void> {
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Commands' })
  await palette.getByRole('combobox').fill(name)
  await page.keyboard.press('Enter')
  await palette.waitFor({ state: 'detached' })
}

const selected = (page: Page) => page.locator('.react-flow__node').locator('[data-selected="true"]')

// each step goes on from the one before
describe('a link to what is seen', () => {
  it('is copied by a command', async () => {
    const { page } = visited
    await command(page, 'Please wait')
    await selected(page)
      .and(page.getByRole('group', { name: /Please wait/ }))
      .waitFor()
    await page.keyboard.press('-')
    await page.keyboard.press('-')
    await expect.poll(async () => (await sightOf(page)).zoom, { timeout: 30_000 }).toBeCloseTo(0.64, 2)
    seen = await sightOf(page)
    await command(page, 'Copy a link to what is seen')
    await page.getByText('Link copied.').first().waitFor()
    link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toMatch(/\/scripts\/front-desk\?node=please-wait&view=-?\d+,-?\d+,0\.64$/)
  })

  it('shows who opens it the same place at the same zoom, with the node selected', async () => {
    bo = await visited.somebodyElse('Bo')
    await bo.setViewportSize({ width: 1100, height: 700 })
    await open(bo, link)
    await looksAt(bo, seen)
    await selected(bo)
      .and(bo.getByRole('group', { name: /Please wait/ }))
      .waitFor()
  })

  it('goes from the address when one looks elsewhere, and leaves nothing for Back', async () => {
    const length = await bo.evaluate(() => history.length)
    await bo.locator('[data-canvas]').focus()
    await bo.keyboard.press('+')
    await bo.waitForURL(({ searchParams }) => !searchParams.has('view'))
    expect(new URL(bo.url()).searchParams.get('node')).toBe('please-wait')
    expect(await bo.evaluate(() => history.length)).toBe(length)
    await bo.keyboard.press('0')
    const kept = () => bo.evaluate(() => sessionStorage.getItem('cordboard.viewport.front-desk'))
    await expect.poll(kept, { timeout: 30_000 }).toMatch(/"zoom":1\}/)
    await bo.reload()
    await bo.locator('[data-canvas-ready]').waitFor({ state: 'attached' })
    expect((await sightOf(bo)).zoom).toBe(1)
  })

  it('is gone back to from where one jumped', async () => {
    await open(bo, link)
    await looksAt(bo, seen)
    await command(bo, 'Customer card')
    await bo.waitForURL(({ searchParams }) => searchParams.get('node') === 'customer-card')
    await bo.goBack()
    await selected(bo)
      .and(bo.getByRole('group', { name: /Please wait/ }))
      .waitFor()
    expect(new URL(bo.url()).searchParams.get('node')).toBe('please-wait')
  })

  it('with a view that cannot be leads to its node', async () => {
    await open(bo, link.replace(/view=.*/, 'view=NaN,1e9,77'))
    await selected(bo)
      .and(bo.getByRole('group', { name: /Please wait/ }))
      .waitFor()
    const box = await selected(bo).first().boundingBox()
    expect(box?.x).toBeGreaterThan(0)
    expect(await bo.getByRole('alert').count()).toBe(0)
  })
})

it('had no error in the page', () => {
  expect(visited.complaints).toEqual([])
})
