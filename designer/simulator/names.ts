/** What things are called on the screen, by their ids; an id that is not known any more stands for itself. */
import type { Directory } from '../../engine/directory/model/directory'
import { findAgent, findHours, findSkill } from '../../engine/directory/model/look-up'
import type { Script } from '../../engine/script/script'
import type { Ports } from '../../nodes/define-node'
import { nodeName, portLabels } from '../catalogue/kind-in-words'

export interface Names {
  node(id: string): string
  port(node: string, port: string): string
  agent(id: string): string
  skill(id: string): string
  hours(id: string): string
}

export function namesIn({ nodes }: Pick<Script, 'nodes'>, directory: Directory): Names {
  // labels follow from settings, which have to be read for them
  const known = new Map<string, Ports>()
  const portsOf = (id: string): Ports => {
    const node = nodes[id]
    const ports = known.get(id) ?? (node ? portLabels(node) : {})
    known.set(id, ports)
    return ports
  }
  return {
    node: (id) => {
      const node = nodes[id]
      return node ? nodeName(node) : id
    },
    port: (id, port) => portsOf(id)[port] ?? port,
    agent: (id) => findAgent(directory, id)?.name ?? id,
    skill: (id) => findSkill(directory, id)?.name ?? id,
    hours: (id) => findHours(directory, id)?.name ?? id,
  }
}
