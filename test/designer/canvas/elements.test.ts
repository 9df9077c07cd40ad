// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edgesOf, frameKey, nodesOf, noteKey, thingOf } from '../../../designer/canvas/elements'
import { NOTHING_SELECTED } from '../../../designer/editor/selection'
import { createScriptStore } from '../../../designer/script/script-store'
import { drawing, folded } from './a-drawing'

const keys = (script: typeof drawing) => nodesOf(script, NOTHING_SELECTED, []).map(({ id }) => id)

describe('the elements of a drawing', () => {
  it('keep their identity while nothing about them changes', () => {
    // given
    const store = createScriptStore(drawing)
    const nodes = nodesOf(drawing, NOTHING_SELECTED, [])
    const edges = edgesOf(drawing, new Set(), [])
    // when
    store.dispatch({ type: 'renameNode', id: 'spare', name: 'Another name' })
    const next = nodesOf(store.script(), NOTHING_SELECTED, nodes)
    // then
    expect(next.filter((node, place) => node !== nodes[place]).map(({ id }) => id)).toEqual(['spare'])
    expect(edgesOf(store.script(), new Set(), edges)).toEqual(edges)
    expect(edgesOf(store.script(), new Set(), edges).every((edge, place) => edge === edges[place])).toBe(true)
  })

  it('change only where the selection changes', () => {
    const nodes = nodesOf(drawing, NOTHING_SELECTED, [])
    const next = nodesOf(drawing, { ...NOTHING_SELECTED, nodes: new Set(['menu']) }, nodes)
    expect(next.filter((node, place) => node !== nodes[place]).map(({ id }) => id)).toEqual(['menu'])
  })

  it('stand where the hand holds them, without the document knowing', () => {
    const passing = new Map([['spare', { position: { x: 7, y: 9 } }]])
    const spare = nodesOf(drawing, NOTHING_SELECTED, [], { passing }).find(({ id }) => id === 'spare')
    expect(spare?.position).toEqual({ x: 7, y: 9 })
    expect(drawing.nodes.spare?.position).toEqual({ x: 0, y: 640 })
  })

  it('lie in layers: frames below cords, cords below cards, notes above', () => {
    const z = (id: string) => nodesOf(drawing, NOTHING_SELECTED, []).find((node) => node.id === id)?.zIndex ?? Number.NaN
    const cord = edgesOf(drawing, new Set(), [])[0]?.zIndex ?? Number.NaN
    expect(z(frameKey('box'))).toBeLessThan(cord)
    expect(cord).toBeLessThan(z('menu'))
    expect(z('menu')).toBeLessThan(z(noteKey('loose')))
  })

  it('leave out what is folded away: nodes of the frame, and the notes that lie in it', () => {
    expect(keys(folded).sort()).toEqual(['begin', frameKey('box'), 'menu', noteKey('loose'), noteKey('pinned'), 'spare', 'taken'].sort())
  })

  it('end links at the edge of a folded frame, and drop those within it', () => {
    const ends = edgesOf(folded, new Set(), []).map(({ id, source, target }) => [id, source, target])
    expect(ends).toEqual([
      ['begin.default', 'begin', 'menu'],
      ['menu.choice-english', 'menu', frameKey('box')],
      ['menu.choice-deutsch', 'menu', frameKey('box')],
    ])
  })

  it('give the ends of a link to the hand only while it is pointed at or selected', () => {
    const reconnectable = (selected: string[], lifted?: string) =>
      edgesOf(drawing, new Set(selected), [], { lifted }).flatMap(({ id, reconnectable: can }) => (can ? [id] : []))
    expect(reconnectable([])).toEqual([])
    expect(reconnectable(['begin.default'], 'hello.default')).toEqual(['begin.default', 'hello.default'])
  })

  it('have keys from which the thing can be told, whatever its id', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), (id) => {
        expect(thingOf(id)).toEqual({ is: 'node', id })
        expect(thingOf(noteKey(id))).toEqual({ is: 'note', id })
        expect(thingOf(frameKey(id))).toEqual({ is: 'frame', id })
      }),
    )
  })
})
