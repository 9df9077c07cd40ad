// @vitest-environment node
/** What axe finds on every screen: light and dark, wide and on a phone. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../../designer/wording/words'
import type { Script } from '../../../engine/script/script'
import { axeFindings, type Visit, visit } from './signed-in-page'

const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } }
let visited: Visit
let page: Page
/** Key of the conversation whose case is looked at. */
let conversation: string

beforeAll(async () => {
  visited = await visit('front-desk')
  page = visited.page
  conversation = await aCase()
  const { revision } = await change('Front desk of today')
  await visited.api('/scripts/front-desk/publish', { method: 'POST', body: { note: 'Another name', draftRevision: revision } })
  await change('Front desk of tomorrow')
  await aMention()
})
afterAll(async () => {
  await visited?.end()
})

/** A contact who wrote, and waits for nothing but to answer. */
async function aCase(): Promise<string> {
  const { channels } = await visited.api<{ readonly channels: readonly { readonly phoneNumberId: string }[] }>('/directory')
  const written = await page.request.post(`${visited.product.url}/_sandbox/contacts/write`, {
    headers: { origin: visited.product.url },
    data: { phoneNumberId: channels[0]?.phoneNumberId, from: '+4915112345678', name: 'Robin', content: { type: 'text', text: 'Hello' } },
  })
  expect(written.ok()).toBe(true)
  for (;;) {
    const { runs } = await visited.api<{ readonly runs: readonly { readonly conversation: string }[] }>('/scripts/front-desk/runs?limit=1')
    if (runs[0]) return runs[0].conversation
    await page.waitForTimeout(200)
  }
}

/** Saves the draft under another name, and with another text, as somebody else would. */
async function change(name: string): Promise<{ readonly revision: number }> {
  const { draft } = await visited.api<{ readonly draft: { readonly revision: number; readonly script: Script } }>('/scripts/front-desk')
  const { 'please-wait': wait, ...others } = draft.script.nodes
  if (!wait) throw new Error('the example has no node please-wait')
  const nodes = { ...others, 'please-wait': { ...wait, name } }
  return visited.api('/scripts/front-desk/draft', { method: 'PUT', body: { ...draft.script, name, nodes }, ifMatch: draft.revision })
}

/** Somebody asks who is signed in what to do about a node. */
async function aMention(): Promise<void> {
  const { person } = await visited.api<{ readonly person: { readonly id: string } }>('/me')
  const somebody = { name: 'Bo Lima', role: 'supervisor' }
  const { link } = await visited.api<{ readonly link: string }>('/people', { method: 'POST', body: somebody })
  const context = await visited.browser.newContext()
  const post = (path: string, data: object) =>
    context.request.post(`${visited.product.url}/api/v1${path}`, { headers: { origin: visited.product.url }, data })
  await post('/sign-in', { token: new URL(link).searchParams.get('token') })
  const text = `@[Dana](person:${person.id}), is this too long? See https://example.org/style.`
  expect((await post('/scripts/front-desk/comments', { node: 'please-wait', text })).ok()).toBe(true)
  await context.close()
}

type Open = () => Promise<unknown>
const button = (name: string | RegExp) => page.getByRole('button', { name }).first()
const press = (keys: string) => page.keyboard.press(keys)
const scriptPage = async (search = '') => {
  await page.goto(`${visited.product.url}/scripts/front-desk${search}`)
  await page.locator('[data-canvas-ready]').waitFor({ state: 'attached' })
}
const side = (name: string) => page.getByRole('region', { name, exact: true })
const part = (strip: 'Parts and places' | 'Details', name: string) => async () => {
  const toggle = page.getByRole('navigation', { name: strip }).getByRole('button', { name, exact: true })
  if ((await toggle.getAttribute('aria-pressed')) !== 'true') await toggle.click()
  await side(name).waitFor()
  await side(name).getByText('Loading…').waitFor({ state: 'detached' })
}
/** As another address of the same page would. */
const goTo = (search: string) => page.evaluate((next) => history.pushState(null, '', `${location.pathname}${next}`), search)
async function onCanvas(keys: string): Promise<void> {
  await page.locator('[data-canvas]').focus()
  await press(keys)
}

const LIST: Readonly<Record<string, Open>> = {
  'the list of scripts': async () => {
    await page.goto(`${visited.product.url}/scripts`)
    await page.locator('a[href^="/scripts/front-desk"]').first().waitFor()
  },
  'the menu of a script': async () => {
    await button(/^What to do with/).click()
    await page.getByRole('menu').waitFor()
  },
  'the question for a new script': async () => {
    await press('Escape')
    await button('New script').click()
    await page.getByRole('dialog', { name: 'New script' }).waitFor()
  },
  'the import of a file': async () => {
    await press('Escape')
    await button('Import a file').click()
    await page.getByRole('dialog', { name: 'Import a script' }).waitFor()
  },
  'the playground': async () => {
    await page.goto(visited.product.url)
    await page.getByText('What the script did').or(page.getByRole('tab').first()).first().waitFor()
  },
}

const KINDS = {
  begin: 'begin',
  'check-channel': 'which-channel',
  ask: 'ask-topic',
  hours: 'office-open',
  'assign-skill': 'to-sales',
  'update-status': 'no-answer',
  'send-text': 'please-wait',
  'wait-for-agent': 'wait',
  end: 'end',
  'on-assignment': 'agent-has-it',
  'pop-url': 'customer-card',
  switch: 'template-language',
  'send-template': 'promise',
}

const SCRIPT: Readonly<Record<string, Open>> = {
  'a script': () => scriptPage(),
  'what can be added': part('Parts and places', 'Add'),
  'the outline': part('Parts and places', 'Outline'),
  'the search': async () => {
    await part('Parts and places', 'Search')()
    await side('Search').getByRole('searchbox').fill('please')
    await side('Search')
      .getByText('Queue for sales')
      .or(side('Search').getByRole('option').first())
      .or(side('Search').getByRole('listitem').first())
      .first()
      .waitFor()
  },
  'the variables': part('Parts and places', 'Variables'),
  'the form of the script': part('Details', 'Form'),
  ...Object.fromEntries(
    Object.entries(KINDS).map(([kind, node]): [string, Open] => [
      `the form of ${kind}`,
      async () => {
        await goTo(`?node=${node}`)
        await side('Form').getByText(node, { exact: true }).waitFor()
      },
    ]),
  ),
  'the trial': part('Details', 'Try it'),
  'the trial in the middle of a conversation': async () => {
    await side('Try it').getByRole('textbox', { name: 'Write a message' }).fill('Hello')
    await press('Enter')
    await side('Try it').getByRole('button', { name: 'English' }).waitFor()
  },
  'the history': async () => {
    await part('Details', 'Versions')()
    await side('Versions').getByRole('list', { name: 'History' }).waitFor()
  },
  'two versions held against one another': async () => {
    await button('What to do with: Version 2').click()
    await page.getByRole('menuitem', { name: 'What changed' }).click()
    await page.getByRole('region', { name: 'What the canvas shows' }).waitFor()
  },
  'the counts': async () => {
    await button('Back to the draft').click()
    await part('Details', 'Live')()
    await side('Live').getByRole('tab').first().waitFor()
  },
  'the counts of the version that the case ran': async () => {
    await side('Live').getByRole('combobox', { name: 'Version' }).selectOption('1')
    const whole = side('Live').getByRole('button', { name: 'Show the whole script' })
    const busiest = side('Live').getByRole('heading', { name: 'Busiest ways' })
    await whole.or(busiest).waitFor()
    if (await whole.isVisible()) await whole.click()
    await side('Live')
      .getByRole('button', { name: /^Language menu/ })
      .waitFor()
  },
  'the counts of a node': async () => {
    await side('Live')
      .getByRole('button', { name: /^Language menu/ })
      .click()
    await side('Live')
      .getByRole('button', { name: /^Open the way/ })
      .waitFor()
  },
  'the code': async () => {
    await part('Details', 'Code')()
    await side('Code').locator('.monaco-editor, textarea').locator('visible=true').first().waitFor()
  },
  'the problems': async () => {
    await button(/^Close these details/).click()
    await button(/problems/i).click()
    await page
      .getByRole('region', { name: /problems/i })
      .first()
      .waitFor()
  },
  'the menu of a row of the outline': async () => {
    await scriptPage()
    await part('Parts and places', 'Outline')()
    await side('Outline').getByRole('treeitem').first().click({ button: 'right' })
    await page.getByRole('menu').waitFor()
  },
  'quick add': async () => {
    await scriptPage()
    await onCanvas('Home')
    await onCanvas('a')
    await page.getByRole('dialog').waitFor()
  },
  'the palette': async () => {
    await press('Escape')
    await onCanvas('Control+k')
    await page.getByRole('dialog', { name: 'Commands' }).waitFor()
  },
  'the shortcuts': async () => {
    await press('Escape')
    await onCanvas('?')
    await page.getByRole('dialog').waitFor()
  },
  'the menu of the canvas': async () => {
    await press('Escape')
    await onCanvas('Shift+F10')
    await page.getByRole('menu').waitFor()
  },
  'the menu of the bar': async () => {
    await press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    await button('More').click()
    await page.getByRole('menu').waitFor()
  },
  publishing: async () => {
    await press('Escape')
    await button(/^Publish/).click()
    await page.getByRole('dialog').getByRole('textbox').first().waitFor()
  },
  'publishing at a set time, with cases that run': async () => {
    await page.getByRole('group', { name: 'What becomes of running cases?' }).waitFor()
    await page.getByRole('radio', { name: 'At a set time' }).check()
    await page.getByLabel('Date and time').waitFor()
  },
  'a publication that is scheduled': async () => {
    await page.getByRole('button', { name: /^(Schedule|Replace the schedule)$/ }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await part('Details', 'Versions')()
    await page.getByRole('region', { name: 'Scheduled publication' }).waitFor()
  },
  'moving the cases of older versions': async () => {
    await button('What to do with: Version 1').click()
    await page.getByRole('menuitem', { name: /^Move or interrupt/ }).click()
    await page.getByRole('alertdialog').getByRole('radio').first().waitFor()
  },
  'a version in the address': async () => {
    await scriptPage('?version=1')
    await page.getByText('Version 1, to look at').waitFor()
  },
  'the comments': async () => {
    await scriptPage('?node=please-wait')
    await part('Details', 'Comments')()
    await side('Comments').getByRole('article').first().waitFor()
  },
  'the people to mention': async () => {
    const field = side('Comments').getByRole('textbox', { name: /^Comment on/ })
    // what was typed on the other screen is kept
    await field.fill('')
    await field.fill('Hello @')
    await page.getByRole('listbox', { name: 'People to mention' }).waitFor()
  },
  'a reply': async () => {
    await press('Escape')
    await side('Comments').getByRole('article').first().getByRole('button', { name: 'Reply' }).click()
    await side('Comments').getByRole('textbox', { name: 'Reply' }).waitFor()
  },
  'the comments of a version': async () => {
    await scriptPage('?version=2')
    await part('Details', 'Comments')()
    await side('Comments').getByText('No comments on this version').waitFor()
  },
  'the inbox': async () => {
    await button(/^Mentions and replies/).click()
    await page.getByRole('dialog', { name: 'Mentions and replies' }).getByRole('link').first().waitFor()
  },
  'the way of a case': async () => {
    await scriptPage(`?case=${encodeURIComponent(conversation)}`)
    await page.getByRole('group', { name: words.traffic.way.steps }).waitFor()
  },
  'bringing two people’s work together': async () => {
    await scriptPage('?node=please-wait')
    await part('Details', 'Form')()
    await visited.context.setOffline(true)
    const name = page.getByRole('textbox', { name: 'Name of the node' })
    await name.fill(`${await name.inputValue()}, mine`)
    await change(`Theirs ${Date.now()}`)
    await visited.context.setOffline(false)
    await page.getByRole('alertdialog').getByRole('radio').first().waitFor()
  },
}

describe.each(Object.entries(SIZES))('on a %s screen axe finds nothing at', (_, size) => {
  beforeAll(async () => {
    await page.setViewportSize(size)
  })
  afterAll(async () => {
    // else it is asked again whenever the script is opened
    const question = page.getByRole('alertdialog')
    for (const mine of await question.getByRole('radio', { name: /^Mine/ }).all()) await mine.check()
    await question.getByRole('button', { name: 'Bring together' }).click()
    await question.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^State of saving: Saved/ }).waitFor()
  })

  it.each(Object.entries({ ...LIST, ...SCRIPT }))('%s', async (__, open) => {
    await open()
    expect(await axeFindings(page)).toEqual([])
  })
})

it('finds nothing where somebody else has the script open', async () => {
  await page.setViewportSize(SIZES.wide)
  const theirs = await visited.somebodyElse('Ana Lima')
  await theirs.goto(`${visited.product.url}/scripts/front-desk`)
  await scriptPage()
  await button(/ has this open/).click()
  await page.getByRole('dialog').getByText('Ana Lima').waitFor()
  expect(await axeFindings(page)).toEqual([])
})

it('had no error in the page', () => {
  expect(visited.complaints).toEqual([])
})
