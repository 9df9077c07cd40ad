/** A node on the board: what it is and does, its jacks, and a lamp while the run is here. */
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { GroupIcon } from '../../catalogue/GroupIcon'
import { words } from '../../wording/words'
import { type Card, cordId, WAY_IN_Y } from './board'
import { useLit } from './lit-context'
import styles from './node-card.module.css'

export type CardNode = Node<{ readonly card: Card; readonly targets: Readonly<Record<string, string>> }, 'card'>

export const cardElementId = (node: string) => `card-${node}`

export function NodeCard({ data: { card, targets } }: NodeProps<CardNode>) {
  const { path, walkedTo } = useLit()
  const isCurrent = path.current === card.id
  const isVisited = path.nodes.has(card.id)
  const state = isCurrent ? 'current' : isVisited ? 'visited' : path.nodes.size > 0 ? 'dim' : 'idle'
  return (
    <div
      id={cardElementId(card.id)}
      className={styles.card}
      data-state={state}
      data-walked={walkedTo === card.id}
      role="img"
      aria-label={cardLabel(card, targets, { isCurrent, isVisited })}
      style={{ '--group': `var(--group-${card.group})` } as React.CSSProperties}
    >
      {card.hasWayIn && (
        <Handle className={styles.jack} type="target" position={Position.Left} isConnectable={false} style={{ top: WAY_IN_Y }} />
      )}
      <div className={styles.head}>
        <GroupIcon group={card.group} />
        <div className={styles.names}>
          <p className={styles.name}>{card.name}</p>
          {card.name !== card.kindTitle && <p className={styles.kind}>{card.kindTitle}</p>}
        </div>
        <span className={styles.lamp} />
      </div>
      <p className={styles.summary}>{card.summary}</p>
      <ul>
        {card.ports.map(({ id, label, isDefault, y }) => (
          <li key={id} className={styles.port} data-taken={path.cords.has(cordId(card.id, id))} data-default={isDefault}>
            <span className={styles.portLabel}>{label}</span>
            <Handle id={id} className={styles.jack} type="source" position={Position.Right} isConnectable={false} style={{ top: y }} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function cardLabel(
  { name, kindTitle, summary, ports }: Card,
  targets: Readonly<Record<string, string>>,
  { isCurrent, isVisited }: { readonly isCurrent: boolean; readonly isVisited: boolean },
): string {
  const ways = words.script.leavesBy(ports.map(({ id, label }) => words.script.toName(label, targets[id] ?? '')))
  const title = name === kindTitle ? name : `${kindTitle}, ${name}`
  const state = isCurrent ? words.script.here : isVisited ? words.script.visited : ''
  return [title, state, summary, ways].filter(Boolean).join('. ')
}
