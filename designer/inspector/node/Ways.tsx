/** The ways out of a node: where each leads, a picker to link it anew, and for those without a link where a case really goes. */
import { ArrowRight, Unlink } from 'lucide-react'
import { memo, useId } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { Script, ScriptNode } from '../../../engine/script/script'
import { connect } from '../../canvas/acts'
import { fallbackOf } from '../../canvas/unwired'
import { nodeName, portLabels } from '../../catalogue/kind-in-words'
import controls from '../../controls.module.css'
import { useEditor, useScript, useView } from '../../editor/editor-context'
import { problemsAt } from '../../problems/by-place'
import { problemInWords } from '../../problems/problem-in-words'
import { linkId } from '../../script/apply-edit'
import { words } from '../../wording/words'
import { Problems } from '../form/FieldFrame'
import { NodePicker } from '../pickers/NodePicker'
import styles from './node.module.css'

interface WaysProps {
  readonly id: string
  readonly node: ScriptNode
}

export function Ways({ id, node }: WaysProps) {
  const labels = Object.entries(portLabels(node))
  const headingId = useId()
  if (labels.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.heading}>
        {words.inspector.ways.title}
      </h3>
      <ul className={styles.ways}>
        {labels.map(([port, label]) => (
          <Way key={port} id={id} port={port} label={label} />
        ))}
      </ul>
    </section>
  )
}

interface WayProps {
  readonly id: string
  readonly port: string
  readonly label: string
}

/** Drawn anew only when something about this way has changed, whatever else is typed in the script. */
const Way = memo(function Way({ id, port, label }: WayProps) {
  const editor = useEditor()
  const fieldId = useId()
  const { to, toName, fallback } = useScript(useShallow(({ script }) => wayIn(script, id, port)))
  const own = useView(useShallow(({ problems }) => problemsAt(problems, id, port).filter(({ rule }) => rule !== 'unwired-port')))
  const script = editor.script.script()
  const problems = own.map((problem) => ({ severity: problem.severity, text: problemInWords(problem, script), path: [] }))

  function unlink() {
    const { links } = editor.script.script()
    editor.dispatch({ type: 'unlink', ids: Object.keys(links).filter((each) => links[each]?.from === id && links[each]?.port === port) })
    editor.announcer.say(words.inspector.said.unlinked(label))
  }

  return (
    <li className={styles.way} data-linked={to !== undefined} data-path={`port:${port}`}>
      <label htmlFor={fieldId} className={styles.port} dir="auto">
        {label}
      </label>
      <div className={styles.target}>
        <NodePicker
          id={fieldId}
          label={words.inspector.ways.target(label)}
          value={to ?? ''}
          placeholder={fallback}
          isReadOnly={editor.isReadOnly}
          describedBy={`${fieldId}-problems`}
          onChoose={(target) => connect(editor, { node: id, port }, target)}
        />
        {to !== undefined && (
          <>
            <button
              type="button"
              className={controls.icon}
              aria-label={words.inspector.ways.goTo(toName)}
              title={words.inspector.ways.goTo(toName)}
              onClick={() => goTo(editor, to)}
            >
              <ArrowRight size={15} aria-hidden />
            </button>
            <button
              type="button"
              className={controls.icon}
              disabled={editor.isReadOnly}
              aria-label={words.inspector.ways.unlink(label)}
              title={words.inspector.ways.unlink(label)}
              onClick={unlink}
            >
              <Unlink size={15} aria-hidden />
            </button>
          </>
        )}
      </div>
      <Problems id={`${fieldId}-problems`} problems={problems} />
    </li>
  )
})

/** Where the port leads, or in words where a case goes without a link; flat, so that it compares cheaply. */
function wayIn({ nodes, links, errorHandler }: Script, id: string, port: string) {
  const node = nodes[id]
  const link = links[linkId(id, port)] ?? Object.values(links).find((each) => each.from === id && each.port === port)
  const fallback = link || !node ? undefined : fallbackOf({ nodes, links, errorHandler }, id, node, port)
  return {
    to: link?.to,
    toName: link ? nameIn(nodes, link.to) : '',
    fallback: fallback ? whereTo(fallback, nodes) : words.inspector.chooseNode,
  }
}

type Nodes = Readonly<Record<string, ScriptNode>>
type Fallback = NonNullable<ReturnType<typeof fallbackOf>>

export const nameIn = (nodes: Nodes, id: string): string => {
  const node = nodes[id]
  return node ? nodeName(node) : id
}

function whereTo(fallback: Fallback, nodes: Nodes): string {
  switch (fallback.is) {
    case 'default':
      return words.inspector.ways.byDefault(nameIn(nodes, fallback.to))
    case 'errorHandler':
      return words.inspector.ways.toErrorHandler(nameIn(nodes, fallback.to))
    case 'defaultSkill':
      return words.inspector.ways.toDefaultSkill
    case 'event':
      return words.inspector.ways.byEvent(nameIn(nodes, fallback.to))
    case 'stays':
      return words.inspector.ways.stays
    default:
      return fallback satisfies never
  }
}

export function goTo(editor: ReturnType<typeof useEditor>, id: string): void {
  editor.selection.selectNode(id)
  editor.view.reveal([id])
}
