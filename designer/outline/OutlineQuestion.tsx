/** Asks what an action has to know: which kind, which node, which frame. */
import { connect, nameOf, portName } from '../canvas/acts'
import { GroupIcon } from '../catalogue/GroupIcon'
import { groupOf, kindHelp, kindTitle, nodeName, nodeSummary } from '../catalogue/kind-in-words'
import type { Editor } from '../editor/editor'
import { useEditor } from '../editor/editor-context'
import { findKinds } from '../palette/find-kinds'
import { rememberAdded } from '../palette/palette-memory'
import { usuallyNext } from '../palette/usually-next'
import { whyNot } from '../palette/why-not'
import { hasWayIn } from '../script/ports'
import { ranked } from '../search/rank'
import { type Choice, Chooser } from '../shell/Chooser'
import { words } from '../wording/words'
import { addAtPort, addBefore, addLoose, putIntoFrame } from './outline-acts'
import type { Asking } from './row-actions'

interface OutlineQuestionProps {
  readonly asking: Asking
  readonly at: { readonly x: number; readonly y: number }
  readonly onClose: () => void
}

export function OutlineQuestion({ asking, at, onClose }: OutlineQuestionProps) {
  const editor = useEditor()
  return <Chooser at={at} onClose={onClose} {...questionOf(editor, asking)} />
}

type Question = Pick<Parameters<typeof Chooser>[0], 'label' | 'searchLabel' | 'none' | 'choicesFor' | 'onChoose'>

function questionOf(editor: Editor, asking: Asking): Question {
  const said = words.outline.choose
  switch (asking.is) {
    case 'add':
      return {
        label: said.add(placeInWords(editor, asking.at)),
        searchLabel: said.what,
        none: said.noKind,
        choicesFor: (query) => kindChoices(editor, query, asking.at),
        onChoose: (kind) => add(editor, kind, asking.at),
      }
    case 'leadTo': {
      const { node, port } = asking
      return {
        label: said.leadTo(portName(editor, node, port), nameOf(editor, node)),
        searchLabel: said.node,
        none: said.noNode,
        choicesFor: (query) => nodeChoices(editor, query, (kind) => hasWayIn(kind)),
        onChoose: (to) => {
          connect(editor, { node, port }, to)
          editor.selection.selectNode(node, port)
        },
      }
    }
    case 'frameOf':
      return {
        label: said.whichFrame(nameOf(editor, asking.node)),
        searchLabel: said.frame,
        none: said.noFrame,
        choicesFor: (query) => frameChoices(editor, query),
        onChoose: (frame) => putIntoFrame(editor, asking.node, frame),
      }
    case 'nodeOfNote':
      return {
        label: said.noteNode,
        searchLabel: said.node,
        none: said.noNode,
        choicesFor: (query) => nodeChoices(editor, query, () => true),
        onChoose: (node) => editor.dispatch({ type: 'changeNote', id: asking.note, changes: { node } }),
      }
    default:
      return asking satisfies never
  }
}

type AddPlace = Extract<Asking, { is: 'add' }>['at']

function placeInWords(editor: Editor, at: AddPlace): string {
  const said = words.outline.choose
  if (!at) return said.loose
  return 'before' in at
    ? said.before(nameOf(editor, at.before))
    : said.afterPort(portName(editor, at.node, at.port), nameOf(editor, at.node))
}

function add(editor: Editor, kind: string, at: AddPlace): void {
  rememberAdded(kind)
  const id = !at ? addLoose(editor, kind) : 'before' in at ? addBefore(editor, kind, at.before) : addAtPort(editor, kind, at.node, at.port)
  if (id !== undefined) editor.view.reveal([id])
}

/** What usually follows stands first while nothing is typed. */
function kindChoices(editor: Editor, query: string, at: AddPlace): readonly Choice[] {
  const script = editor.script.script()
  const usual = at && 'node' in at && query.trim() === '' ? usuallyNext(script, at.node) : []
  const found = findKinds(query, { needsWayIn: at !== undefined }).filter(({ kind }) => whyNot(script, kind) === undefined)
  const sorted = [...found.filter(({ kind }) => usual.includes(kind)), ...found.filter(({ kind }) => !usual.includes(kind))]
  return sorted.map(({ kind, group }) => ({
    id: kind,
    title: kindTitle(kind),
    detail: words.palette.lines[kind] ?? kindHelp(kind),
    icon: <GroupIcon group={group} />,
  }))
}

/** More than this nobody reads; another letter typed finds the rest. */
const MOST_SHOWN = 60

function nodeChoices(editor: Editor, query: string, fits: (kind: string) => boolean): readonly Choice[] {
  const nodes = Object.entries(editor.script.script().nodes).filter(([, { kind }]) => fits(kind))
  return ranked(query, nodes, ([id, node]) => ({ title: nodeName(node), also: [kindTitle(node.kind), id] }))
    .slice(0, MOST_SHOWN)
    .map(([id, node]) => ({
      id,
      title: nodeName(node),
      detail: nodeName(node) === kindTitle(node.kind) ? nodeSummary(node) : kindTitle(node.kind),
      icon: <GroupIcon group={groupOf(node.kind)} />,
    }))
}

function frameChoices(editor: Editor, query: string): readonly Choice[] {
  const frames = Object.entries(editor.script.script().frames ?? {})
  return ranked(query, frames, ([, { title }]) => ({ title: title || words.outline.untitled })).map(([id, { title }]) => ({
    id,
    title: title || words.outline.untitled,
  }))
}
