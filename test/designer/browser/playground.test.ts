// @vitest-environment node
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StartedProduct, startProduct } from './started-product'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const WIDE = { width: 1440, height: 900 }
/** For anything to appear on a busy machine. */
const LONGEST_WAIT_MS = 20_000
const NARROW = { width: 390, height: 844 }

let product: StartedProduct
let browser: Browser
let page: Page
/** What went wrong in the page itself. */
const complaints: string[] = []

beforeAll(async () => {
  product = await startProduct('front-desk')
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  const context = await browser.newContext({ viewport: WIDE, reducedMotion: 'reduce' })
  context.setDefaultTimeout(LONGEST_WAIT_MS)
  page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** What axe finds in both colour schemes. */
async function findings(): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).analyze()
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${colorScheme}: ${id} at ${target.join(' ')}`)))
  }
  return found
}

const pane = (name: 'Phone' | 'Script' | 'Desk') => page.getByRole('region', { name: new RegExp(`^${name}`) })
const trace = () => pane('Script').getByRole('log', { name: 'What the script did' })
const card = (name: RegExp) => pane('Script').getByRole('img', { name })

async function write(text: string): Promise<void> {
  await pane('Phone').getByRole('textbox', { name: 'Write a message' }).fill(text)
  await pane('Phone').getByRole('button', { name: 'Send' }).click()
}

// each step goes on from the one before, as a newcomer would
describe('the playground', () => {
  it('tells who is not signed in where the link is', async () => {
    await page.goto(product.url)
    await page.getByText('Open the one-time link that Cordboard printed in the terminal').waitFor()
    expect(await findings()).toEqual([])
  })

  it('signs in by the one-time link and a name', async () => {
    await page.goto(product.signInLink)
    await page.getByLabel('Your name').fill('Dana')
    expect(await findings()).toEqual([])
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Waiting for a first message on the phone').waitFor()
    expect(new URL(page.url()).pathname).toBe('/')
    expect(await findings()).toEqual([])
  })

  it('starts the script with the contact’s first message, and shows where it waits', async () => {
    await write('Hello!')
    await pane('Phone').getByRole('button', { name: 'English' }).waitFor()
    await trace().getByText('waiting here').waitFor()
    expect(await card(/The run is here/).getAttribute('aria-label')).toMatch(/^Ask, Language menu\. The run is here\./)
    expect(await card(/\. visited\./).count()).toBe(2)
    expect(await findings()).toEqual([])
  })

  it('goes on by a reply button and a row of the list', async () => {
    await pane('Phone').getByRole('button', { name: 'English' }).click()
    await pane('Phone').getByRole('button', { name: 'Topics' }).click()
    const sheet = page.getByRole('dialog')
    expect(await findings()).toEqual([])
    await sheet.getByRole('button', { name: /A new order/ }).click()
    await trace().getByText('Queue for sales').waitFor()
    await pane('Desk').getByText('Sales: 1 case waits').waitFor({ state: 'attached' })
    expect(await trace().textContent()).toContain('language is now english')
  })

  it('offers the case to the agent who becomes available', async () => {
    await pane('Desk').getByRole('radio', { name: 'Available' }).check()
    await pane('Desk').getByRole('article', { name: 'Offer: Robin' }).waitFor()
    expect(await findings()).toEqual([])
    await pane('Desk').getByRole('button', { name: 'Accept' }).click()
    await pane('Desk').getByRole('textbox', { name: 'Reply to Robin' }).waitFor()
  })

  it('pops the customer’s page for the agent, and lights the way of the event', async () => {
    const pop = pane('Desk').getByRole('region', { name: 'Screen pop' })
    await pop.getByText('Customer Robin').waitFor()
    expect(await pop.getByRole('link').getAttribute('href')).toBe('https://crm.example.com/customers?phone=%2B12025550101&topic=new-order')
    await trace().getByText('The run ended').waitFor()
    await pane('Phone').getByText('Hello, this is Ana.').waitFor()
  })

  it('takes the agent’s answer to the phone, and the contact’s to the desk', async () => {
    await pane('Desk').getByRole('textbox', { name: 'Reply to Robin' }).fill('What *exactly* may I order?')
    await pane('Desk').getByRole('button', { name: 'Send' }).click()
    await pane('Phone').locator('strong', { hasText: 'exactly' }).waitFor()
    await write('Two large boxes')
    const said = pane('Desk').getByRole('log', { name: 'Conversation with Robin' }).getByRole('listitem')
    await said.filter({ hasText: 'Two large boxes' }).waitFor()
    await said.filter({ hasText: 'exactly' }).getByText('Read', { exact: true }).waitFor({ state: 'attached' })
    expect(await findings()).toEqual([])
  })

  it('walks over the script by keyboard from one Tab stop', async () => {
    const canvas = page.getByRole('group', { name: 'Script Front desk' })
    await canvas.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    const active = await canvas.getAttribute('aria-activedescendant')
    expect(await page.locator(`[id="${active}"]`).getAttribute('aria-label')).toMatch(/^Check channel/)
    expect(await canvas.locator('.react-flow__node[tabindex="0"], .react-flow__edge[tabindex="0"]').count()).toBe(0)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent ?? '')).toBe('React Flow')
  })

  it('is one pane at a time on a narrow screen', async () => {
    await page.setViewportSize(NARROW)
    for (const name of ['Phone', 'Script', 'Desk']) {
      await page.getByRole('tab', { name }).click()
      await page.getByRole('tabpanel', { name }).waitFor()
      expect(await page.getByRole('tabpanel').count()).toBe(1)
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      expect(await findings()).toEqual([])
    }
    await page.setViewportSize(WIDE)
  })

  it('ends with a resolved case and a free agent', async () => {
    await pane('Desk').getByRole('button', { name: 'Resolve' }).click()
    await pane('Desk').getByText('No case yet').waitFor()
    await pane('Desk').getByText('0 of 3 cases').waitFor()
  })

  it('says that a link was used already, and what to do', async () => {
    const other = await (await browser.newContext()).newPage()
    await other.goto(product.signInLink)
    await other.getByLabel('Your name').fill('Somebody else')
    await other.getByRole('button', { name: 'Sign in' }).click()
    await other.getByText('Restart Cordboard: it prints a new link in the terminal.').waitFor()
    await other.context().close()
  })

  it('says in words that the connection is lost', async () => {
    await product.stop()
    await page.getByText('The connection to Cordboard is lost.').waitFor()
    expect(await findings()).toEqual([])
  })

  it('never failed by itself', () => {
    expect(complaints).toEqual([])
  })
})
