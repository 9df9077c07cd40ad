// @vitest-environment node
/** Publishing while a case runs, and at a set time: in a browser, with a server that is killed in between. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Script } from '../../../engine/script/script'
import { freePort } from '../../kill/product-process'
import { type Visit, visit } from './signed-in-page'

interface Running {
  readonly versions: readonly { readonly version: number; readonly nodes: readonly { readonly node: string }[] }[]
}

let visited: Visit
let page: Page

beforeAll(async () => {
  visited = await visit('front-desk', undefined, await freePort())
  page = visited.page
  await contactWrites('Hello')
  await running(({ versions }) => versions[0]?.nodes[0]?.node === 'ask-language')
  await page.goto(`${visited.product.url}/scripts/front-desk`)
  await page.locator('[data-canvas-ready]').waitFor({ state: 'attached' })
})
afterAll(async () => {
  await visited?.end()
})

async function contactWrites(text: string): Promise<void> {
  const { channels } = await visited.api<{ readonly channels: readonly { readonly phoneNumberId: string }[] }>('/directory')
  const written = await page.request.post(`${visited.product.url}/_sandbox/contacts/write`, {
    headers: { origin: visited.product.url },
    data: { phoneNumberId: channels[0]?.phoneNumberId, from: '+4915112345678', name: 'Robin', content: { type: 'text', text } },
  })
  expect(written.ok()).toBe(true)
}

/** Asks until it is so. */
async function running(isSo: (running: Running) => boolean): Promise<Running> {
  for (;;) {
    const answer = await visited.api<Running>('/scripts/front-desk/running-cases')
    if (isSo(answer)) return answer
    await page.waitForTimeout(100)
  }
}

/** The draft says something else, which the page takes over. */
async function change(text: string): Promise<number> {
  const { draft } = await visited.api<{ readonly draft: { readonly revision: number; readonly script: Script } }>('/scripts/front-desk')
  const { 'please-wait': wait, ...others } = draft.script.nodes
  if (!wait) throw new Error('the example has no node please-wait')
  const nodes = { ...others, 'please-wait': { ...wait, settings: { ...wait.settings, text } } }
  const saved = await visited.api<{ readonly revision: number }>('/scripts/front-desk/draft', {
    method: 'PUT',
    body: { ...draft.script, nodes },
    ifMatch: draft.revision,
  })
  return saved.revision
}

const schedule = async (text: string, inMs: number) => {
  const draftRevision = await change(text)
  const at = Date.now() + inMs
  await visited.api('/scripts/front-desk/schedule', { method: 'PUT', body: { at, draftRevision } })
  return at
}
const dialog = () => page.getByRole('dialog', { name: 'Publish this draft' })
const news = (text: string) => page.getByRole('region', { name: 'News' }).getByText(text)
const publishedNow = async () => {
  const { published } = await visited.api<{ readonly published: { readonly version: number; readonly script: Script } }>(
    '/scripts/front-desk',
  )
  return { version: published.version, text: published.script.nodes['please-wait']?.settings.text }
}
async function openDialog(): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).first().click()
  await dialog()
    .getByRole('button', { name: /^Publish version/ })
    .waitFor()
}
async function openVersions(): Promise<void> {
  const toggle = page.getByRole('navigation', { name: 'Details' }).getByRole('button', { name: 'Versions', exact: true })
  if ((await toggle.getAttribute('aria-pressed')) !== 'true') await toggle.click()
  await page.getByRole('list', { name: 'History' }).waitFor()
}

describe('a case that runs when a version is published', () => {
  it('is asked about with its consequence, and moves when that is chosen', async () => {
    await change('Version two')
    await openDialog()
    await dialog().getByText('1 case runs version 1 at the moment.').waitFor()
    await dialog()
      .getByRole('radio', { name: /^Move them/ })
      .check()
    await dialog().getByRole('button', { name: 'Publish version 2' }).click()
    await news('The case moved to version 2.').waitFor()
    await running(({ versions }) => versions.length === 1 && versions[0]?.version === 2 && versions[0].nodes[0]?.node === 'ask-language')
  })

  it('goes on in the new version, which says so in the history', async () => {
    await contactWrites('English')
    await running(({ versions }) => versions[0]?.version === 2 && versions[0].nodes[0]?.node === 'ask-topic')
    await openVersions()
    const entry = page.getByRole('list', { name: 'History' }).getByRole('listitem').filter({ hasText: 'Version 2' })
    await entry.getByText('The case moved to version 2.').waitFor()
    await entry.getByText('1 case runs it now').waitFor()
  })
})

describe('a publication at a set time', () => {
  it('is planned in the dialog, stands in bar and history, and can be cancelled', async () => {
    await change('Version of tomorrow')
    await openDialog()
    await dialog().getByRole('radio', { name: 'At a set time' }).check()
    await dialog()
      .getByText(/^Publishes tomorrow/)
      .waitFor()
    await dialog().getByRole('button', { name: 'Schedule' }).click()
    await dialog().waitFor({ state: 'detached' })
    const note = page.getByRole('region', { name: 'Scheduled publication' })
    await note.getByRole('button', { name: 'Cancel it' }).waitFor()
    const chip = page.getByRole('button', { name: /^A version publishes tomorrow.*scheduled by you/ })
    await chip.waitFor()
    await note.getByRole('button', { name: 'Cancel it' }).click()
    await note.waitFor({ state: 'detached' })
    await chip.waitFor({ state: 'detached' })
    expect(await visited.api('/scripts/front-desk/schedule')).toEqual({})
  })

  it('happens by itself, without what was edited later, and the page knows at once', async () => {
    await schedule('As scheduled', 4000)
    await page.getByRole('button', { name: /^A version publishes today/ }).waitFor()
    await change('Edited later')
    await news('Version 3 is published, as scheduled by you.').waitFor()
    await page.getByRole('list', { name: 'History' }).getByText('Version 3', { exact: true }).waitFor()
    expect(await publishedNow()).toEqual({ version: 3, text: 'As scheduled' })
    expect(await visited.api('/scripts/front-desk/schedule')).toEqual({})
  })

  it('happens after a restart when the server was away at its time', async () => {
    const at = await schedule('After a restart', 3000)
    await visited.product.crash()
    await page.waitForTimeout(at - Date.now() + 1)
    await visited.product.startAgain()
    expect(await publishedNow()).toEqual({ version: 4, text: 'After a restart' })
    await page.getByRole('list', { name: 'History' }).getByText('Version 4', { exact: true }).waitFor()
    await page.getByRole('button', { name: /^A version publishes/ }).waitFor({ state: 'detached' })
  })
})

it('had no error in the page', () => {
  expect(visited.complaints).toEqual([])
})
