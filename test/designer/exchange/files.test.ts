import '../a-page'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEditor } from '../../../designer/editor/editor'
import { closeImport, openImport, readFile } from '../../../designer/exchange/import-state'
import { machineText } from '../../../designer/exchange/machine-text'
import { mermaidText } from '../../../designer/exchange/mermaid'
import { createScriptStore } from '../../../designer/script/script-store'
import { printScript } from '../../../engine/script/print-script'
import { readScript } from '../../../engine/script/read-script'
import { anyEdit, emptyScript } from '../script/random-edits'

const file = (text: string, size = text.length) => ({ name: 'script.json', size, text: async () => text })

describe('a script file', () => {
  it('says the same whatever way the script came about', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 20 }), (edits) => {
        const store = createScriptStore(emptyScript())
        for (const edit of edits) store.dispatch(edit)
        const text = printScript(store.script())
        while (store.undo());
        while (store.redo());
        expect(printScript(store.script())).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(store.script())))
      }),
    )
  })

  it('is read back as the same script', () => {
    const read = readScript(printScript(emptyScript()))
    expect(read.ok && read.script).toEqual(emptyScript())
  })

  it('is shown before it takes the place of the open one', async () => {
    const editor = createEditor(emptyScript())
    await readFile(editor, file(printScript({ ...emptyScript(), name: 'Other' })))
    expect(openImport.getState().file?.script.name).toBe('Other')
    expect(editor.script.script()).toEqual(emptyScript())
    closeImport()
  })

  it.each([
    [file('{"nodes": '), /cannot be taken over/],
    [file(JSON.stringify({ ...emptyScript(), formatVersion: 99 })), /cannot be taken over/],
    [file('', 50 * 1024 * 1024), /too large/],
    [{ ...file(''), text: () => Promise.reject(new Error('gone')) }, /could not be read: gone/],
  ])('that is none changes nothing and says why: %#', async (broken, said) => {
    const editor = createEditor(emptyScript())
    await readFile(editor, broken)
    expect(openImport.getState().file).toBeUndefined()
    expect(editor.announcer.getState().text).toMatch(said)
  })
})

describe('a Mermaid flowchart', () => {
  it('has every node, and lets no text of an author end a label', () => {
    const script = emptyScript()
    script.nodes.end = { kind: 'end', name: 'End" ] --> x', settings: {}, position: { x: 0, y: 0 } }
    script.links['begin.default'] = { from: 'begin', port: 'default', to: 'end' }
    const text = mermaidText(script)
    expect(text).toContain('n_begin -.->|"Start"| n_end')
    expect(text).toContain('n_end["End#34; #93; --#62; x<br/>End"]')
  })
})

describe('the machine', () => {
  it('is told of only where the script has no errors', () => {
    const whole = emptyScript()
    expect(machineText(whole).is).toBe('machine')
    expect(machineText({ ...whole, nodes: {} })).toMatchObject({ is: 'errors', problems: [{ rule: 'no-begin' }] })
  })
})
