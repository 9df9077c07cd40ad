// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { newNodeOf } from '../../../designer/script/new-node'
import { hasWayIn } from '../../../designer/script/ports'
import { catalogue, findKind } from '../../../nodes/index'

describe('a new node', () => {
  it.each(catalogue.map(({ kind }) => kind))('of kind %s has settings that fit it, with and without a directory', (kind) => {
    const definition = findKind(kind)
    const empty = { skills: [], channels: [], hours: [], templates: [], agents: [] } as never
    for (const directory of [undefined, empty]) {
      const node = newNodeOf(kind, { x: 1, y: 2 }, directory)
      expect(node?.position).toEqual({ x: 1, y: 2 })
      expect(definition?.settings.safeParse(node?.settings).success).toBe(true)
      expect(node?.settingsVersion ?? 0).toBe(definition?.migrations?.length ?? 0)
    }
  })

  it('is not made of a kind that is not known', () => {
    expect(newNodeOf('from-the-future', { x: 0, y: 0 }, undefined)).toBeUndefined()
  })

  it('can be led to, unless it begins by itself', () => {
    expect(['begin', 'on-assignment', 'ask'].map(hasWayIn)).toEqual([false, false, true])
  })
})
