import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fragmentText } from '../../../designer/clipboard/fragment-text'
import { mappingEdits, variableEdits } from '../../../designer/clipboard/mapping'
import { pasteOf } from '../../../designer/clipboard/paste'
import { readPasted } from '../../../designer/clipboard/read-pasted'
import { createScriptStore } from '../../../designer/script/script-store'
import { Directory } from '../../../engine/directory/model/directory'
import type { Script } from '../../../engine/script/script'
import { anyEdit, emptyScript } from '../script/random-edits'
import { aScript, emptyHere, partOf } from './a-part'

const workspace = Directory.parse({ skills: [{ id: 'support', name: 'Support' }] })

function pasted(script: Script, part: ReturnType<typeof partOf>) {
  const store = createScriptStore(script)
  const paste = pasteOf(script, part, workspace, { x: 1000, y: 1000 })
  store.dispatch(paste.edits, { as: 'paste' })
  return { ...paste, store, script: store.script() }
}

describe('a paste', () => {
  it('brings nodes, the links among them, notes, frames and variables, in one step', () => {
    const { script, store } = pasted(emptyHere(), partOf(aScript(), ['hello', 'queue'], ['desk']))
    expect(Object.keys(script.nodes)).toEqual(['begin', 'hello', 'queue'])
    expect(script.links).toEqual({ 'hello.default': { from: 'hello', port: 'default', to: 'queue' } })
    expect(script.nodes.queue?.frame).toBe('desk')
    expect(script.notes.why?.node).toBe('hello')
    expect(script.variables).toEqual({ guest: { type: 'text' } })
    store.undo()
    expect(store.script()).toEqual(emptyHere())
  })

  it('tells of the links that led out of what was copied', () => {
    const { report } = pasted(emptyHere(), partOf(aScript(), ['hello']))
    expect(report.cutLinks).toEqual([{ from: 'Hello', port: 'Sent', to: 'Queue' }])
  })

  it('leaves a second Begin and a second node for an event out, and says so', () => {
    const { script, report } = pasted(aScript(), partOf(aScript(), ['begin', 'event', 'end']))
    expect(report.leftOut.map(({ why }) => why)).toEqual(['begin', 'event'])
    expect(Object.values(script.nodes).filter(({ kind }) => kind === 'begin' || kind === 'on-assignment')).toHaveLength(2)
  })

  it('names what this workspace lacks, and puts something else in its place everywhere', () => {
    const { script, report, store } = pasted(emptyHere(), partOf(aScript(), ['queue']))
    const [missing] = report.missing
    expect(missing).toEqual({ refersTo: 'skill', id: 'sales', uses: [{ node: 'queue', path: ['skill'] }] })
    if (missing) store.dispatch(mappingEdits(script, missing, 'support'))
    expect(store.script().nodes.queue?.settings.skill).toBe('support')
  })

  it('lets a variable that was there take the place of a new one', () => {
    const here = { ...emptyHere(), variables: { visitor: { type: 'text' as const } } }
    const { script, selected, store } = pasted(here, partOf(aScript(), ['hello']))
    store.dispatch(variableEdits(script, selected.nodes, 'guest', 'visitor'))
    expect(store.script().nodes.hello?.settings.text).toBe('Hello {{ visitor }}')
    expect(Object.keys(store.script().variables)).toEqual(['visitor'])
  })

  it('says where a variable is of another type here', () => {
    const here = { ...emptyHere(), variables: { guest: { type: 'number' as const } } }
    const { report, script } = pasted(here, partOf(aScript(), ['hello']))
    expect(report.otherType).toEqual(['guest'])
    expect(script.variables.guest?.type).toBe('number')
  })

  it('gives free ids, and links nothing to what is not there, however often and wherever it is pasted', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 30 }), fc.array(anyEdit, { maxLength: 15 }), (theirs, ours) => {
        // given
        const [from, to] = [createScriptStore(emptyScript()), createScriptStore(emptyScript())]
        for (const edit of theirs) from.dispatch(edit)
        for (const edit of ours) to.dispatch(edit)
        fc.pre(Object.keys(from.script().nodes).length > 0)
        const part = partOf(from.script(), Object.keys(from.script().nodes), Object.keys(from.script().frames ?? {}))
        // when
        for (let time = 0; time < 2; time += 1) {
          const before = to.script()
          const { edits, selected } = pasteOf(before, part, workspace, { x: time * 32, y: 0 })
          for (const id of selected.nodes) expect(Object.hasOwn(before.nodes, id)).toBe(false)
          to.dispatch(edits)
          // then
          const { nodes, links, notes, frames = {} } = to.script()
          for (const id of Object.keys(before.nodes)) expect(nodes[id]).toEqual(before.nodes[id])
          for (const [id, link] of Object.entries(links))
            if (!(id in before.links)) expect([link.from in nodes, link.to in nodes]).toEqual([true, true])
          for (const id of selected.notes) expect(notes[id]?.node === undefined || notes[id].node in nodes).toBe(true)
          for (const id of selected.nodes) expect(nodes[id]?.frame === undefined || nodes[id].frame in frames).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('of the copy as text brings the same settings as were copied', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 30 }), (edits) => {
        const store = createScriptStore(emptyScript())
        for (const edit of edits) store.dispatch(edit)
        fc.pre(Object.keys(store.script().nodes).length > 0)
        const part = partOf(store.script(), Object.keys(store.script().nodes), Object.keys(store.script().frames ?? {}))
        const read = readPasted(fragmentText(part))
        expect(read.is === 'part' || read.is === 'broken').toBe(true)
        if (read.is === 'part') expect(read.part).toEqual(JSON.parse(JSON.stringify(part)))
      }),
      { numRuns: 150 },
    )
  })
})

describe('what is pasted', () => {
  it('may be a whole script file', () => {
    const read = readPasted(JSON.stringify(aScript()))
    expect(read.is === 'part' && Object.keys(read.part.nodes)).toEqual(Object.keys(aScript().nodes))
  })

  it.each([
    ['', 'nothing'],
    ['Hello, how are you?', 'notAScript'],
    ['{"a": 1}', 'notAScript'],
    ['[1, 2]', 'notAScript'],
    [JSON.stringify({ cordboard: 'fragment', formatVersion: 99, nodes: {} }), 'tooNew'],
    [JSON.stringify({ cordboard: 'fragment', formatVersion: 2, nodes: { a: { kind: 7 } }, links: {} }), 'broken'],
    [`"${'x'.repeat(6_000_000)}"`, 'tooLarge'],
  ])('is told for what it is: %.40s', (text, is) => {
    expect(readPasted(text).is).toBe(is)
  })
})
