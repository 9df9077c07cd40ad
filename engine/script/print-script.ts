/**
 * A script as the text of its file. Things stand in the order of their ids and fields in the order of the schema, whatever way the
 * script came about: so what git shows between two versions is what changed, and two people who each add a node do not clash.
 */
import type { Script } from './script'

const ORDER: Readonly<Record<'script' | 'node' | 'link' | 'variable' | 'note' | 'frame', readonly string[]>> = {
  script: [
    '$schema',
    'formatVersion',
    'id',
    'name',
    'description',
    'variables',
    'languages',
    'errorHandler',
    'nodes',
    'links',
    'notes',
    'frames',
  ],
  node: ['kind', 'name', 'settings', 'settingsVersion', 'translations', 'position', 'pinned', 'frame'],
  link: ['from', 'port', 'to'],
  variable: ['type', 'initial', 'description', 'sensitive'],
  note: ['text', 'position', 'size', 'node', 'tint', 'isResolved'],
  frame: ['title', 'position', 'size', 'tint', 'isFolded'],
}

export function printScript(script: Script): string {
  const { nodes, links, variables, notes, frames } = script
  const ordered = inOrder('script', {
    ...script,
    nodes: byId('node', nodes),
    links: byId('link', links),
    variables: byId('variable', variables),
    notes: byId('note', notes),
    ...(frames ? { frames: byId('frame', frames) } : {}),
  })
  return `${JSON.stringify(ordered, null, 2)}\n`
}

function byId(of: keyof typeof ORDER, things: Readonly<Record<string, object>>): Record<string, object> {
  const sorted = Object.entries(things).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(sorted.map(([id, thing]) => [id, inOrder(of, thing)]))
}

/** Fields that the order does not name come last, as they are. */
function inOrder(of: keyof typeof ORDER, thing: object): object {
  const rank = (field: string) => {
    const place = ORDER[of].indexOf(field)
    return place < 0 ? ORDER[of].length : place
  }
  return Object.fromEntries(Object.entries(thing).sort(([one], [other]) => rank(one) - rank(other)))
}
