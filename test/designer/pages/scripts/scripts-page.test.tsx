/** The list of scripts: what it tells, and each way to get another one. */
import '../../a-page'
import { readFileSync } from 'node:fs'
import { configure, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ScriptsPage } from '../../../../designer/pages/ScriptsPage'
import { SessionContext } from '../../../../designer/shell/session-context'
import { Directory } from '../../../../engine/directory/model/directory'
import type { Role } from '../../../../engine/people/rights'
import type { Script } from '../../../../engine/script/script'
import { answering } from '../../saving/a-saving'
import { aScript, person } from '../../saving/a-server'

configure({ asyncUtilTimeout: 30_000 })

const directory = Directory.parse({
  channels: [
    {
      ...{ id: 'desk', kind: 'whatsapp', name: 'Main number', phoneNumberId: '1', wabaId: '2', number: '+15550783881' },
      ...{ defaultScript: 'desk', defaultSkill: 'support' },
    },
  ],
  skills: [{ id: 'support', name: 'Support' }],
})
const draft = { revision: 4, at: Date.now() - 120_000, by: person('Dana') }
const scripts = [
  { id: 'desk', name: 'Desk', draft, newestVersion: 2, publishedVersion: 2, hasUnpublishedEdits: true },
  { id: 'sketch', name: 'Sketch', draft: { ...draft, by: person('Me') }, hasUnpublishedEdits: true },
]
const saved = vi.fn<(path: string, script: Script, base: string | undefined) => void>()
const removed = vi.fn(() => new Response(null, { status: 204 }))

const put = (path: string) => ({
  [`PUT /api/v1/scripts/${path}/draft`]: (init?: RequestInit) => {
    saved(path, JSON.parse(String(init?.body)) as Script, (init?.headers as Record<string, string> | undefined)?.['if-match'])
    return { revision: 1, hash: '', at: 0, problems: [] }
  },
})

const answers = {
  'GET /api/v1/scripts': { scripts },
  'GET /api/v1/directory': { ...directory, revision: 1 },
  'GET /api/v1/scripts/desk': { draft: { ...draft, script: aScript() }, problems: [] },
  'GET /api/v1/scripts/sketch': { draft: { ...draft, script: { ...aScript(), id: 'sketch' } }, problems: [] },
  'DELETE /api/v1/scripts/sketch': removed,
  ...Object.assign({}, ...['desk', 'sketch-copy', 'night-desk', 'language-menu', 'desk-2', 'other', 'topic-desk'].map(put)),
}

beforeEach(() => void vi.stubGlobal('fetch', answering(answers)))
afterEach(() => {
  vi.unstubAllGlobals()
  saved.mockClear()
  removed.mockClear()
  history.replaceState(null, '', '/')
})

function draw(role: Role = 'administrator') {
  const session = { person: { id: 'me', name: 'Me', role }, hasEnded: false, look: async () => undefined, leave: async () => undefined }
  render(
    <SessionContext value={session}>
      <ScriptsPage />
    </SessionContext>,
  )
}

async function shown(role?: Role): Promise<void> {
  draw(role)
  await screen.findByRole('link', { name: 'Sketch' })
}

const file = (text: string, name = 'script.json') => new File([text], name, { type: 'application/json' })

async function importing(what: File): Promise<HTMLElement> {
  await shown()
  await userEvent.click(screen.getByRole('button', { name: 'Import a file' }))
  const dialog = await screen.findByRole('dialog', { name: 'Import a script' })
  await userEvent.upload(within(dialog).getByLabelText('Choose a file…'), what)
  return screen.findByRole('dialog', { name: 'Import a script' })
}

describe('the list of scripts', () => {
  it('tells of each what runs, what was edited since, by whom, and who reaches it', async () => {
    await shown()
    const desk = screen.getByRole('row', { name: /^Desk/ })
    expect(desk.textContent).toContain('Version 2 runs')
    expect(desk.textContent).toContain('Unpublished changes')
    expect(desk.textContent).toContain('Main number')
    expect(desk.textContent).toContain('Dana, 2 minutes ago')
    const sketch = screen.getByRole('row', { name: /^Sketch/ })
    expect(sketch.textContent).toContain('Not published')
    expect(sketch.textContent).toContain('No channel starts with it')
    expect(sketch.textContent).toContain('You,')
  })

  it('finds scripts by a part of the name', async () => {
    await shown()
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search scripts' }), 'ske')
    await vi.waitFor(() => expect(screen.queryByRole('link', { name: 'Desk' })).toBeNull())
    await userEvent.type(screen.getByRole('searchbox'), 'x')
    await screen.findByText('No script is called “skex”')
  })

  it('offers beginnings where there is none', async () => {
    vi.stubGlobal('fetch', answering({ ...answers, 'GET /api/v1/scripts': { scripts: [] } }))
    draw()
    await screen.findByText('No scripts yet')
    screen.getByRole('button', { name: 'New script' })
  })

  it('says that the server does not answer, and tries again', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('failed to fetch')))
    draw()
    const alert = await screen.findByRole('alert')
    vi.stubGlobal('fetch', answering(answers))
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
    await screen.findByRole('link', { name: 'Desk' })
  })

  it('offers those who may only look no way to change anything', async () => {
    await shown('supervisor')
    expect(screen.queryByRole('button', { name: 'New script' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'What to do with Sketch' }))
    const offered = (await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)
    expect(offered).toEqual(['Open', 'Save as a file'])
  })
})

describe('a script of the list', () => {
  it('is duplicated under an id of its own', async () => {
    await shown()
    await userEvent.click(screen.getByRole('button', { name: 'What to do with Sketch' }))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Duplicate' }))
    await vi.waitFor(() => expect(saved).toHaveBeenCalled())
    expect(saved.mock.calls[0]).toMatchObject(['sketch-copy', { id: 'sketch-copy', name: 'Sketch (copy)' }, '"0"'])
  })

  it('is deleted after a question, where it was never published', async () => {
    await shown()
    await userEvent.click(screen.getByRole('button', { name: 'What to do with Sketch' }))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete…' }))
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete “Sketch”?' })
    expect(removed).not.toHaveBeenCalled()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Delete' }))
    await vi.waitFor(() => expect(removed).toHaveBeenCalledOnce())
  })

  it('stays where it was published, and says why', async () => {
    await shown()
    await userEvent.click(screen.getByRole('button', { name: 'What to do with Desk' }))
    const item = await screen.findByRole('menuitem', { name: /^Delete… It has 2 published versions / })
    expect(item.getAttribute('aria-disabled')).toBe('true')
  })
})

describe('a new script', () => {
  async function creating(): Promise<HTMLElement> {
    await shown()
    await userEvent.click(screen.getByRole('button', { name: 'New script' }))
    return screen.findByRole('dialog', { name: 'New script' })
  }

  it('has a name and begins with Begin', async () => {
    const dialog = await creating()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Create' }))
    expect(within(dialog).getByRole('alert').textContent).toBe('Give it a name first.')
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Night desk')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Create' }))
    await vi.waitFor(() => expect(location.pathname).toBe('/scripts/night-desk'))
    expect(Object.values(saved.mock.calls[0]?.[1].nodes ?? {}).map(({ kind }) => kind)).toEqual(['begin'])
  })

  it('begins with a starter that uses what the workspace has', async () => {
    const dialog = await creating()
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Language menu' }))
    expect(within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('Language menu')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Create' }))
    await vi.waitFor(() => expect(location.pathname).toBe('/scripts/language-menu'))
    expect(saved.mock.calls[0]?.[1].nodes.queue?.settings.skill).toBe('support')
  })

  it('says what a starter lacks here', async () => {
    const dialog = await creating()
    const starter = within(dialog).getByRole<HTMLInputElement>('radio', { name: 'Opening hours' })
    expect(starter.disabled).toBe(true)
    expect(dialog.textContent).toContain('Needs opening hours, which this workspace does not have yet.')
  })
})

describe('a file', () => {
  it('is imported as a new script under its own id where that is free', async () => {
    const dialog = await importing(file(JSON.stringify({ ...aScript(), id: 'other', name: 'Other' })))
    expect(dialog.textContent).toContain('“Other”, 3 nodes')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Import' }))
    await vi.waitFor(() => expect(location.pathname).toBe('/scripts/other'))
  })

  it('of another system is shown with its report before it is saved', async () => {
    await importing(file(readFileSync('test/exchange/fixtures/topic-desk.studio.json', 'utf8')))
    const missing = await screen.findByRole('list', { name: /^Not mapped: 1/ })
    expect(missing.textContent).toContain('REST API')
    const dialog = screen.getByRole('dialog', { name: 'Import a script' })
    expect(dialog.textContent).toContain('“Topic desk”, 16 nodes')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Import' }))
    await vi.waitFor(() => expect(location.pathname).toBe('/scripts/topic-desk'))
  })

  it('takes the place of a draft only when that is chosen, and says what it changes', async () => {
    const dialog = await importing(file(JSON.stringify({ ...aScript(), name: 'Desk', description: 'By day' })))
    const asDraft = await within(dialog).findByRole('radio', { name: /The draft of “Desk”.*1 detail of the script changed/ })
    expect(within(dialog).getByRole<HTMLInputElement>('radio', { name: /A new script/ }).checked).toBe(true)
    await userEvent.click(asDraft)
    await userEvent.click(within(dialog).getByRole('button', { name: 'Import' }))
    await vi.waitFor(() => expect(saved).toHaveBeenCalled())
    expect(saved.mock.calls[0]).toMatchObject(['desk', { id: 'desk', description: 'By day' }, '"4"'])
  })

  it.each([
    ['broken JSON', '{ "formatVersion": 2,\n  "nodes": }', /This is not JSON/],
    ['half a file', '{ "formatVersion": 2,\n  "name": "De', /not JSON: it breaks off at line 2, character 14/],
    ['JSON that is no script', '{ "dinner": "soup" }', /no script/],
    ['a list', '[1, 2]', /no script/],
    ['a newer format', '{ "formatVersion": 99, "nodes": {}, "links": {} }', /newer Cordboard \(format 99; this one reads up to \d+\)/],
    ['nothing', '  ', /empty/],
    ['a script with a broken part', JSON.stringify({ ...aScript(), nodes: { x: { kind: 7 } } }), /nodes › x › kind/],
  ])('with %s is refused in a sentence that says what to do', async (_, text, said) => {
    const dialog = await importing(file(text))
    await vi.waitFor(() => expect(dialog.textContent).toMatch(said))
    expect(saved).not.toHaveBeenCalled()
  })

  it('of 50 MB is refused unread', async () => {
    const large = file('')
    const text = vi.fn()
    Object.defineProperties(large, { size: { value: 50 * 1024 * 1024 }, text: { value: text } })
    const dialog = await importing(large)
    await vi.waitFor(() => expect(dialog.textContent).toMatch(/50 MB large; scripts of up to 5 MB are read/))
    expect(text).not.toHaveBeenCalled()
  })
})
