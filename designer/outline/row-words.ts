/** A row of the outline in words: what stands in it, and what is read out. */
import type { Problem, Script } from '../../engine/script/script'
import { fallbackOf } from '../canvas/unwired'
import { kindTitle, nodeName, portLabels } from '../catalogue/kind-in-words'
import { problemInWords } from '../problems/problem-in-words'
import { words } from '../wording/words'
import type { OutlineItem, PortItem } from './outline-tree'

export interface RowWords {
  /** What the row is called; typing its beginning goes there. */
  readonly name: string
  /** What more is known of it, in a few words. */
  readonly detail?: string
  /** The worst that is wrong with it, and how much more there is. */
  readonly problem?: { readonly text: string; readonly isError: boolean; readonly more: number }
  /** How many threads of comments are about it. */
  readonly comments?: number
  /** All of it, for those who listen. */
  readonly spoken: string
}

/** What a row has to know besides its item. */
export interface RowFacts {
  readonly script: Script
  readonly problems: readonly Problem[]
  /** How many threads of comments are about a node. */
  readonly comments?: number
  /** For a port that leads to a node elsewhere in the list. */
  readonly isAbove?: boolean
}

export function rowWords(item: OutlineItem, { script, problems, comments = 0, isAbove = false }: RowFacts): RowWords {
  const said = words.outline
  const nameOf = (id: string) => (script.nodes[id] ? nodeName(script.nodes[id]) : id)
  switch (item.is) {
    case 'node': {
      const { id } = item
      const node = script.nodes[id]
      if (!node) return { name: id, spoken: id }
      const [name, kind] = [nodeName(node), kindTitle(node.kind)]
      const title = node.frame === undefined ? undefined : script.frames?.[node.frame]?.title
      const details = [
        id === script.errorHandler ? said.isErrorHandler : '',
        node.pinned ? said.pinned : '',
        title === undefined ? '' : said.inFrame(title),
        comments > 0 ? words.comments.count(comments) : '',
      ]
      return withProblem(problems, script, {
        name,
        ...(name === kind ? {} : { detail: kind }),
        comments,
        spoken: spokenOf(name === kind ? name : said.kindOf(name, kind), ...details),
      })
    }
    case 'port': {
      const label = portName(script, item)
      const { short, full } = whereOf(script, item, isAbove, nameOf)
      const shown = short === undefined ? {} : { detail: short }
      return withProblem(problems, script, { name: label, ...shown, spoken: spokenOf(said.port(label), full) })
    }
    case 'group': {
      const name = said.groupOf(said.groups[item.group], item.children.length)
      return { name, spoken: name }
    }
    case 'note': {
      const note = script.notes[item.id]
      const name = note?.text.trim().split('\n')[0] || said.emptyNote
      const details = [note?.isResolved ? said.resolved : '', note?.node === undefined ? '' : said.noteAt(nameOf(note.node))].filter(
        Boolean,
      )
      return { name, ...(details.length > 0 ? { detail: details.join(', ') } : {}), spoken: spokenOf(said.note(name), ...details) }
    }
    case 'frame': {
      const frame = script.frames?.[item.id]
      const name = frame?.title || said.untitled
      const detail = frame?.isFolded ? said.folded : undefined
      return { name, ...(detail ? { detail } : {}), spoken: spokenOf(said.frame(name, item.children.length), detail) }
    }
    case 'member':
      return { name: nameOf(item.id), spoken: nameOf(item.id) }
    default:
      return item satisfies never
  }
}

/** `short` is undefined where the next row shows it anyway. */
interface Where {
  readonly short?: string
  readonly full: string
}

function whereOf(script: Script, { node: id, port, to, isReference }: PortItem, isAbove: boolean, nameOf: (id: string) => string): Where {
  const said = words.outline
  if (to !== undefined) {
    if (!isReference) return { full: said.leadsTo(nameOf(to)) }
    return isAbove
      ? { short: `↑ ${nameOf(to)}`, full: said.leadsAbove(nameOf(to)) }
      : { short: `↓ ${nameOf(to)}`, full: said.leadsBelow(nameOf(to)) }
  }
  const node = script.nodes[id]
  const fallback = node && fallbackOf(script, id, node, port)
  switch (fallback?.is) {
    case 'default':
    case 'errorHandler':
      return { short: said.short[fallback.is], full: said.nowhere(words.canvas.fallback[fallback.is](nameOf(fallback.to))) }
    case 'event':
      return { short: said.short.event, full: words.canvas.fallback.event(nameOf(fallback.to)) }
    case 'stays':
      return { short: said.short.stays, full: words.canvas.fallback.stays }
    default:
      return { short: said.short.defaultSkill, full: said.nowhere(words.canvas.fallback.defaultSkill) }
  }
}

function portName({ nodes }: Script, { node: id, port }: PortItem): string {
  const node = nodes[id]
  return (node && portLabels(node)[port]) ?? port
}

function withProblem(problems: readonly Problem[], script: Script, row: RowWords): RowWords {
  const [worst] = problems
  if (!worst) return row
  const text = problemInWords(worst, script)
  const isError = worst.severity === 'error'
  const more = problems.length - 1
  const spoken = spokenOf(
    row.spoken,
    (isError ? words.outline.error : words.outline.warning)(text),
    more > 0 ? words.outline.andMore(more) : '',
  )
  return { ...row, problem: { text, isError, more }, spoken }
}

const spokenOf = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join('. ')
