/** Two people worked on one script: what each did is kept, and what cannot stand side by side is asked about. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSame } from '../../engine/script/json-values'
import { mergeScripts } from '../../engine/script/merge'
import { resolveConflict } from '../../engine/script/resolve-conflict'
import type { Link, Script, ScriptNode } from '../../engine/script/script'
import { anyScript, changesOf, wholeScript } from './changed-scripts'

const base = wholeScript

const withNode = (script: Script, id: string, change: Partial<ScriptNode>): Script => {
  const node = script.nodes[id] as ScriptNode
  return { ...script, nodes: { ...script.nodes, [id]: { ...node, ...change } } }
}
const withSettings = (id: string, settings: Record<string, unknown>) =>
  withNode(base, id, { settings: { ...base.nodes[id]?.settings, ...settings } })
const withLink = (script: Script, id: string, link: Link): Script => ({ ...script, links: { ...script.links, [id]: link } })

/** As the designer removes a node: its links go too. */
function without(script: Script, id: string): Script {
  const { [id]: _gone, ...nodes } = script.nodes
  const links = Object.fromEntries(Object.entries(script.links).filter(([, { from, to }]) => from !== id && to !== id))
  const notes = Object.fromEntries(
    Object.entries(script.notes).map(([key, { node, ...note }]) => [key, node === undefined || node === id ? note : { ...note, node }]),
  )
  const { errorHandler, ...rest } = script
  return { ...rest, nodes, links, notes, ...(errorHandler === undefined || errorHandler === id ? {} : { errorHandler }) }
}

const choice = (id: string, title: string) => ({ id, title })
const choicesOf = (script: Script) => script.nodes.a?.settings.choices

describe('a merge', () => {
  it('takes what each side changed in another field of one node', () => {
    const mine = withSettings('a', { text: 'Hello' })
    const theirs = withNode(base, 'a', { name: 'Greeting', position: { x: 7, y: 7 } })
    const { merged, conflicts, mineChanged, theirsChanged } = mergeScripts(base, mine, theirs)
    expect(merged.nodes.a).toMatchObject({ name: 'Greeting', position: { x: 7, y: 7 }, settings: { text: 'Hello' } })
    expect({ conflicts, mineChanged, theirsChanged }).toEqual({ conflicts: [], mineChanged: 1, theirsChanged: 2 })
  })

  it('keeps mine where both changed one field differently, and makes it theirs when that is chosen', () => {
    const { merged, conflicts } = mergeScripts(base, withSettings('a', { text: 'Mine' }), withSettings('a', { text: 'Theirs' }))
    expect(conflicts).toEqual([{ path: ['nodes', 'a', 'settings', 'text'], base: 'a', mine: 'Mine', theirs: 'Theirs' }])
    expect(merged.nodes.a?.settings.text).toBe('Mine')
    const [conflict] = conflicts
    if (!conflict) throw new Error('a conflict was expected')
    expect(resolveConflict(merged, conflict, 'theirs')).toEqual(withSettings('a', { text: 'Theirs' }))
    expect(resolveConflict(merged, conflict, 'mine')).toEqual(merged)
  })

  it('has no conflict where both made the same change', () => {
    const same = withSettings('a', { text: 'Hello' })
    expect(mergeScripts(base, same, structuredClone(same))).toMatchObject({ merged: same, conflicts: [] })
  })

  it('takes a place as a whole', () => {
    const { merged, conflicts } = mergeScripts(
      base,
      withNode(base, 'a', { position: { x: 5, y: 0 } }),
      withNode(base, 'a', { position: { x: 0, y: 5 } }),
    )
    expect(conflicts).toMatchObject([{ path: ['nodes', 'a', 'position'] }])
    expect(merged.nodes.a?.position).toEqual({ x: 5, y: 0 })
  })

  it('merges the choices of a menu one by one, in the order of who changed it', () => {
    const mine = withSettings('a', { choices: [choice('two', 'Two'), choice('one', 'One')] })
    const theirs = withSettings('a', { choices: [choice('one', 'Uno'), choice('three', 'Three'), choice('two', 'Two')] })
    const { merged, conflicts } = mergeScripts(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(choicesOf(merged)).toEqual([choice('two', 'Two'), choice('one', 'Uno'), choice('three', 'Three')])
  })

  it('asks about a choice that one removed and the other renamed, and puts it back where it was', () => {
    const mine = withSettings('a', { choices: [choice('two', 'Two')] })
    const theirs = withSettings('a', { choices: [choice('one', 'Uno'), choice('two', 'Two')] })
    const { merged, conflicts } = mergeScripts(base, mine, theirs)
    expect(choicesOf(merged)).toEqual([choice('two', 'Two')])
    expect(conflicts).toMatchObject([{ path: ['nodes', 'a', 'settings', 'choices', 'one'], theirs: choice('one', 'Uno'), at: 0 }])
    const chosen = conflicts.reduce((script, conflict) => resolveConflict(script, conflict, 'theirs'), merged)
    expect(choicesOf(chosen)).toEqual(choicesOf(theirs))
  })

  it('takes a list without ids, two orders of one list, and two sorts of one thing as a whole', () => {
    const lists = mergeScripts(base, withSettings('a', { parameters: ['x', 'y'] }), withSettings('a', { parameters: ['z', 'x'] }))
    expect(lists.conflicts).toMatchObject([{ path: ['nodes', 'a', 'settings', 'parameters'] }])
    const three = [choice('one', '1'), choice('two', '2'), choice('three', '3')]
    const ordered = (...places: number[]) => withSettings('a', { choices: places.map((place) => three[place]) })
    expect(mergeScripts(ordered(0, 1, 2), ordered(1, 0, 2), ordered(2, 1, 0)).conflicts).toMatchObject([
      { path: ['nodes', 'a', 'settings', 'choices'] },
    ])
    const sorts = mergeScripts(base, withNode(base, 'a', { kind: 'send-text' }), withSettings('a', { text: 'Theirs' }))
    expect(sorts.conflicts).toMatchObject([{ path: ['nodes', 'a'] }])
    expect(sorts.merged.nodes.a?.settings.text).toBe('a')
  })

  it('takes a link as a whole', () => {
    const to = (to: string) => withLink(base, 'a.default', { from: 'a', port: 'default', to })
    const { merged, conflicts } = mergeScripts(base, to('c'), to('d'))
    expect(conflicts).toMatchObject([{ path: ['links', 'a.default'], mine: { to: 'c' }, theirs: { to: 'd' } }])
    expect(merged.links['a.default']?.to).toBe('c')
  })

  it('leaves one link at a port to which each side gave its own under another id', () => {
    const link = (to: string) => ({ from: 'f', port: 'default', to })
    const { merged, conflicts } = mergeScripts(base, withLink(base, 'mine', link('a')), withLink(base, 'theirs', link('b')))
    expect(Object.values(merged.links).filter(({ from }) => from === 'f')).toEqual([link('a')])
    expect(conflicts).toEqual([{ path: ['links', 'mine'], mine: link('a'), theirs: link('b') }])
    const chosen = conflicts.reduce((script, conflict) => resolveConflict(script, conflict, 'theirs'), merged)
    expect(Object.values(chosen.links).filter(({ from }) => from === 'f')).toEqual([link('b')])
  })
})

describe('a node that one side removed', () => {
  it('is gone where the other left it alone or only moved it', () => {
    const { merged, conflicts } = mergeScripts(base, without(base, 'c'), withNode(base, 'c', { position: { x: 99, y: 0 } }))
    expect(conflicts).toEqual([])
    expect(merged).toEqual(without(base, 'c'))
  })

  it('and the other changed is asked about, and comes back with its links', () => {
    const theirs = { ...withSettings('d', { text: 'Changed' }) }
    const { merged, conflicts } = mergeScripts(base, without(base, 'd'), theirs)
    expect(merged).toEqual(without(base, 'd'))
    expect(conflicts).toMatchObject([{ path: ['nodes', 'd'], theirs: { settings: { text: 'Changed' } } }])
    const chosen = conflicts.reduce((script, conflict) => resolveConflict(script, conflict, 'theirs'), merged)
    expect(chosen).toEqual(theirs)
    expect(conflicts.reduce((script, conflict) => resolveConflict(script, conflict, 'mine'), chosen)).toEqual(merged)
  })

  it('and I changed stays with its links until theirs is chosen', () => {
    const mine = withSettings('d', { text: 'Changed' })
    const { merged, conflicts } = mergeScripts(base, mine, without(base, 'd'))
    expect(merged).toEqual(mine)
    expect(conflicts.reduce((script, conflict) => resolveConflict(script, conflict, 'theirs'), merged)).toEqual(without(base, 'd'))
  })

  it('and the other linked to is asked about; no link is left leading nowhere', () => {
    const theirs = withLink(base, 'a.other', { from: 'a', port: 'other', to: 'd' })
    const { merged, conflicts } = mergeScripts(base, without(base, 'd'), theirs)
    expect(merged).toEqual(without(base, 'd'))
    expect(conflicts).toMatchObject([{ path: ['nodes', 'd'] }])
    expect(conflicts.reduce((script, conflict) => resolveConflict(script, conflict, 'theirs'), merged)).toEqual(theirs)
  })

  it('does not win back what the other side linked elsewhere meanwhile', () => {
    const mine = withLink(without(base, 'd'), 'c.default', { from: 'c', port: 'default', to: 'e' })
    const { merged, conflicts } = mergeScripts(base, mine, withSettings('d', { text: 'Changed' }))
    expect(merged).toEqual(mine)
    const chosen = conflicts.reduce((script, conflict) => resolveConflict(script, conflict, 'theirs'), merged)
    expect(chosen.links).toMatchObject({ 'c.default': { to: 'e' }, 'd.default': { to: 'e' } })
  })

  it('and the other made the error handler is asked about', () => {
    const theirs: Script = { ...base, errorHandler: 'd' }
    const { merged, conflicts } = mergeScripts(base, without(base, 'd'), theirs)
    expect(conflicts).toMatchObject([{ path: ['nodes', 'd'] }])
    expect(merged.errorHandler).toBe('f')
    expect(conflicts.reduce((script, conflict) => resolveConflict(script, conflict, 'theirs'), merged)).toEqual(theirs)
  })

  it('frees the notes that the other pinned to it, and a removed frame its nodes', () => {
    const pinned: Script = { ...base, notes: { ...base.notes, new: { text: 'Look', position: { x: 0, y: 0 }, node: 'c' } } }
    const framed = withNode(pinned, 'a', { frame: 'frame-1' })
    const { merged, conflicts } = mergeScripts(base, { ...without(base, 'c'), frames: {} }, framed)
    expect(conflicts).toEqual([])
    expect(merged.notes.new).toEqual({ text: 'Look', position: { x: 0, y: 0 } })
    expect(merged.nodes.a).not.toHaveProperty('frame')
  })
})

describe('for any three documents', () => {
  it('a side that changed nothing leaves the other as it is', () => {
    fc.assert(
      fc.property(anyScript, anyScript, (base, changed) => {
        expect(mergeScripts(base, changed, base)).toMatchObject({ conflicts: [], theirsChanged: 0 })
        expect(isSame(mergeScripts(base, changed, base).merged, changed)).toBe(true)
        expect(isSame(mergeScripts(base, base, changed).merged, changed)).toBe(true)
        expect(mergeScripts(base, base, changed).conflicts).toEqual([])
      }),
    )
  })

  it('changes to parts of their own are both there, without a conflict, whichever side is called mine', () => {
    fc.assert(
      fc.property(changesOf(['a', 'b', 'c'], 'ana'), changesOf(['d', 'e', 'f'], 'rui'), (ofAna, ofRui) => {
        const { merged, conflicts } = mergeScripts(base, ofAna(base), ofRui(base))
        expect(conflicts).toEqual([])
        expect(isSame(merged, ofRui(ofAna(base)))).toBe(true)
      }),
    )
  })

  it('both sides get the same script where there is no conflict', () => {
    fc.assert(
      fc.property(anyScript, anyScript, anyScript, (base, mine, theirs) => {
        const [one, other] = [mergeScripts(base, mine, theirs), mergeScripts(base, theirs, mine)]
        expect(one.conflicts.length === 0).toBe(other.conflicts.length === 0)
        if (one.conflicts.length === 0) expect(isSame(one.merged, other.merged)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('all of theirs chosen is what they have with all of theirs kept', () => {
    fc.assert(
      fc.property(changesOf(['a', 'b'], 'ana'), changesOf(['b', 'c'], 'rui'), (ofAna, ofRui) => {
        const [mine, theirs] = [ofAna(base), ofRui(base)]
        const { merged, conflicts } = mergeScripts(base, mine, theirs)
        const chosen = conflicts.reduce((script, conflict) => resolveConflict(script, conflict, 'theirs'), merged)
        const swapped = mergeScripts(base, theirs, mine)
        expect(conflicts.length).toBe(swapped.conflicts.length)
        expect(isSame(inAnyOrder(chosen), inAnyOrder(swapped.merged))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('no choice throws, none leaves a link without its ends that none had, and the same again changes nothing', () => {
    const choices = fc.array(fc.constantFrom('mine' as const, 'theirs' as const), { minLength: 1, maxLength: 5 })
    const loose = (script: Script) =>
      Object.entries(script.links).flatMap(([id, { from, to }]) => (from in script.nodes && to in script.nodes ? [] : [id]))
    fc.assert(
      fc.property(anyScript, anyScript, anyScript, choices, (base, mine, theirs, sides) => {
        const { merged, conflicts } = mergeScripts(base, mine, theirs)
        const known = new Set([...loose(mine), ...loose(theirs)])
        let script = merged
        conflicts.forEach((conflict, index) => {
          const side = sides[index % sides.length] ?? 'mine'
          script = resolveConflict(script, conflict, side)
          expect(isSame(resolveConflict(script, conflict, side), script)).toBe(true)
          expect(loose(script).filter((id) => !known.has(id))).toEqual([])
        })
      }),
      { numRuns: 500 },
    )
  })
})

/** A choice that comes back has its place as far as there still is one. */
function inAnyOrder(script: Script): Script {
  const choices = (node: ScriptNode) => [...((node.settings.choices ?? []) as { id: string }[])].sort((a, b) => a.id.localeCompare(b.id))
  return {
    ...script,
    nodes: Object.fromEntries(
      Object.entries(script.nodes).map(([id, node]) => [id, { ...node, settings: { ...node.settings, choices: choices(node) } }]),
    ),
  }
}
