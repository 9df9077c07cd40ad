/** The ways on from a node: a jack each, with what it is called, how many took it, and where it goes while no link says so. */
import { Handle, Position } from '@xyflow/react'
import type { ScriptNode } from '../../engine/script/script'
import { useEditor } from '../editor/editor-context'
import { words } from '../wording/words'
import { canvasUi } from './canvas-ui'
import styles from './card.module.css'
import { cardText } from './card-text'
import { portElementId } from './element-ids'
import { portLabel } from './node-label'
import { type CardState, usePortNews, useWiring, type Wiring } from './use-card'

interface CardPortsProps {
  readonly id: string
  readonly node: ScriptNode
  readonly state: CardState
  readonly isSmall: boolean
  readonly isConnectable: boolean
  readonly standingOn: string | undefined
}

export function CardPorts({ id, node, state, isSmall, isConnectable, standingOn }: CardPortsProps) {
  const editor = useEditor()
  const wiring = useWiring(id, node)
  const news = usePortNews(id, node)
  const script = editor.script.script()
  return (
    <ul className={styles.ports}>
      {cardText(node).ports.map(({ id: port, label }, place) => (
        <li
          key={port}
          id={portElementId(id, port)}
          className={styles.port}
          data-wiring={wiring[place]}
          data-at={standingOn === port}
          data-taken={news[place]?.isTaken}
          data-problem={news[place]?.hasProblem}
          aria-label={portLabel(script, id, port, state.errors + state.warnings)}
        >
          {!isSmall && (
            <>
              <Count count={news[place]?.count} entered={state.entered} />
              <span className={styles.portName} dir="auto">
                {label}
              </span>
            </>
          )}
          <Handle
            id={port}
            className={styles.jack}
            type="source"
            position={Position.Right}
            isConnectable={isConnectable}
            onClick={(event) => {
              if (editor.isReadOnly) return
              event.stopPropagation()
              editor.selection.selectNode(id, port)
              canvasUi(editor).setState({ mode: { is: 'link', from: { node: id, port } } })
            }}
          />
          {!isSmall && <Stub wiring={wiring[place]} />}
        </li>
      ))}
    </ul>
  )
}

/** Where the port really goes: a cord that is not there, with the word for what stands in. */
function Stub({ wiring }: { readonly wiring: Wiring | undefined }) {
  if (wiring === undefined || wiring === 'linked' || wiring === 'stays') return null
  return (
    <span className={styles.stub} title={words.canvas.fallback.short[wiring]}>
      {words.canvas.fallback.short[wiring]}
    </span>
  )
}

function Count({ count, entered }: { readonly count: number | undefined; readonly entered: number | undefined }) {
  if (count === undefined) return null
  return (
    <span className={styles.count} title={words.canvas.link.count(count)}>
      {count.toLocaleString()}
      {entered ? ` · ${Math.round((count / entered) * 100)} %` : ''}
    </span>
  )
}
