import { describe, expect, it } from 'vitest'
import { checkScript } from '../engine/script/check'
import { checkReferences } from '../engine/script/check-references'
import type { Script } from '../engine/script/script'
import type { NodeDefinition } from '../nodes/define-node'
import { findKind } from '../nodes/index'
import { EXAMPLES, openExample } from './open-example'

const CARD = { width: 220, head: 64, row: 26, least: 120 }

/** What a node or note covers on the canvas: each port is a row of its card. */
interface Area {
  readonly what: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

describe.each(EXAMPLES)('the workspace %s', (name) => {
  const { directory, scripts } = openExample(name)

  it('is ready for a channel: default script, default skill, agents who have it', () => {
    for (const { defaultSkill } of directory.channels) {
      expect(directory.agents.filter(({ skills }) => defaultSkill in skills)).not.toEqual([])
    }
    expect(directory.channels).toHaveLength(1)
  })

  describe.each(scripts.map((script) => [script.id, script] as const))('script %s', (_id, script) => {
    it('has no problem, alone and in its workspace', () => {
      expect([...checkScript(script), ...checkReferences(script, directory)]).toEqual([])
    })

    it('reads from left to right', () => {
      const backwards = Object.entries(script.links).filter(([, { from, to }]) => xOf(script, to) <= xOf(script, from))
      expect(backwards.map(([id]) => id)).toEqual([])
    })

    it('lies on the canvas without overlaps', () => {
      const areas = areasOf(script)
      const overlaps = areas.flatMap((one, index) =>
        areas.slice(index + 1).flatMap((other) => (isOverlapping(one, other) ? [`${one.what} and ${other.what}`] : [])),
      )
      expect(overlaps).toEqual([])
    })

    it('says in notes what the drawing does not show', () => {
      expect(Object.values(script.notes).filter(({ text }) => text.length > 40)).not.toEqual([])
    })
  })
})

describe('together the examples', () => {
  it('use every node kind that a first script needs', () => {
    const frontDesk = new Set(Object.values(openExample('front-desk').script('front-desk').nodes).map(({ kind }) => kind))
    expect([...frontDesk]).toEqual(
      expect.arrayContaining(['check-channel', 'assign-skill', 'pop-url', 'send-template', 'wait-for-agent', 'hours', 'on-assignment']),
    )
  })
})

const xOf = (script: Script, id: string) => script.nodes[id]?.position.x ?? Number.NaN

function areasOf(script: Script): Area[] {
  const cards = Object.entries(script.nodes).map(
    ([
      what,
      {
        kind,
        settings,
        position: { x, y },
      },
    ]) => {
      const definition = findKind(kind) as NodeDefinition
      const rows = Object.keys(definition.ports(definition.settings.parse(settings))).length
      return { what, left: x, top: y, right: x + CARD.width, bottom: y + Math.max(CARD.least, CARD.head + rows * CARD.row) }
    },
  )
  const notes = Object.entries(script.notes).map(
    ([
      id,
      {
        position: { x, y },
        size = { width: 0, height: 0 },
      },
    ]) => {
      return { what: `note ${id}`, left: x, top: y, right: x + size.width, bottom: y + size.height }
    },
  )
  return [...cards, ...notes]
}

function isOverlapping(one: Area, other: Area): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}
