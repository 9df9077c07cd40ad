/** Scripts and what people do to them, made at random for properties of difference and merge. */
import fc from 'fast-check'
import type { Frame, Script, ScriptNode } from '../../engine/script/script'
import { smallScript } from './script-builder'

const NODES = ['a', 'b', 'c', 'd', 'e', 'f']
const PORTS = ['default', 'other']

const text = fc.constantFrom('Hello', 'Welcome', 'Good morning', '')
const place = fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }) })
const choices = fc.uniqueArray(fc.record({ id: fc.constantFrom('one', 'two', 'three', 'four'), title: text }), {
  selector: ({ id }) => id,
  maxLength: 4,
})

const node = fc.record(
  {
    kind: fc.constantFrom('send-text', 'ask'),
    name: text,
    settings: fc.record(
      { text, choices, parameters: fc.array(text, { maxLength: 2 }), more: fc.record({ deep: text }) },
      { requiredKeys: [] },
    ),
    position: place,
    pinned: fc.boolean(),
    frame: fc.constantFrom('frame-1', 'frame-2'),
  },
  { requiredKeys: ['kind', 'settings', 'position'] },
) as fc.Arbitrary<ScriptNode>

const link = fc.record({ from: fc.constantFrom(...NODES), port: fc.constantFrom(...PORTS), to: fc.constantFrom(...NODES) })
const frame = fc.record({ title: text, position: place, size: fc.constant({ width: 100, height: 80 }) }) as fc.Arbitrary<Frame>
const note = fc.record({ text, position: place, node: fc.constantFrom(...NODES) }, { requiredKeys: ['text', 'position'] }) as fc.Arbitrary<
  Script['notes'][string]
>

/** Any script, whether or not its links lead somewhere. */
export const anyScript: fc.Arbitrary<Script> = fc
  .record(
    {
      name: fc.constantFrom('Front desk', 'Night desk'),
      nodes: fc.dictionary(fc.constantFrom(...NODES), node, { maxKeys: 6 }),
      links: fc.dictionary(fc.constantFrom('1', '2', '3', 'a.default', 'b.default'), link, { maxKeys: 4 }),
      variables: fc.dictionary(
        fc.constantFrom('v', 'w'),
        fc.record({ type: fc.constantFrom('text' as const, 'number' as const), description: text }),
        { maxKeys: 2 },
      ),
      notes: fc.dictionary(fc.constantFrom('n', 'm', '__proto__'), note, { maxKeys: 2 }),
      frames: fc.dictionary(fc.constantFrom('frame-1', 'frame-2'), frame, { maxKeys: 2 }),
      errorHandler: fc.constantFrom(...NODES),
    },
    { requiredKeys: ['name', 'nodes', 'links', 'variables', 'notes'] },
  )
  .map((drawn) => ({ ...smallScript({ nodes: {} }), ...drawn }) as Script)

/** A script of six linked nodes in which everything leads somewhere. */
export const wholeScript: Script = {
  ...smallScript({
    nodes: Object.fromEntries(
      NODES.map(
        (id) =>
          [
            id,
            [
              'ask',
              {
                text: id,
                choices: [
                  { id: 'one', title: 'One' },
                  { id: 'two', title: 'Two' },
                ],
                parameters: ['x'],
              },
            ],
          ] as const,
      ),
    ),
    links: ['a.default -> b', 'b.default -> c', 'c.default -> d', 'd.default -> e', 'e.default -> f'],
    variables: { v: { type: 'text' }, w: { type: 'number' } },
    errorHandler: 'f',
  }),
  notes: { n: { text: 'Ask the team', position: { x: 0, y: 0 }, node: 'a' }, m: { text: 'Later', position: { x: 9, y: 0 }, node: 'd' } },
  frames: { 'frame-1': { title: 'Start', position: { x: 0, y: 0 }, size: { width: 10, height: 10 } } },
}

/** What one person may do to a part of the whole script that is his or hers alone. */
export function changesOf(part: readonly string[], person: string): fc.Arbitrary<(script: Script) => Script> {
  const own = fc.constantFrom(...part)
  const inNode = (id: string, change: (node: ScriptNode) => ScriptNode) => (script: Script) => {
    const known = script.nodes[id]
    return known ? { ...script, nodes: { ...script.nodes, [id]: change(known) } } : script
  }
  const edit = fc.oneof(
    fc.tuple(own, text).map(([id, said]) => inNode(id, (old) => ({ ...old, settings: { ...old.settings, text: said } }))),
    fc.tuple(own, choices).map(([id, said]) => inNode(id, (old) => ({ ...old, settings: { ...old.settings, choices: said } }))),
    fc.tuple(own, text).map(([id, name]) => inNode(id, (old) => ({ ...old, name }))),
    fc.tuple(own, place).map(([id, position]) => inNode(id, (old) => ({ ...old, position }))),
    fc.tuple(own, own).map(([from, to]) => (script: Script) => ({
      ...script,
      links: { ...script.links, [`${from}.${person}`]: { from, port: person, to } },
    })),
    node.map((added) => (script: Script) => ({ ...script, nodes: { ...script.nodes, [`${person}-new`]: added } })),
    text.map((said) => (script: Script) => ({ ...script, notes: { ...script.notes, [person]: { text: said, position: { x: 1, y: 1 } } } })),
  )
  return fc.array(edit, { maxLength: 6 }).map((edits) => (script) => edits.reduce((current, apply) => apply(current), script))
}
