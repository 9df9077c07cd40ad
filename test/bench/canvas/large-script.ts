/** Scripts of any size that look like real ones: questions with four and more ports, two links a node, some waiting and some texts. */
import { FORMAT_VERSION, type Script, type ScriptNode } from '../../../engine/script/script'

const COLUMNS = 40
const STEP_X = 320
const STEP_Y = 320

export function largeScript(id: string, count: number): Record<string, unknown> & Pick<Script, 'nodes' | 'links'> {
  const nodes: Record<string, ScriptNode> = {}
  const links: Script['links'] = {}
  for (let place = 0; place < count; place += 1) {
    const name = nameOf(place)
    nodes[name] = { ...nodeAt(place), position: { x: (place % COLUMNS) * STEP_X, y: Math.floor(place / COLUMNS) * STEP_Y } }
    for (const [port, to] of waysOf(place)) if (to < count) links[`${name}.${port}`] = { from: name, port, to: nameOf(to) }
  }
  return {
    formatVersion: FORMAT_VERSION,
    id,
    name: `${count} nodes`,
    nodes,
    links,
    variables: { topic: { type: 'text' } },
    notes: {},
  }
}

const nameOf = (place: number) => (place === 0 ? 'begin' : `node-${place}`)

function nodeAt(place: number): Omit<ScriptNode, 'position'> {
  if (place === 0) return { kind: 'begin', settings: {} }
  if (place % 5 === 0) return { kind: 'if', name: `Decision ${place}`, settings: { condition: `topic == "t${place}"` } }
  return {
    kind: 'ask',
    name: `Question ${place}`,
    settings: {
      text: `Hello {{ contact.name }}, this is question ${place}. Which way do you want to go?`,
      style: 'buttons',
      choices: [
        { id: 'one', title: `First ${place}` },
        { id: 'two', title: `Second ${place}` },
      ],
      saveTo: 'topic',
    },
  }
}

function waysOf(place: number): [string, number][] {
  if (place === 0) return [['default', 1]]
  const [first, second] = place % 5 === 0 ? ['yes', 'no'] : ['choice-one', 'choice-two']
  return [
    [first, place + 1],
    [second, place + COLUMNS],
  ]
}
