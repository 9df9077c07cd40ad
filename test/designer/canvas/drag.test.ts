// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { beginDrag, droppedByThemselves, placesByKind, withCompany } from '../../../designer/canvas/drag'
import { frameKey, nodesOf, noteKey } from '../../../designer/canvas/elements'
import { framingEdits } from '../../../designer/canvas/framing'
import { NOTHING_SELECTED } from '../../../designer/editor/selection'
import { drawing, folded } from './a-drawing'

const dragOf = (script: typeof drawing, ...keys: string[]) =>
  beginDrag(script, nodesOf(script, NOTHING_SELECTED, []), new Set(keys)).at({ x: 80, y: 40 }, { isSnapping: false, zoom: 1 })

describe('a drag', () => {
  it('takes along the notes that are pinned to a node', () => {
    expect([...withCompany(drawing, ['menu'])]).toEqual(['menu', noteKey('pinned')])
  })

  it('takes along the nodes of a frame, and the notes that lie in it', () => {
    expect(new Set(withCompany(drawing, [frameKey('box')]))).toEqual(new Set([frameKey('box'), 'hello', 'goodbye', noteKey('inside')]))
  })

  it('moves everything by the same distance', () => {
    const { places } = dragOf(drawing, 'menu')
    expect(Object.fromEntries(places)).toEqual({ menu: { x: 400, y: 40 }, [noteKey('pinned')]: { x: 400, y: 440 } })
  })

  it('moves what is folded away with its frame', () => {
    expect(dragOf(folded, frameKey('box')).places.get('hello')).toEqual({ x: 720, y: 40 })
  })

  it('snaps to the edges of other cards', () => {
    // given
    const drag = beginDrag(drawing, nodesOf(drawing, NOTHING_SELECTED, []), new Set(['spare']))
    // when
    const { places, guides } = drag.at({ x: 323, y: -100 }, { isSnapping: true, zoom: 1 })
    // then
    expect(places.get('spare')?.x).toBe(320)
    expect(guides).toContainEqual(expect.objectContaining({ runs: 'down', at: 320 }))
  })

  it('becomes one edit in whole px', () => {
    expect(
      placesByKind(
        new Map([
          ['menu', { x: 1.4, y: 2.6 }],
          [noteKey('pinned'), { x: 0, y: 0 }],
        ]),
      ),
    ).toEqual({
      nodes: { menu: { x: 1, y: 3 } },
      notes: { pinned: { x: 0, y: 0 } },
      frames: {},
    })
  })
})

describe('a drop', () => {
  it('puts a node into the frame that its middle lies in', () => {
    expect(framingEdits(drawing, { spare: { x: 700, y: 200 } })).toEqual([{ type: 'frameNodes', ids: ['spare'], frame: 'box' }])
  })

  it('takes a node out of the frame that it left', () => {
    expect(framingEdits(drawing, { hello: { x: 0, y: 300 } })).toEqual([{ type: 'frameNodes', ids: ['hello'], frame: undefined }])
  })

  it('leaves nodes in a frame that moved with them', () => {
    expect(droppedByThemselves(drawing, ['hello', frameKey('box'), 'spare'])).toEqual(['spare'])
  })

  it('puts a node into a folded frame as well', () => {
    expect(framingEdits(folded, { spare: { x: 610, y: -120 } })).toEqual([{ type: 'frameNodes', ids: ['spare'], frame: 'box' }])
  })
})
