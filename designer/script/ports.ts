/** The ports of a node as its settings make them; for settings that do not fit the kind, as far as they can be told. */
import type { ScriptNode } from '../../engine/script/script'
import { DEFAULT_PORT, type Ports } from '../../nodes/define-node'
import { findKind } from '../../nodes/index'

const remembered = new WeakMap<ScriptNode['settings'], { readonly kind: string; readonly ports: Ports }>()

/** Port id -> label, in the kind's order. Remembered by the settings' identity: documents are never changed in place. */
export function portsOf(node: ScriptNode): Ports {
  const known = remembered.get(node.settings)
  if (known?.kind === node.kind) return known.ports
  const definition = findKind(node.kind)
  const parsed = definition?.settings.safeParse(node.settings)
  const ports = (definition && (parsed?.success ? definition.ports(parsed.data) : tolerantPorts(node))) ?? {}
  remembered.set(node.settings, { kind: node.kind, ports })
  return ports
}

/** Settings that are half typed must not take ports, and with them links, away. */
function tolerantPorts({ kind, settings }: ScriptNode): Ports | undefined {
  const definition = findKind(kind)
  try {
    return definition?.ports({ ...definition.settings.partial().safeParse(definition.example).data, ...settings })
  } catch {
    return undefined
  }
}

/** What an event starts, nothing leads to. */
export function hasWayIn(kind: string): boolean {
  return kind !== 'begin' && findKind(kind)?.startsOn === undefined
}

/** The port by which a node usually goes on: Default where it has one, else its first. */
export function mainPort(node: ScriptNode): string | undefined {
  const ids = Object.keys(portsOf(node))
  return ids.includes(DEFAULT_PORT) && ids.length === 1 ? DEFAULT_PORT : ids[0]
}
