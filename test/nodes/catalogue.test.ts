/** What every node kind has to keep, so that no kind can forget it. */
import { describe, expect, it } from 'vitest'
import type { NodeDefinition } from '../../nodes/define-node'
import { catalogue } from '../../nodes/index'
import type { StateParts, TransitionParts, Transitions } from '../../nodes/machine-parts'

const kinds = catalogue as unknown as readonly NodeDefinition[]

describe.each(kinds.map((node) => [node.title, node] as const))('%s', (_title, node) => {
  const settings = node.settings.parse(node.example)

  it('leaves through every port it declares, and through no other', () => {
    const used = new Set<string>()
    const to = (port: string) => {
      used.add(port)
      return { port }
    }
    node.compile({ settings, node: 'it', to })
    expect([...used].sort()).toEqual(Object.keys(node.ports(settings)).sort())
  })

  it('has an example without problems of its own', () => {
    expect(node.check?.(settings) ?? []).toEqual([])
  })

  it('says in words what it is and what the card shows', () => {
    expect(node.help.length).toBeGreaterThan(30)
    expect(node.summary(settings)).not.toBe('')
    expect(node.summary(settings)).not.toMatch(/\.$/)
  })

  it('names optional ports among its ports', () => {
    expect(Object.keys(node.ports(settings))).toEqual(expect.arrayContaining([...(node.optionalPorts ?? [])]))
  })

  it('compiles to plain JSON whose inner targets exist', () => {
    const parts = node.compile({ settings, node: 'it', to: (port) => ({ port }) })
    expect(JSON.parse(JSON.stringify(parts))).toEqual(parts)
    for (const target of innerTargets(parts)) expect(Object.keys(parts.states ?? {})).toContain(target)
  })

  it('labels every setting that an administrator fills in', () => {
    for (const [field, schema] of Object.entries(node.settings.shape)) {
      expect((schema as { meta(): { label?: string } | undefined }).meta()?.label, `${node.kind}.${field}`).toBeTruthy()
    }
  })
})

describe('the catalogue', () => {
  it('has each kind once', () => {
    expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(kinds.length)
  })
})

function innerTargets(parts: StateParts): string[] {
  const own = [parts.always, ...Object.values(parts.on ?? {}), ...Object.values(parts.after ?? {})].flatMap((transitions) =>
    list(transitions).flatMap(({ target }) => (target ? [target] : [])),
  )
  return [...own, ...(parts.initial ? [parts.initial] : []), ...Object.values(parts.states ?? {}).flatMap(innerTargets)]
}

function list(transitions: Transitions | undefined): readonly TransitionParts[] {
  return transitions === undefined ? [] : Array.isArray(transitions) ? transitions : [transitions as TransitionParts]
}
