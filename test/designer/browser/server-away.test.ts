// @vitest-environment node
/** The server crashes and is away for an hour while somebody draws, and once their sign-in ends meanwhile: nothing is lost, nothing doubled. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../kill/product-process'
import { signIn, type Visit, visit } from './signed-in-page'

interface Draft {
  readonly revision: number
  readonly script: {
    readonly nodes: Readonly<Record<string, { readonly name?: string; readonly settings: Readonly<Record<string, unknown>> }>>
    readonly links: Readonly<Record<string, unknown>>
  }
}

let visited: Visit
/** In a browser of their own, so that the clock of the other one stays as it is. */
let ines: Page
let before: Draft

beforeAll(async () => {
  visited = await visit('front-desk', undefined, await freePort())
  ines = await visited.somebodyElse('Ines')
  await ines.clock.install()
  await ines.goto(`${visited.product.url}/scripts/front-desk?node=please-wait`)
  await ines.locator('[data-canvas-ready]').waitFor({ state: 'attached' })
  // used once, it is there without a server as well
  await goToNode('Please wait')
  before = await readDraft()
})
afterAll(async () => {
  await visited?.end()
})

const nameField = () => ines.getByRole('textbox', { name: 'Name of the node' })
const textField = () => ines.getByRole('textbox', { name: 'Text', exact: true })
const stateOfSaving = (state: string) => ines.getByRole('button', { name: new RegExp(`^State of saving: ${state}`) })

async function goToNode(name: string): Promise<void> {
  await ines.locator('[data-canvas]').focus()
  await ines.keyboard.press('Control+k')
  await ines.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').fill(name)
  await ines.keyboard.press('Enter')
  await ines.waitForFunction((wanted) => document.querySelector<HTMLInputElement>('[data-path="@name"]')?.value === wanted, name)
}

const readDraft = async () => (await visited.api<{ readonly draft: Draft }>('/scripts/front-desk')).draft

/** The draft once it is so; every look moves the page's clock on, so that whatever it waits for comes. */
async function savedDraft(isSo: (nodes: Draft['script']['nodes']) => boolean): Promise<Draft> {
  for (;;) {
    const draft = await readDraft()
    if (isSo(draft.script.nodes)) return draft
    await ines.clock.fastForward(5_000)
  }
}

/** What the page says of saving, in full. */
async function detailsOf(state: string): Promise<string> {
  await stateOfSaving(state).click()
  const details = ines.getByRole('dialog', { name: 'State of saving' })
  await details.waitFor()
  const text = (await details.textContent()) ?? ''
  await ines.keyboard.press('Escape')
  await details.waitFor({ state: 'detached' })
  return text
}

// each step goes on from the one before
describe('a server that crashed', () => {
  it('is told of, with what to do, as soon as something could not be saved', async () => {
    await visited.product.crash()
    await textField().fill('Thank you! We are on it.')
    await stateOfSaving('Offline').waitFor()
    const details = await detailsOf('Offline')
    expect(details).toContain('Go on working: it is tried again by itself')
    expect(details).toContain('kept in this browser')
  })

  it('is away for an hour in which work goes on', async () => {
    await ines.clock.fastForward('20:00')
    await goToNode('Comfort message')
    await nameField().fill('Comfort, twenty minutes later')
    await ines.clock.fastForward('40:00')
    await goToNode('Customer card')
    await nameField().fill('Card, an hour later')
    await stateOfSaving('Offline').waitFor()
    await ines.clock.fastForward('01:00')
    expect(await nameField().inputValue()).toBe('Card, an hour later')
    await stateOfSaving('Offline').waitFor()
  })

  it('has everything once it is back, each thing once', async () => {
    await visited.product.startAgain()
    const { revision, script } = await savedDraft((nodes) => nodes['customer-card']?.name === 'Card, an hour later')
    expect(script.nodes['please-wait']?.settings.text).toBe('Thank you! We are on it.')
    expect(script.nodes['still-busy']?.name).toBe('Comfort, twenty minutes later')
    expect(revision).toBe(before.revision + 1)
    expect(Object.keys(script.nodes).sort()).toEqual(Object.keys(before.script.nodes).sort())
    expect(Object.keys(script.links).sort()).toEqual(Object.keys(before.script.links).sort())
    await stateOfSaving('Saved').waitFor()
  })

  it('is not asked to take anything twice', async () => {
    const { revision } = await readDraft()
    await ines.clock.fastForward('10:00')
    await ines.reload()
    await ines.locator('[data-canvas-ready]').waitFor({ state: 'attached' })
    await stateOfSaving('Saved').waitFor()
    await goToNode('Card, an hour later')
    expect(await ines.getByRole('region', { name: 'News' }).getByText('restored').count()).toBe(0)
    expect((await readDraft()).revision).toBe(revision)
  })
})

describe('a server that comes back after the sign-in has ended', () => {
  it('is told nothing, and the page says where to sign in', async () => {
    await visited.product.crash()
    await nameField().fill('Card, signed out')
    await stateOfSaving('Offline').waitFor()
    await ines.clock.fastForward('01:00:00')
    await ines.context().clearCookies()
    await visited.product.startAgain()
    for (;;) {
      await ines.clock.fastForward(5_000)
      if (await stateOfSaving('Signed out').isVisible()) break
    }
    await ines.getByRole('alert').getByText('Sign in again in another tab, then go on here.').waitFor()
    expect(await detailsOf('Signed out')).toContain('saving goes on by itself as soon as you are signed in')
    await nameField().fill('Card, signed out and typing')
    expect((await readDraft()).script.nodes['customer-card']?.name).toBe('Card, an hour later')
  })

  it('has everything once somebody has signed in again, each thing once', async () => {
    const { revision } = await readDraft()
    const { people } = await visited.api<{ readonly people: readonly { readonly id: string; readonly name: string }[] }>('/people')
    const id = people.find(({ name }) => name === 'Ines')?.id
    const { link } = await visited.api<{ readonly link: string }>(`/people/${id}/sign-in-link`, { method: 'POST', body: {} })
    const other = await ines.context().newPage()
    await signIn(other, link, 'Ines')
    await other.close()
    const saved = await savedDraft((nodes) => nodes['customer-card']?.name === 'Card, signed out and typing')
    expect(saved.revision).toBe(revision + 1)
    expect(Object.keys(saved.script.nodes).sort()).toEqual(Object.keys(before.script.nodes).sort())
    await ines.getByRole('alert').waitFor({ state: 'detached' })
    await stateOfSaving('Saved').waitFor()
    expect(await nameField().inputValue()).toBe('Card, signed out and typing')
  })
})

it('had no error in the page', () => {
  expect(visited.complaints).toEqual([])
})
