/** Checking a script again after a change looks only at what changed, and finds the same as a first look at the whole. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createScriptStore } from '../../designer/script/script-store'
import { Directory } from '../../engine/directory/model/directory'
import { checkAhead } from '../../engine/script/check'
import { diagnose } from '../../engine/script/diagnose'
import { anyEdit, emptyScript } from '../designer/script/random-edits'

const directory = Directory.parse({
  skills: [{ id: 'sales', name: 'Sales' }],
  templates: [{ name: 'hello', language: 'en_US', category: 'utility', status: 'pending', body: 'Hi {{1}}!' }],
})
const another = Directory.parse({})

const asIfNew = <Document>(document: Document): Document => structuredClone(document)

describe('a script checked after every change', () => {
  it('has the very problems of the same script opened anew', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 20 }), (edits) => {
        const store = createScriptStore(emptyScript())
        for (const edit of edits) {
          store.dispatch(edit)
          expect(diagnose(store.script(), directory)).toEqual(diagnose(asIfNew(store.script()), directory))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has them after undo and redo too, and in another workspace', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 8 }), (edits) => {
        const store = createScriptStore(emptyScript())
        for (const edit of edits) store.dispatch(edit)
        diagnose(store.script(), directory)
        while (store.undo()) expect(diagnose(store.script(), another)).toEqual(diagnose(asIfNew(store.script()), another))
        while (store.redo()) expect(diagnose(store.script(), directory)).toEqual(diagnose(asIfNew(store.script()), directory))
      }),
      { numRuns: 40 },
    )
  })

  it('finds the same when some of its nodes were checked ahead', () => {
    const store = createScriptStore(emptyScript())
    store.dispatch({
      type: 'addNode',
      id: 'say',
      node: { kind: 'send-text', settings: { text: '{{ nobody }}' }, position: { x: 0, y: 0 } },
    })
    checkAhead(store.script(), ['say', 'not-there'])
    expect(diagnose(store.script(), directory)).toEqual(diagnose(asIfNew(store.script()), directory))
  })

  it('sees that a variable which a text reads was added, retyped and taken away', () => {
    const store = createScriptStore(emptyScript())
    const rules = () => diagnose(store.script(), directory).flatMap(({ rule, node }) => (node === 'when' ? [rule] : []))
    store.dispatch([
      { type: 'addNode', id: 'when', node: { kind: 'if', settings: { condition: 'age > 17' }, position: { x: 0, y: 0 } } },
      { type: 'linkNodes', link: { from: 'begin', port: 'default', to: 'when' } },
      ...['yes', 'no', 'failed'].map((port) => ({ type: 'linkNodes' as const, link: { from: 'when', port, to: 'when' } })),
    ])
    expect(rules()).toContain('expression')
    store.dispatch({ type: 'addVariable', name: 'age', variable: { type: 'number' } })
    expect(rules()).not.toContain('expression')
    store.dispatch({ type: 'changeVariable', name: 'age', changes: { type: 'text' } })
    expect(rules()).toContain('expression')
    store.undo()
    expect(rules()).not.toContain('expression')
  })
})
