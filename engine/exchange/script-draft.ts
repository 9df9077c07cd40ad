/**
 * Puts an imported script together: ids of our form, each once, and settings that fit their kind.
 *
 * D1. Every node in it has settings that its kind accepts; of what does not fit the caller makes a stand-in.
 * D2. Every link ends at a node that is there, and a port has one.
 */
import type { Ports } from '../../nodes/define-node'
import type { NodeId, ScriptId } from '../../nodes/ids'
import { findKind, type NodeKind } from '../../nodes/index'
import { FORMAT_VERSION, type Note, type Position, type Script, type ScriptNode, type Variable } from '../script/script'
import { cut } from './foreign-values'
import { distinct, idFrom, variableNameFrom } from './new-ids'
import { standIn } from './not-imported'
import { type Remark, remark } from './remarks'

export interface NewNode {
  readonly kind: NodeKind
  readonly settings: Readonly<Record<string, unknown>>
}

export interface PlacedNode {
  readonly id: string
  readonly ports: Ports
}

/** A node, or why its settings are none of its kind. */
export type Added = { readonly fits: true; readonly node: PlacedNode } | { readonly fits: false; readonly why: Remark }

/** The canvas is laid out on a grid. */
const GRID = 8
const MAX_NAME = 200
/** Ids stand in links and paths: longer ones are hard to read there. */
const MAX_ID = 40
const MAX_NOTE = 10_000
const NOTE_SIZE = { width: 240, height: 120 }

export class ScriptDraft {
  private readonly nodes = new Map<NodeId, ScriptNode>()
  private readonly links = new Map<string, Script['links'][string]>()
  private readonly notes = new Map<string, Note>()
  private readonly variables = new Map<string, Variable>()
  private readonly makeId = distinct('-')
  private readonly makeVariable = distinct('_')

  /** The name is the author's own for the node, where there is one. */
  add(node: NewNode, name: string | undefined, position: Position): Added {
    const ports = fittingPorts(node)
    if ('rule' in ports) return { fits: false, why: ports }
    return { fits: true, node: { id: this.place(node, name, position), ports: ports.ports } }
  }

  /** A way out for each branch, and Default. The ports are given in the order of the branches. */
  addStandIn(branches: readonly string[], name: string, position: Position): PlacedNode & { readonly branchPorts: readonly string[] } {
    const { settings, ports } = standIn(branches)
    const id = this.place({ kind: 'switch', settings }, name, position)
    return { id, ports: Object.fromEntries(ports.map((port) => [port, port])), branchPorts: ports }
  }

  private place({ kind, settings }: NewNode, name: string | undefined, position: Position): string {
    const id = this.makeId(idFrom((name ?? kind).slice(0, MAX_ID), kind))
    this.nodes.set(id, { kind, ...(name ? { name: cut(name, MAX_NAME) } : {}), settings: { ...settings }, position: onGrid(position) })
    return id
  }

  /** The first link of a port stays. */
  link(from: string, port: string, to: string): void {
    const id = `${from}.${port}`
    if (!this.links.has(id)) this.links.set(id, { from, port, to })
  }

  note(text: string, position: Position, extra: Pick<Note, 'node' | 'tint'> = {}): void {
    if (text.trim() === '') return
    this.notes.set(`note-${this.notes.size + 1}`, { text: cut(text, MAX_NOTE), position: onGrid(position), size: NOTE_SIZE, ...extra })
  }

  /** Gives the name that it has here. */
  declare(name: string, type: Variable['type']): string {
    const made = this.makeVariable(variableNameFrom(name))
    this.variables.set(made, { type })
    return made
  }

  finish(name: string, description: string): Script {
    const isThere = ({ from, to }: { readonly from: string; readonly to: string }) => this.nodes.has(from) && this.nodes.has(to)
    return {
      formatVersion: FORMAT_VERSION,
      id: idFrom(name, 'imported-script') as ScriptId,
      name: cut(name.trim() || 'Imported script', MAX_NAME),
      ...(description.trim() ? { description: cut(description.trim(), 4000) } : {}),
      nodes: Object.fromEntries(this.nodes),
      links: Object.fromEntries([...this.links].filter(([, link]) => isThere(link))),
      variables: Object.fromEntries(this.variables),
      notes: Object.fromEntries(this.notes),
    }
  }
}

function fittingPorts({ kind, settings }: NewNode): { readonly ports: Ports } | Remark {
  const definition = findKind(kind)
  const parsed = definition?.settings.safeParse(settings)
  if (definition && parsed?.success) return { ports: definition.ports(parsed.data) }
  const [issue] = parsed?.error?.issues ?? []
  return remark('unfit', { path: issue?.path.join('.') ?? '', message: issue?.message ?? kind })
}

const onGrid = ({ x, y }: Position): Position => ({ x: snapped(x), y: snapped(y) })

/** Farther out nobody finds it. */
const FARTHEST = 1_000_000

const snapped = (length: number): number =>
  Number.isFinite(length) ? Math.round(Math.max(-FARTHEST, Math.min(FARTHEST, length)) / GRID) * GRID : 0
