// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { fallbackOf } from '../../../designer/canvas/unwired'
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
    expect(of({ links: {}, errorHandler: 'goodbye' }, 'hello', 'failed')).toEqual({ is: 'errorHandler', to: 'goodbye' })
    expect(of({ links: {}, errorHandler: 'goodbye' }, 'hello', 'default')).toEqual({ is: 'errorHandler', to: 'goodbye' })
  })

  it('goes to the default skill of the channel in the end', () => {
    expect(of({ links: {} }, 'hello', 'failed')).toEqual({ is: 'defaultSkill' })
  })
})
