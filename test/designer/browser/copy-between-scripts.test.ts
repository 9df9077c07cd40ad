// @vitest-environment node
/** A part of one script copied into another one in another tab, with what the other one lacks; and within the same script. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Script } from '../../../engine/script/script'
import { type Visit, visit } from './signed-in-page'

let visited: Visit
let source: Page
let target: Page

/** The workspace has no such skill. */
const GONE_SKILL = 'vip'

beforeAll(async () => {
  visited = await visit('front-desk')
  const { revision, script: desk } = await readDraft('front-desk')
  const { begin, 'to-sales': toSales } = desk.nodes
  if (!begin || !toSales) throw new Error('the example has other nodes by now')
  const withGone = { ...toSales, settings: { ...toSales.settings, skill: GONE_SKILL } }
  await save({ ...desk, nodes: { ...desk.nodes, 'to-sales': withGone } }, revision)
  await save({ ...desk, id: 'night-desk', name: 'Night desk', nodes: { begin }, links: {}, variables: {}, notes: {} }, 0)
  source = visited.page
  target = await visited.tab()
  await open(source, 'front-desk?node=to-sales')
  await open(target, 'night-desk')
})
afterAll(async () => {
  await visited?.end()
})

interface Draft {
  readonly revision: number
  readonly script: Script
}

async function readDraft(id: string): Promise<Draft> {
  const { draft } = await visited.api<{ readonly draft: Draft }>(`/scripts/${id}`)
  return draft
}

const save = (script: Omit<Script, 'id'> & { readonly id: string }, base: number) =>
  visited.api(`/scripts/${script.id}/draft`, { method: 'PUT', body: script, ifMatch: base })

async function savedScript(id: string, isSo: (script: Script) => boolean): Promise<Script> {
  for (;;) {
    const { script } = await readDraft(id)
    if (isSo(script)) return script
    await visited.page.waitForTimeout(200)
  }
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(`${visited.product.url}/scripts/${address}`)
  await page.locator('[data-canvas-ready]').waitFor({ state: 'attached' })
}

async function onCanvas(page: Page, keys: string): Promise<void> {
  await page.bringToFront()
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press(keys)
}

const news = (page: Page, text: string | RegExp) => page.getByRole('region', { name: 'News' }).getByText(text).waitFor()
const report = () => target.getByRole('dialog', { name: 'Pasted 2 things' })
const nodeIds = ({ nodes }: Script) => Object.keys(nodes).sort()
const linksOf = ({ links }: Script) => Object.values(links).map(({ from, port, to }) => `${from}.${port} -> ${to}`)

// each step goes on from the one before
describe('a part of a script', () => {
  it('is copied', async () => {
    await onCanvas(source, 'Shift+ArrowRight')
    await onCanvas(source, 'Control+c')
    await news(source, 'Copied 2 things.')
  })

  it('is pasted into another script in another tab, which says what is missing there', async () => {
    await onCanvas(target, 'Control+v')
    await report().getByText('This workspace does not have').waitFor()
    await report()
      .getByLabel(/^Skill vip/)
      .waitFor()
    await report()
      .getByLabel(/^language/)
      .waitFor()
    await report()
      .getByText(/^The link Sent of Please wait was left out/)
      .waitFor()
  })

  it('takes what is chosen in place of what is missing', async () => {
    await report()
      .getByLabel(/^Skill vip/)
      .selectOption({ label: 'Use Sales' })
    await report().getByRole('button', { name: 'Done' }).click()
    const script = await savedScript('night-desk', ({ nodes }) => nodes['to-sales']?.settings.skill === 'sales')
    expect(nodeIds(script)).toEqual(['begin', 'please-wait', 'to-sales'])
    expect(linksOf(script)).toEqual(['to-sales.default -> please-wait'])
    expect(Object.keys(script.variables)).toEqual(['language'])
  })

  it('gets ids of its own where they are taken, and keeps its links among each other', async () => {
    await onCanvas(target, 'Control+v')
    await report().getByRole('button', { name: 'Done' }).click()
    const script = await savedScript('night-desk', ({ nodes }) => Object.keys(nodes).length === 5)
    const fresh = nodeIds(script).filter((id) => !['begin', 'please-wait', 'to-sales'].includes(id))
    const [wait = '', sales = ''] = fresh.sort((a, b) => (script.nodes[b]?.kind ?? '').localeCompare(script.nodes[a]?.kind ?? ''))
    expect([script.nodes[wait]?.kind, script.nodes[sales]?.kind]).toEqual(['send-text', 'assign-skill'])
    expect(linksOf(script)).toEqual(expect.arrayContaining(['to-sales.default -> please-wait', `${sales}.default -> ${wait}`]))
    expect(linksOf(script)).toHaveLength(2)
  })

  it('goes by one undo each, with its variables and what was chosen', async () => {
    await onCanvas(target, 'Control+z')
    await savedScript('night-desk', ({ nodes }) => Object.keys(nodes).length === 3)
    await onCanvas(target, 'Control+z')
    const script = await savedScript('night-desk', ({ nodes }) => Object.keys(nodes).length === 1)
    expect(script.links).toEqual({})
    expect(script.variables).toEqual({})
    await onCanvas(target, 'Control+Shift+z')
    const again = await savedScript('night-desk', ({ nodes }) => Object.keys(nodes).length === 3)
    expect(again.nodes['to-sales']?.settings.skill).toBe('sales')
  })

  it('left the script that it was copied from as it was', async () => {
    const { script } = await readDraft('front-desk')
    expect(script.nodes['to-sales']?.settings.skill).toBe(GONE_SKILL)
    expect(Object.keys(script.nodes)).toHaveLength(23)
  })
})

describe('something that is no script', () => {
  it.each([
    ['a shopping list', 'Milk, bread', /^What you pasted is no part of a script, so nothing was changed\./],
    ['other JSON', '{"nodes": []}', /^What you pasted is no part of a script, so nothing was changed\./],
    [
      'half a script',
      '{"formatVersion": 1, "nodes": {"a": {"kind": 7}}}',
      /^What you pasted is a script with a mistake at .*nothing was changed\./,
    ],
    ['a script of the future', '{"formatVersion": 99, "nodes": {}}', /^What you pasted comes from a newer Cordboard\./],
  ])('is refused in words: %s', async (_, text, said) => {
    const before = await readDraft('night-desk')
    await target.evaluate((copied) => navigator.clipboard.writeText(copied), text)
    await onCanvas(target, 'Control+v')
    await news(target, said)
    await target.getByRole('region', { name: 'News' }).getByRole('button', { name: 'Close' }).last().click()
    expect(await readDraft('night-desk')).toEqual(before)
  })
})

describe('within a script', () => {
  it('what is selected is duplicated with its links, and goes by one undo', async () => {
    await onCanvas(source, 'Control+d')
    const script = await savedScript('front-desk', ({ nodes }) => Object.keys(nodes).length === 25)
    const { script: published } = await readPublished()
    const fresh = nodeIds(script).filter((id) => !(id in published.nodes))
    expect(fresh).toHaveLength(2)
    expect(linksOf(script).filter((link) => fresh.some((id) => link.includes(id)))).toEqual([expect.stringMatching(/\.default -> /)])
    await onCanvas(source, 'Control+z')
    await savedScript('front-desk', ({ nodes }) => Object.keys(nodes).length === 23)
  })
})

const readPublished = async () => (await visited.api<{ readonly published: { readonly script: Script } }>('/scripts/front-desk')).published

it('had no error in the page', () => {
  expect(visited.complaints).toEqual([])
})
