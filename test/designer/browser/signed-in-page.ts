/** A started product and somebody signed in to it in a real browser; what goes wrong in the page itself is noted. */
import axe from 'axe-core'
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
  /** A further tab of the same person. */
  tab(): Promise<Page>
  /** Somebody else, an administrator too, in a browser of their own: its first tab. */
  somebodyElse(name: string): Promise<Page>
  /** Asks the product's API as the person does. */
  api<Answer>(path: string, init?: { readonly method?: string; readonly body?: unknown; readonly ifMatch?: number }): Promise<Answer>
  end(): Promise<void>
}

/** @param port where the product is to be started again; else any */
export async function visit(example: string, viewport = { width: 1440, height: 900 }, port = 0): Promise<Visit> {
  const product = await startProduct(example, port)
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  const complaints: string[] = []
  const newBrowser = async () => {
    const made = await browser.newContext({ viewport, reducedMotion: 'reduce', colorScheme: 'light', locale: 'en-GB' })
    await made.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: product.url })
    made.setDefaultTimeout(LONGEST_WAIT_MS)
    made.on('weberror', (error) => complaints.push(error.error().message))
    return made
  }
  const context = await newBrowser()
  const tab = () => context.newPage()
  const page = await tab()
  await signIn(page, product.signInLink, 'Dana')
  const visited: Visit = {
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
    async somebodyElse(name) {
      const { link } = await visited.api<{ readonly link: string }>('/people', { method: 'POST', body: { name, role: 'administrator' } })
      const first = await (await newBrowser()).newPage()
      await signIn(first, link, name)
      return first
    },
    async end() {
      await browser.close()
      await product.stop()
    },
  }
  return visited
}

export async function signIn(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Scripts' }).waitFor()
}

/** What axe finds on the page as it stands, by every rule that it has on by default, in both colour schemes. */
export async function axeFindings(page: Page): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window)
  if (!isThere) await page.evaluate(axe.source)
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const violations = await page.evaluate(async () => {
      const { axe: runner } = window as unknown as { readonly axe: Pick<typeof axe, 'run'> }
      const { violations: all } = await runner.run(document, { resultTypes: ['violations'] })
      return all.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ target, html }) => ({ at: target.join(' '), html: html.slice(0, 200) })),
      }))
    })
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ at, html }) => `${colorScheme}: ${id} at ${at}: ${html}`)))
  }
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}
