/** A file of another system: its report is shown before anything is taken or saved. */
import '../a-page'
import { readFileSync } from 'node:fs'
import { render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { createEditor } from '../../../designer/editor/editor'
import { ImportReportView } from '../../../designer/exchange/ImportReportView'
import { closeImport, openImport, readFile } from '../../../designer/exchange/import-state'
import { readForeign } from '../../../designer/exchange/read-foreign'
import { scxmlMachine } from '../../../designer/exchange/scxml-machine'
import { german } from '../../../designer/wording/de/german'
import { remarkTexts } from '../../../engine/exchange/remarks'
import { emptyScript } from '../script/random-edits'

const flow = readFileSync('test/exchange/fixtures/order-news.flow.json', 'utf8')
const studio = readFileSync('test/exchange/fixtures/topic-desk.studio.json', 'utf8')
const file = (text: string) => ({ name: 'flow.json', size: text.length, text: async () => text })

afterEach(closeImport)

describe('the report of an import', () => {
  it('names what was not mapped first, with its reason', async () => {
    const foreign = await readForeign(studio)
    if (foreign.is !== 'read') throw new Error(foreign.is)
    render(<ImportReportView foreign={foreign} nodes={16} />)
    expect(screen.getByText(/A script of web Studio: 17 things read, 16 nodes made\. Nothing is saved before you import it/)).toBeTruthy()
    const missing = screen.getByRole('list', { name: /^Not mapped: 1/ })
    expect(missing.textContent).toContain('REST API')
    expect(missing.textContent).toContain('Ask the shop')
    expect(missing.textContent).toContain('Cordboard has no node that does what REST API does')
    expect(within(screen.getByRole('list', { name: /^Mapped with a difference: 4/ })).getAllByText(/./).length).toBeGreaterThan(0)
  })

  it('says every reason in German too', () => {
    expect(Object.keys(german.foreign.remarks ?? {}).sort()).toEqual(Object.keys(remarkTexts).sort())
    const values = { what: 'Skill', name: 'Sales', id: 'sales' }
    expect(german.foreign.remarks?.['name-to-id'](values)).toBe(
      'Der Skill „Sales“ wird unter sales gesucht. Wählen Sie das Richtige, wenn es anders heißt.',
    )
  })
})

describe('a flow that is dropped on an open script', () => {
  it('is shown with its report, and takes nothing before it is asked to', async () => {
    const editor = createEditor(emptyScript())
    await readFile(editor, file(flow))
    expect(openImport.getState().file).toMatchObject({ script: { name: 'Order news' }, foreign: { format: 'rapidpro' } })
    expect(editor.script.script()).toEqual(emptyScript())
  })

  it('of an older form is refused in a sentence that says what to do', async () => {
    const editor = createEditor(emptyScript())
    await readFile(editor, file('{"flows": [{"name": "Old", "action_sets": []}]}'))
    expect(openImport.getState().file).toBeUndefined()
    expect(editor.announcer.getState().text).toMatch(/before specification 13\. Export it again/)
  })
})

describe('a script as SCXML', () => {
  it('is a document of the W3C’s namespace', () => {
    const script = emptyScript()
    script.nodes.end = { kind: 'end', settings: {}, position: { x: 0, y: 0 } }
    script.links['begin.default'] = { from: 'begin', port: 'default', to: 'end' }
    expect(scxmlMachine(script)).toMatchObject({ is: 'machine', text: expect.stringContaining('xmlns="http://www.w3.org/2005/07/scxml"') })
  })

  it('is none while there are errors', () => {
    const script = emptyScript()
    script.nodes = {}
    expect(scxmlMachine(script)).toMatchObject({ is: 'errors' })
  })
})
