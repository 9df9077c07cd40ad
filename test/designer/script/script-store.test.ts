import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../designer/script/edits'
import { createScriptStore } from '../../../designer/script/script-store'
import { anyEdit, emptyScript } from './random-edits'

const sendText = (text: string) => ({ kind: 'send-text', settings: { text }, position: { x: 0, y: 0 } })
const undoAll = (store: ReturnType<typeof createScriptStore>) => {
  while (store.undo());
}
const redoAll = (store: ReturnType<typeof createScriptStore>) => {
  while (store.redo());
}

describe('undo', () => {
  it('gives the same document after any sequence of edits, and redo gives it back', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 3 }), { maxLength: 20 }), (steps) => {
        const before = emptyScript()
        const store = createScriptStore(structuredClone(before))
        for (const edits of steps) store.dispatch(edits)
        const after = structuredClone(store.script())

        undoAll(store)
        expect(store.script()).toEqual(before)
        redoAll(store)
        expect(store.script()).toEqual(after)
      }),
      { numRuns: 300 },
    )
  })

  it('gives every document in between, wherever it stops', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 12 }), fc.nat(), (edits, stop) => {
        const store = createScriptStore(emptyScript())
        const documents = [structuredClone(store.script())]
        for (const edit of edits) {
          const steps = store.getState().past.length
          store.dispatch(edit)
          if (store.getState().past.length > steps) documents.push(structuredClone(store.script()))
        }
        const back = stop % documents.length
        for (let count = 0; count < back; count += 1) store.undo()
        expect(store.script()).toEqual(documents[documents.length - 1 - back])
      }),
    )
  })

  it('never leaves a link to or from what is not there', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 25 }), (edits) => {
        const store = createScriptStore(emptyScript())
        const added = edits.filter(({ type }) => type !== 'linkNodes' && type !== 'reconnect')
        for (const edit of added) store.dispatch(edit)
        const { nodes, links } = store.script()
        for (const { from, to } of Object.values(links)) expect([from in nodes, to in nodes]).toEqual([true, true])
      }),
    )
  })

  it('takes what was typed in one visit of a field back in one step', () => {
    const store = createScriptStore(emptyScript())
    store.dispatch({ type: 'addNode', id: 'hello', node: sendText('') })
    for (const value of ['H', 'He', 'Hel']) {
      store.dispatch({ type: 'changeSetting', id: 'hello', path: ['text'], value }, { gather: 'visit-1' })
    }
    store.endGathering()
    store.dispatch({ type: 'changeSetting', id: 'hello', path: ['text'], value: 'Help' }, { gather: 'visit-1' })

    store.undo()
    expect(store.script().nodes.hello?.settings).toEqual({ text: 'Hel' })
    store.undo()
    expect(store.script().nodes.hello?.settings).toEqual({ text: '' })
  })

  it('leaves no step for an edit that changes nothing', () => {
    const store = createScriptStore(emptyScript())
    store.dispatch({ type: 'removeNodes', ids: ['nowhere'] })
    expect(store.getState().past).toEqual([])
  })

  it('undoes an own edit in a document that others have changed meanwhile', () => {
    const store = createScriptStore(emptyScript())
    store.dispatch({ type: 'addNode', id: 'mine', node: sendText('Mine') })
    const theirs = structuredClone(store.script())
    theirs.nodes.theirs = sendText('Theirs')
    store.takeOver(theirs)

    store.undo()
    expect(Object.keys(store.script().nodes)).toEqual(['begin', 'theirs'])
  })

  it('passes over a step that does not fit any more', () => {
    const store = createScriptStore(emptyScript())
    store.dispatch({ type: 'addNode', id: 'first', node: sendText('First') })
    store.dispatch({ type: 'addNode', id: 'gone', node: sendText('Gone') })
    store.dispatch({ type: 'changeSetting', id: 'gone', path: ['text'], value: 'Changed' })
    const theirs = structuredClone(store.script())
    delete theirs.nodes.gone
    store.takeOver(theirs)

    expect(store.undo()?.said.edit).toBe('addNode')
    expect(Object.keys(store.script().nodes)).toEqual(['begin', 'first'])
  })
})

describe('edits', () => {
  const choices = [
    { id: 'yes', title: 'Yes' },
    { id: 'no', title: 'No' },
  ]
  const asked = () => {
    const store = createScriptStore(emptyScript())
    const edits: Edit[] = [
      {
        type: 'addNode',
        id: 'ask',
        node: { kind: 'ask', settings: { text: 'Sure?', style: 'buttons', choices }, position: { x: 0, y: 0 } },
      },
      { type: 'addNode', id: 'end', node: { kind: 'end', settings: {}, position: { x: 300, y: 0 } } },
      { type: 'linkNodes', link: { from: 'ask', port: 'choice-yes', to: 'end' } },
      { type: 'linkNodes', link: { from: 'ask', port: 'choice-no', to: 'end' } },
    ]
    store.dispatch(edits)
    return store
  }

  it('takes the link of a choice away with the choice', () => {
    const store = asked()
    store.dispatch({ type: 'changeSetting', id: 'ask', path: ['choices', 1], value: undefined })
    expect(Object.keys(store.script().links)).toEqual(['ask.choice-yes'])
  })

  it('keeps the link of a choice whose id was changed', () => {
    const store = asked()
    store.dispatch({ type: 'changeSetting', id: 'ask', path: ['choices', 1, 'id'], value: 'never' })
    expect(store.script().links['ask.choice-never']).toEqual({ from: 'ask', port: 'choice-never', to: 'end' })
  })

  it('keeps links while a setting is half typed', () => {
    const store = asked()
    store.dispatch({ type: 'changeSetting', id: 'ask', path: ['text'], value: '' })
    expect(Object.keys(store.script().links)).toHaveLength(2)
  })

  it('heals the way around a node that is taken out', () => {
    const store = createScriptStore(emptyScript())
    store.dispatch([
      { type: 'addNode', id: 'hello', node: sendText('Hello') },
      { type: 'addNode', id: 'end', node: { kind: 'end', settings: {}, position: { x: 0, y: 0 } } },
      { type: 'linkNodes', link: { from: 'begin', port: 'default', to: 'hello' } },
      { type: 'linkNodes', link: { from: 'hello', port: 'sent', to: 'end' } },
    ])
    store.dispatch({ type: 'removeAndHeal', id: 'hello', port: 'sent' })
    expect(store.script().links).toEqual({ 'begin.default': { from: 'begin', port: 'default', to: 'end' } })
  })

  it('moves the nodes of a frame, and notes pinned to them, along', () => {
    const store = createScriptStore(emptyScript())
    store.dispatch([
      { type: 'addNode', id: 'hello', node: { ...sendText('Hello'), position: { x: 40, y: 40 } } },
      { type: 'addNote', id: 'why', note: { text: 'Why', position: { x: 50, y: 10 }, node: 'hello' } },
      {
        type: 'addFrame',
        id: 'greeting',
        frame: { title: 'Greeting', position: { x: 0, y: 0 }, size: { width: 400, height: 300 } },
        nodes: ['hello'],
      },
    ])
    store.dispatch({ type: 'moveThings', frames: { greeting: { x: 100, y: 8 } } })
    expect(store.script().nodes.hello?.position).toEqual({ x: 140, y: 48 })
    expect(store.script().notes.why?.position).toEqual({ x: 150, y: 18 })
  })

  it('renames a variable wherever it is named or read, and nothing that only looks like it', () => {
    const store = createScriptStore(emptyScript())
    store.dispatch([
      { type: 'addVariable', name: 'topic', variable: { type: 'text' } },
      {
        type: 'addNode',
        id: 'ask',
        node: { kind: 'ask', settings: { text: 'About {{ topic + " topic" }}, topic?', saveTo: 'topic' }, position: { x: 0, y: 0 } },
      },
      {
        type: 'addNode',
        id: 'if',
        node: { kind: 'if', settings: { condition: 'topic == "topic" && contact.topic == topics && topic(1)' }, position: { x: 0, y: 0 } },
      },
    ])
    store.dispatch({ type: 'renameVariable', name: 'topic', to: 'matter' })
    const { nodes, variables } = store.script()
    expect(Object.keys(variables)).toEqual(['matter'])
    expect(nodes.ask?.settings).toEqual({ text: 'About {{ matter + " topic" }}, topic?', saveTo: 'matter' })
    expect(nodes.if?.settings.condition).toBe('matter == "topic" && contact.topic == topics && topic(1)')
  })
})
