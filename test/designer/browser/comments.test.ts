// @vitest-environment node
/** Two people talk about a node: one asks the other by name, who learns of it at once, answers and resolves; the version keeps it. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Visit, visit } from './signed-in-page'

let visited: Visit
let dana: Page
let bo: Page

beforeAll(async () => {
  visited = await visit('front-desk')
  dana = visited.page
  bo = await visited.somebodyElse('Bo Lima')
  await Promise.all([dana, bo].map((page) => open(page, '/scripts/front-desk')))
})
afterAll(async () => {
  await visited?.end()
})

async function open(page: Page, address: string): Promise<void> {
  await page.goto(visited.product.url + address)
  await page.locator('[data-canvas-ready]').waitFor({ state: 'attached' })
}

const panel = (page: Page) => page.getByRole('region', { name: 'Comments', exact: true })
const thread = (page: Page) => panel(page).getByRole('article')
const inbox = (page: Page, news = '') => page.getByRole('button', { name: `Mentions and replies${news}`, exact: true })
const card = (page: Page) => page.getByRole('group', { name: /^Send text, Please wait/ })

async function select(page: Page, name: string): Promise<void> {
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').fill(name)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Commands' }).waitFor({ state: 'detached' })
}

// each step goes on from the one before
describe('two people who talk about a node', () => {
  it('begin with one who asks the other by name, by keyboard alone', async () => {
    await select(dana, 'Please wait')
    await dana.locator('[data-canvas]').focus()
    await dana.keyboard.press('Shift+N')
    await panel(dana).getByRole('textbox', { name: 'Comment on Please wait' }).waitFor()
    await dana.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
    await dana.keyboard.type('Is this too long, @bo')
    await dana.getByRole('option', { name: /^Bo Lima/ }).waitFor()
    await dana.keyboard.press('Enter')
    await dana.keyboard.type('for a phone?')
    await dana.keyboard.press('Control+Enter')
    await thread(dana).getByText('@Bo Lima').waitFor()
    await card(dana).getByRole('button', { name: '1', includeHidden: true }).waitFor()
    expect(await card(dana).getAttribute('aria-label')).toContain('1 comment')
  })

  it('who learns of it without loading anything again, and is led there', async () => {
    await inbox(bo, ', 1 new').click()
    const dialog = bo.getByRole('dialog', { name: 'Mentions and replies' })
    const news = dialog.getByRole('link', { name: /Dana mentioned you/ })
    expect(await news.textContent()).toContain('Please wait · Front desk')
    await news.click()
    await thread(bo).getByText('Is this too long,').waitFor()
    await bo.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Thread by Dana: Please wait')
    expect(new URL(bo.url()).searchParams.get('node')).toBe('please-wait')
    await inbox(bo).waitFor()
  })

  it('who answers, which the first one sees and hears of', async () => {
    await thread(bo).getByRole('button', { name: 'Reply' }).click()
    await bo.keyboard.type('Yes, cut the end.')
    await bo.keyboard.press('Control+Enter')
    await thread(dana).getByText('Yes, cut the end.').waitFor()
    await inbox(dana, ', 1 new').waitFor()
    await thread(dana).getByText('Yes, cut the end.').click()
    await inbox(dana).waitFor()
  })

  it('keep what was open when a version is published, whatever becomes of it', async () => {
    const { draft } = await visited.api<{ readonly draft: { readonly revision: number; readonly script: object } }>('/scripts/front-desk')
    const named = { ...draft.script, name: 'Front desk of today' }
    const { revision } = await visited.api<{ readonly revision: number }>('/scripts/front-desk/draft', {
      ...{ method: 'PUT', body: named, ifMatch: draft.revision },
    })
    const { version } = await visited.api<{ readonly version: number }>('/scripts/front-desk/publish', {
      ...{ method: 'POST', body: { note: 'Shorter', draftRevision: revision } },
    })
    await thread(bo).getByRole('button', { name: 'Resolve' }).click()
    await panel(bo).getByText('No open comments').waitFor()
    await panel(dana).getByText('No open comments').waitFor()
    await open(dana, `/scripts/front-desk?version=${version}`)
    await dana.getByRole('navigation', { name: 'Details' }).getByRole('button', { name: 'Comments' }).click()
    await thread(dana).getByText('Yes, cut the end.').waitFor()
    await thread(dana)
      .getByText(/^Resolved by Bo Lima/)
      .waitFor()
    await card(dana).getByRole('button', { name: '1', includeHidden: true }).waitFor()
    await open(dana, '/scripts/front-desk?version=1')
    await dana.getByRole('navigation', { name: 'Details' }).getByRole('button', { name: 'Comments' }).click()
    await panel(dana).getByText('No comments on this version').waitFor()
  })
})

describe('a comment that is typed without a connection', () => {
  it('is kept over leaving and loading the page, and sent when there is one again', async () => {
    await open(dana, '/scripts/front-desk?node=please-wait')
    await dana.getByRole('navigation', { name: 'Details' }).getByRole('button', { name: 'Comments' }).click()
    const field = panel(dana).getByRole('textbox', { name: 'Comment on Please wait' })
    await field.fill('Typed on the train')
    await visited.context.setOffline(true)
    await panel(dana).getByRole('button', { name: 'Comment', exact: true }).click()
    await panel(dana).getByRole('alert').getByText('What you wrote is kept here.').waitFor()
    await visited.context.setOffline(false)
    await open(dana, '/scripts/front-desk?node=please-wait')
    await dana.getByRole('navigation', { name: 'Details' }).getByRole('button', { name: 'Comments' }).click()
    await field.waitFor()
    expect(await field.inputValue()).toBe('Typed on the train')
    await panel(dana).getByRole('button', { name: 'Comment', exact: true }).click()
    await thread(dana).getByText('Typed on the train').waitFor()
    expect(await thread(dana).count()).toBe(1)
  })
})

it('had no error in the page', () => {
  expect(visited.complaints).toEqual([])
})
