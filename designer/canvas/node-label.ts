/** Nodes, ports and all else that the keyboard stands on in words, for those who do not see it: kind, name, state, summary, where its ways lead. */
import type { Frame, Link, Note, Script, ScriptNode } from '../../engine/script/script'
import { kindTitle, nodeName, nodeSummary, portLabels } from '../catalogue/kind-in-words'
import type { Place } from '../editor/selection'
import { linkId } from '../script/apply-edit'
import { words } from '../wording/words'
import type { ProblemCount } from './by-node'
import { membersOf } from './folding'
import { fallbackOf } from './unwired'

export interface NodeState {
  readonly isHere?: boolean
  readonly isVisited?: boolean
  readonly problems?: ProblemCount
  readonly waiting?: number
  readonly comments?: number
  readonly hasBreakpoint?: boolean
}

export function nodeLabel(script: Script, id: string, state: NodeState = {}): string {
  const { isHere, isVisited, problems, waiting = 0, comments = 0, hasBreakpoint } = state
  const node = script.nodes[id]
  if (!node) return id
  const said = words.canvas.node
  return [
    titleAndName(node),
    isHere ? said.here : isVisited ? said.visited : '',
    problems ? said.problems(problems.errors, problems.warnings) : '',
    waiting > 0 ? said.waiting(waiting) : '',
    comments > 0 ? words.comments.count(comments) : '',
    node.pinned ? said.pinned : '',
    hasBreakpoint ? said.breakpoint : '',
    nodeSummary(node),
    said.ways(Object.keys(portLabels(node)).length),
  ]
    .filter((part) => part !== '')
    .join('. ')
}

/** "Ask, Language menu. 1 problem. Way 2 of 3: No, to Ask again". */
export function portLabel(script: Script, id: string, port: string, problems = 0): string {
  const node = script.nodes[id]
  if (!node) return port
  const labels = portLabels(node)
  const ports = Object.keys(labels)
  const way = words.canvas.node.way(ports.indexOf(port) + 1, ports.length, labels[port] ?? port, targetInWords(script, id, port))
  return [titleAndName(node), problems > 0 ? words.canvas.node.problem(problems) : '', way].filter((part) => part !== '').join('. ')
}

function titleAndName(node: ScriptNode): string {
  const [title, name] = [kindTitle(node.kind), nodeName(node)]
  return title === name ? title : `${title}, ${name}`
}

export function linkLabel({ nodes }: Pick<Script, 'nodes'>, { from, port, to }: Link): string {
  const [source, target] = [nodes[from], nodes[to]]
  const label = source ? (portLabels(source)[port] ?? port) : port
  return words.canvas.link.label(label, source ? nodeName(source) : from, target ? nodeName(target) : to)
}

export function noteLabel({ nodes }: Pick<Script, 'nodes'>, { text, node, isResolved = false }: Note): string {
  const at = node === undefined ? undefined : nodes[node]
  return words.canvas.noteIs(text, at && nodeName(at), isResolved)
}

export function frameLabel({ title, isFolded }: Frame, count: number): string {
  return (isFolded ? words.canvas.folded : words.canvas.unfolded)(title, count)
}

/** What the keyboard stands on; empty where that is not there any more. */
export function placeInWords(script: Script, at: Place): string {
  switch (at.is) {
    case 'node':
      return at.port === undefined ? nodeLabel(script, at.id) : portLabel(script, at.id, at.port)
    case 'link': {
      const link = script.links[at.id]
      return link ? words.canvas.link.is(linkLabel(script, link)) : ''
    }
    case 'note': {
      const note = script.notes[at.id]
      return note ? noteLabel(script, note) : ''
    }
    case 'frame': {
      const frame = script.frames?.[at.id]
      return frame ? frameLabel(frame, membersOf(script).get(at.id)?.length ?? 0) : ''
    }
    default:
      return at satisfies never
  }
}

function targetInWords(script: Script, id: string, port: string): string {
  const node = script.nodes[id]
  const link = script.links[linkId(id, port)]
  const name = (target: string) => (script.nodes[target] ? nodeName(script.nodes[target]) : target)
  if (link) return words.canvas.node.to(name(link.to))
  const fallback = node && fallbackOf(script, id, node, port)
  switch (fallback?.is) {
    case 'default':
    case 'errorHandler':
    case 'event':
      return words.canvas.fallback[fallback.is](name(fallback.to))
    case 'stays':
      return words.canvas.fallback.stays
    default:
      return words.canvas.fallback.defaultSkill
  }
}
