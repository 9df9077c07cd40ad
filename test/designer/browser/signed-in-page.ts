/** A started product and somebody signed in to it in a real browser; what goes wrong in the page itself is noted. */
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { type StartedProduct, startProduct } from './started-product'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
/** For anything to appear on a busy machine. */
const LONGEST_WAIT_MS = 30_000

export interface Visit {
  readonly product: StartedProduct
  readonly browser: Browser
  readonly context: BrowserContext
  readonly page: Page
  /** Errors of the page itself. */
  readonly complaints: readonly string[]
  /** A further tab of the same person, with an own memory where `isApart`. */
  tab(): Promise<Page>
  /** Asks the product's API as the person does. */
  api<Answer>(path: string, init?: { readonly method?: string; readonly body?: unknown; readonly ifMatch?: number }): Promise<Answer>
  end(): Promise<void>
}

export async function visit(example: string, viewport = { width: 1440, height: 900 }): Promise<Visit> {
  const product = await startProduct(example)
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', colorScheme: 'light', locale: 'en-GB' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: product.url })
  context.setDefaultTimeout(LONGEST_WAIT_MS)
  const complaints: string[] = []
  const tab = async () => {
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    return page
  }
  const page = await tab()
  await page.goto(product.signInLink)
  await page.getByLabel('Your name').fill('Dana')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Scripts' }).waitFor()
  return {
    product,
    browser,
    context,
    page,
    complaints,
    tab,
    async api(path, { method = 'GET', body, ifMatch } = {}) {
      const headers = { origin: product.url, ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }) }
      const answer = await page.request.fetch(`${product.url}/api/v1${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { data: body }),
      })
      const text = await answer.text()
      if (!answer.ok()) throw new Error(`${method} ${path} was answered ${answer.status()}: ${text}`)
      return (text === '' ? undefined : JSON.parse(text)) as never
    },
    async end() {
      await browser.close()
      await product.stop()
    },
  }
}

/** What axe finds on the page as it stands, in both colour schemes. */
export async function axeFindings(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).analyze()
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${colorScheme}: ${id} at ${target.join(' ')}`)))
  }
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}
