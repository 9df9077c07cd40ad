// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { fallbackOf } from '../../../designer/canvas/unwired'
import type { ScriptNode } from '../../../engine/script/script'
import { drawing } from './a-drawing'

const of = (script: Parameters<typeof fallbackOf>[0], id: string, port: string) => {
  const node = drawing.nodes[id]
  if (!node) throw new Error(`There is no ${id}`)
  return fallbackOf(script, id, node, port)
}

describe('a port without a link', () => {
  it('has no other way where it has a link', () => {
    expect(of(drawing, 'hello', 'default')).toBeUndefined()
  })

  it('goes where its own Default goes', () => {
    expect(of(drawing, 'hello', 'failed')).toEqual({ is: 'default', to: 'goodbye' })
  })

  it('goes to the error handler where Default leads nowhere either', () => {
    expect(of({ nodes: {}, links: {}, errorHandler: 'goodbye' }, 'hello', 'failed')).toEqual({ is: 'errorHandler', to: 'goodbye' })
    expect(of({ nodes: {}, links: {}, errorHandler: 'goodbye' }, 'hello', 'default')).toEqual({ is: 'errorHandler', to: 'goodbye' })
  })

  it('goes to the default skill of the channel in the end', () => {
    expect(of({ nodes: {}, links: {} }, 'hello', 'failed')).toEqual({ is: 'defaultSkill' })
  })

  it('is taken over by the node that its event starts', () => {
    const wait: ScriptNode = { kind: 'wait-for-agent', settings: {}, position: { x: 0, y: 0 } }
    const taker: ScriptNode = { kind: 'on-assignment', settings: {}, position: { x: 0, y: 0 } }
    expect(fallbackOf({ nodes: { wait, taker }, links: {} }, 'wait', wait, 'assigned')).toEqual({ is: 'event', to: 'taker' })
    expect(fallbackOf({ nodes: { wait }, links: {} }, 'wait', wait, 'assigned')).toEqual({ is: 'defaultSkill' })
  })
})
