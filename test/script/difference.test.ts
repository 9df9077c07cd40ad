/** How two documents of a script differ: thing by thing, field by field, behaviour and layout apart. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countDifference, type ScriptDifference, scriptDifference } from '../../engine/script/difference'
import type { Script, ScriptNode } from '../../engine/script/script'
import { anyScript, wholeScript } from './changed-scripts'

const nothing: ScriptDifference = {
  nodes: { added: [], removed: [], changed: [], moved: [] },
  links: { added: [], removed: [], changed: [] },
  variables: { added: [], removed: [], changed: [] },
  notes: { added: [], removed: [], changed: [], moved: [] },
  frames: { added: [], removed: [], changed: [], moved: [] },
  other: [],
}

const withNode = (id: string, change: Partial<ScriptNode>): Script => {
  const node = wholeScript.nodes[id] as ScriptNode
  return { ...wholeScript, nodes: { ...wholeScript.nodes, [id]: { ...node, ...change } } }
}
const withSettings = (settings: Record<string, unknown>) => withNode('a', { settings: { ...wholeScript.nodes.a?.settings, ...settings } })

describe('the difference of two documents', () => {
  it('is nothing where they say the same, whatever the order of their keys', () => {
    const turned = { ...wholeScript, nodes: Object.fromEntries(Object.entries(wholeScript.nodes).reverse()) }
    expect(scriptDifference(wholeScript, turned)).toEqual(nothing)
    expect(scriptDifference(wholeScript, { ...wholeScript })).toEqual(nothing)
  })

  it('names nodes that came, went, changed and moved, each field with before and after', () => {
    const { a, b: _gone, ...rest } = withNode('c', { name: 'Menu', position: { x: 5, y: 5 }, pinned: true }).nodes
    const after = { ...wholeScript, nodes: { a, ...rest, g: rest.d } } as Script
    expect(scriptDifference(wholeScript, after).nodes).toEqual({
      added: ['g'],
      removed: ['b'],
      changed: [{ id: 'c', paths: [{ path: ['name'], after: 'Menu' }] }],
      moved: [
        {
          id: 'c',
          paths: [
            { path: ['position'], before: { x: 0, y: 0 }, after: { x: 5, y: 5 } },
            { path: ['pinned'], after: true },
          ],
        },
      ],
    })
  })

  it('goes into settings, and tells the members of a list by their ids', () => {
    const choices = [
      { id: 'one', title: 'Uno' },
      { id: 'two', title: 'Two' },
      { id: 'three', title: 'Three' },
    ]
    expect(scriptDifference(wholeScript, withSettings({ choices, text: 'Hi' })).nodes.changed[0]?.paths).toEqual([
      { path: ['settings', 'text'], before: 'a', after: 'Hi' },
      { path: ['settings', 'choices', 'one', 'title'], before: 'One', after: 'Uno' },
      { path: ['settings', 'choices', 'three'], after: { id: 'three', title: 'Three' } },
    ])
  })

  it('shows a list in another order, or without ids, as a whole', () => {
    const [one, two] = [
      { id: 'one', title: 'One' },
      { id: 'two', title: 'Two' },
    ]
    expect(scriptDifference(wholeScript, withSettings({ choices: [two, one] })).nodes.changed[0]?.paths).toEqual([
      { path: ['settings', 'choices'], before: [one, two], after: [two, one] },
    ])
    expect(scriptDifference(wholeScript, withSettings({ parameters: ['x', 'y'] })).nodes.changed[0]?.paths).toEqual([
      { path: ['settings', 'parameters'], before: ['x'], after: ['x', 'y'] },
    ])
  })

  it('tells links, variables, notes, frames and the script’s own fields', () => {
    const { errorHandler: _none, ...rest } = wholeScript
    const after: Script = {
      ...rest,
      name: 'Night desk',
      links: { ...wholeScript.links, 'a.default': { from: 'a', port: 'default', to: 'c' } },
      variables: { v: { type: 'number' } },
      notes: { ...wholeScript.notes, n: { text: 'Asked', position: { x: 0, y: 0 }, isResolved: true } },
      frames: { 'frame-1': { title: 'Start', position: { x: 0, y: 0 }, size: { width: 20, height: 10 }, isFolded: true } },
    }
    const difference = scriptDifference(wholeScript, after)
    expect(difference.links.changed).toEqual([{ id: 'a.default', paths: [{ path: ['to'], before: 'b', after: 'c' }] }])
    expect(difference.variables).toMatchObject({ removed: ['w'], changed: [{ id: 'v', paths: [{ path: ['type'] }] }] })
    expect(difference.notes).toMatchObject({
      changed: [{ id: 'n', paths: [{ path: ['text'] }, { path: ['isResolved'] }] }],
      moved: [{ id: 'n' }],
    })
    expect(difference.frames).toMatchObject({
      changed: [],
      moved: [{ id: 'frame-1', paths: [{ path: ['size'] }, { path: ['isFolded'] }] }],
    })
    expect(difference.other).toEqual([
      { path: ['name'], before: 'Small', after: 'Night desk' },
      { path: ['errorHandler'], before: 'f' },
    ])
    expect(countDifference(difference)).toEqual({
      nodes: { added: 0, removed: 0, changed: 0, moved: 0 },
      links: { added: 0, removed: 0, changed: 1 },
      variables: { added: 0, removed: 1, changed: 1 },
      notes: { added: 0, removed: 0, changed: 1, moved: 1 },
      frames: { added: 0, removed: 0, changed: 0, moved: 1 },
      other: 2,
    })
  })

  it('is that of the way back with before and after exchanged', () => {
    fc.assert(
      fc.property(anyScript, anyScript, (one, other) => {
        const [there, back] = [scriptDifference(one, other), scriptDifference(other, one)]
        for (const things of ['nodes', 'links', 'variables', 'notes', 'frames'] as const) {
          expect([...there[things].added].sort()).toEqual([...back[things].removed].sort())
          expect(there[things].changed.map(({ id }) => id).sort()).toEqual(back[things].changed.map(({ id }) => id).sort())
        }
        expect(scriptDifference(one, one)).toEqual(nothing)
      }),
    )
  })
})
