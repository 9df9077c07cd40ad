/** Takes what is selected out of a script as a part that stands by itself: links within it, notes, frames, and the variables it uses. */
import type { Script } from '../../engine/script/script'
import { withCompany } from '../canvas/drag'
import { thingOf } from '../canvas/elements'
import { selectedKeys } from '../canvas/selecting'
import { nodeName, portLabels } from '../catalogue/kind-in-words'
import type { Selected } from '../editor/selection'
import { usesOf } from '../variables/variable-uses'
import type { CopiedPart, CutLink } from './fragment-text'

/** Undefined where nothing that can be copied is selected; a link alone cannot. */
export function copyOf(script: Script, selected: Selected): CopiedPart | undefined {
  const things = [...withCompany(script, selectedKeys(selected))].map(thingOf)
  const ids = (is: 'node' | 'note' | 'frame') => new Set(things.flatMap((thing) => (thing.is === is ? [thing.id] : [])))
  const [nodeIds, noteIds, frameIds] = [ids('node'), ids('note'), ids('frame')]
  const nodes = picked(script.nodes, nodeIds, ({ frame, ...node }) =>
    frame === undefined || !frameIds.has(frame) ? node : { ...node, frame },
  )
  const notes = picked(script.notes, noteIds, ({ node, ...note }) => (node === undefined || !nodeIds.has(node) ? note : { ...note, node }))
  const frames = picked(script.frames ?? {}, frameIds, (frame) => frame)
  if ([nodes, notes, frames].every((part) => Object.keys(part).length === 0)) return undefined
  const leaving = Object.entries(script.links).filter(([, { from }]) => nodeIds.has(from))
  return {
    nodes,
    links: Object.fromEntries(leaving.filter(([, { to }]) => nodeIds.has(to))),
    notes,
    frames,
    variables: Object.fromEntries(Object.entries(script.variables).filter(([name]) => usesOf({ nodes }, name).length > 0)),
    cutLinks: leaving.flatMap(([, { from, port, to }]) => (nodeIds.has(to) ? [] : [cutLink(script, from, port, to)])),
  }
}

function picked<Thing, Taken>(
  things: Readonly<Record<string, Thing>>,
  ids: ReadonlySet<string>,
  take: (thing: Thing) => Taken,
): Record<string, Taken> {
  return Object.fromEntries(Object.entries(things).flatMap(([id, thing]) => (ids.has(id) ? [[id, take(thing)]] : [])))
}

function cutLink({ nodes }: Script, from: string, port: string, to: string): CutLink {
  const [source, target] = [nodes[from], nodes[to]]
  return {
    from: source ? nodeName(source) : from,
    port: (source && portLabels(source)[port]) ?? port,
    to: target ? nodeName(target) : to,
  }
}
