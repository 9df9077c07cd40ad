// @vitest-environment node
/** Two people at one script, a lost connection, an ended sign-in, a closed tab: nothing that anybody typed is lost. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIn, type Visit, visit } from './signed-in-page'

interface Draft {
  readonly revision: number
  readonly script: {
    readonly nodes: Readonly<Record<string, { readonly name?: string; readonly settings: Readonly<Record<string, unknown>> }>>
  }
}

let visited: Visit
let dana: Page
let bo: Page

beforeAll(async () => {
  visited = await visit('front-desk')
  dana = visited.page
  bo = await visited.somebodyElse('Bo')
  await Promise.all([open(dana), open(bo)])
})
afterAll(async () => {
  await visited?.end()
})

async function open(page: Page): Promise<void> {
  await page.goto(`${visited.product.url}/scripts/front-desk?node=please-wait`)
  await page.locator('[data-canvas-ready]').waitFor({ state: 'attached' })
  // used once, it is there without a connection as well
  await goToNode(page, 'Please wait')
}

const nameField = (page: Page) => page.getByRole('textbox', { name: 'Name of the node' })
const textField = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true })
const stateOfSaving = (page: Page, state: string) => page.getByRole('button', { name: new RegExp(`^State of saving: ${state}`) })
const mergeView = () => dana.getByRole('alertdialog', { name: 'Both changed the same' })

async function goToNode(page: Page, name: string): Promise<void> {
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').fill(name)
  await page.keyboard.press('Enter')
  await page.waitForFunction((wanted) => document.querySelector<HTMLInputElement>('[data-path="@name"]')?.value === wanted, name)
}

const readDraft = async () => (await visited.api<{ readonly draft: Draft }>('/scripts/front-desk')).draft

async function savedDraft(isSo: (nodes: Draft['script']['nodes']) => boolean): Promise<Draft> {
  for (;;) {
    const draft = await readDraft()
    if (isSo(draft.script.nodes)) return draft
    await dana.waitForTimeout(200)
  }
}

// each step goes on from the one before
describe('two people who change the same', () => {
  it('one without a connection goes on working, and is told so', async () => {
    await visited.context.setOffline(true)
    await textField(dana).fill('Thank you! Dana is on it.')
    await goToNode(dana, 'Comfort message')
    await nameField(dana).fill('Comfort by Dana')
    await stateOfSaving(dana, 'Offline').waitFor()
  })

  it('the other saves meanwhile', async () => {
    await textField(bo).fill('Thank you! Bo is on it.')
    await goToNode(bo, 'Customer card')
    await nameField(bo).fill('Card by Bo')
    await savedDraft((nodes) => nodes['customer-card']?.name === 'Card by Bo')
  })

  it('are asked about the one text, and nothing is overwritten until then', async () => {
    const before = await readDraft()
    await visited.context.setOffline(false)
    await mergeView().getByText('Bo saved changes while you worked.').waitFor()
    expect(await mergeView().getByRole('group').count()).toBe(1)
    const asked = mergeView().getByRole('group', { name: 'Please wait · Text' })
    expect(await asked.getByRole('radio').count()).toBe(2)
    expect(await asked.textContent()).toContain('Dana')
    expect(await asked.textContent()).toContain('Bo')
    expect(await mergeView().getByRole('button', { name: 'Bring together' }).isDisabled()).toBe(true)
    expect(await readDraft()).toEqual(before)
  })

  it('keep all that does not clash, whichever is chosen', async () => {
    await mergeView()
      .getByRole('radio', { name: /^By Bo/ })
      .check()
    await mergeView().getByRole('button', { name: 'Bring together' }).click()
    await mergeView().waitFor({ state: 'detached' })
    const { script } = await savedDraft((nodes) => nodes['still-busy']?.name === 'Comfort by Dana')
    expect(script.nodes['please-wait']?.settings.text).toBe('Thank you! Bo is on it.')
    expect(script.nodes['customer-card']?.name).toBe('Card by Bo')
  })

  it('have the other text back by one undo', async () => {
    await dana.locator('[data-canvas]').focus()
    await dana.keyboard.press('Control+z')
    const { script } = await savedDraft((nodes) => nodes['please-wait']?.settings.text === 'Thank you! Dana is on it.')
    expect(script.nodes['still-busy']?.name).toBe('Comfort by Dana')
    expect(script.nodes['customer-card']?.name).toBe('Card by Bo')
  })
})

describe('a program that saves', () => {
  async function put(headers: Readonly<Record<string, string>>, name: string) {
    const { script } = await readDraft()
    const answer = await dana.request.put(`${visited.product.url}/api/v1/scripts/front-desk/draft`, {
      headers: { origin: visited.product.url, ...headers },
      data: { ...script, name },
    })
    return { status: answer.status(), problem: (await answer.json()) as { readonly detail?: string; readonly currentRevision?: number } }
  }

  it('from an old revision is refused, is told which one is current, and changes nothing', async () => {
    const before = await readDraft()
    const { status, problem } = await put({ 'if-match': `"${before.revision - 1}"` }, 'Overwritten')
    expect(status).toBe(409)
    expect(problem.currentRevision).toBe(before.revision)
    expect(problem.detail).toMatch(/revision/)
    expect(await readDraft()).toEqual(before)
  })

  it('without a revision is refused and told what to send', async () => {
    const before = await readDraft()
    const { status, problem } = await put({}, 'Overwritten')
    expect(status).toBe(428)
    expect(problem.detail).toContain('If-Match')
    expect(await readDraft()).toEqual(before)
  })
})

describe('a sign-in that ends while somebody types', () => {
  it('takes nothing away, and says what to do', async () => {
    await bo.context().clearCookies()
    await nameField(bo).fill('Card by Bo, signed out')
    await bo.getByRole('alert').getByText('Sign in again in another tab, then go on here.').waitFor()
    await stateOfSaving(bo, 'Signed out').waitFor()
    await nameField(bo).fill('Card by Bo, signed out and typing')
    expect(await nameField(bo).inputValue()).toBe('Card by Bo, signed out and typing')
    expect((await readDraft()).script.nodes['customer-card']?.name).toBe('Card by Bo')
  })

  it('is saved by itself after signing in again in another tab', async () => {
    const { people } = await visited.api<{ readonly people: readonly { readonly id: string; readonly name: string }[] }>('/people')
    const id = people.find(({ name }) => name === 'Bo')?.id
    const { link } = await visited.api<{ readonly link: string }>(`/people/${id}/sign-in-link`, { method: 'POST', body: {} })
    const other = await bo.context().newPage()
    await signIn(other, link, 'Bo')
    await other.close()
    await savedDraft((nodes) => nodes['customer-card']?.name === 'Card by Bo, signed out and typing')
    await bo.getByRole('alert').waitFor({ state: 'detached' })
  })
})

describe('a tab that is closed without a connection', () => {
  it('has its unsaved changes back when the script is opened again, and they are saved', async () => {
    const closed = await visited.tab()
    await open(closed)
    await visited.context.setOffline(true)
    await nameField(closed).fill('Kept in the browser')
    await stateOfSaving(closed, 'Offline').waitFor()
    await closed.close()
    await visited.context.setOffline(false)

    const again = await visited.tab()
    await again.goto(`${visited.product.url}/scripts/front-desk?node=please-wait`)
    await again
      .getByRole('region', { name: 'News' })
      .getByText(/^1 change from .* that was not saved yet was restored/)
      .waitFor()
    await savedDraft((nodes) => nodes['please-wait']?.name === 'Kept in the browser')
    expect(await nameField(again).inputValue()).toBe('Kept in the browser')
  })
})

it('had no error in the page', () => {
  expect(visited.complaints).toEqual([])
})
