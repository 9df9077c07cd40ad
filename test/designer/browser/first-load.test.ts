// @vitest-environment node
/** What the browser has to fetch before a script can be drawn on: the page is measured as it is served. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Visit, visit } from './signed-in-page'

/** Of compressed script, without Monaco and layout (the budget). */
const BUDGET_BYTES = 400_000

let visited: Visit

beforeAll(async () => {
  visited = await visit('front-desk')
})
afterEach(async () => {
  for (const page of visited.context.pages()) await page.close()
})
afterAll(async () => {
  await visited?.end()
})

interface Fetched {
  readonly name: string
  readonly bytes: number
}

/** Every script that was asked for until then, with its size on the wire. */
const scriptsOf = (page: Page, until: 'drawn' | 'now'): Promise<Fetched[]> =>
  page.evaluate((moment) => {
    const end = moment === 'now' ? performance.now() : (performance.getEntriesByName('cordboard.drawn')[0]?.startTime ?? Number.NaN)
    return (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ startTime }) => startTime <= end)
      .map(({ name, encodedBodySize }) => ({ name: new URL(name).pathname, bytes: encodedBodySize }))
      .filter(({ name }) => name.endsWith('.js'))
  }, until)
const sum = (scripts: readonly Fetched[]) => scripts.reduce((bytes, script) => bytes + script.bytes, 0)

describe('the first load of a script', () => {
  it('stays within its budget until the canvas is drawn', async () => {
    const page = await open(visited)
    const scripts = await scriptsOf(page, 'drawn')
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.every(({ bytes }) => bytes > 0)).toBe(true)
    expect(sum(scripts)).toBeLessThan(BUDGET_BYTES)
  })

  it('leaves Monaco and layout out, also once all is there that stands open beside the canvas', async () => {
    const page = await open(visited)
    await page.getByRole('searchbox', { name: 'What should happen?' }).waitFor()
    await page.getByRole('region', { name: 'Form' }).getByRole('textbox').first().waitFor()
    const names = (await scriptsOf(page, 'now')).map(({ name }) => name)
    expect(names.filter((name) => /^\/assets\/(monaco|elk|[a-z]+\.worker|Simulator)/.test(name))).toEqual([])
  })

  it('brings Monaco when it is first needed', async () => {
    const page = await open(visited)
    await page.getByRole('button', { name: 'Code', exact: true }).click()
    await page.locator('.monaco-editor').first().waitFor()
    expect((await scriptsOf(page, 'now')).filter(({ name }) => /monaco/i.test(name))).not.toEqual([])
  })
})

async function open({ tab, product }: Visit): Promise<Page> {
  const page = await tab()
  await page.goto(`${product.url}/scripts/front-desk`)
  await page.locator('[data-canvas-ready]').waitFor({ state: 'attached' })
  return page
}
