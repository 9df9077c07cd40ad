/** Three numbers that say at a glance how much goes through. */
import type { ScriptTraffic } from '../api/traffic'
import { words } from '../wording/words'
import { count as said } from './numbers'
import styles from './traffic.module.css'

interface FiguresProps {
  readonly traffic: Pick<ScriptTraffic, 'starts' | 'ends'>
  readonly waiting: readonly { readonly waiting: number }[]
}

export function Figures({ traffic: { starts, ends }, waiting }: FiguresProps) {
  const figures = {
    starts,
    ended: Object.values(ends).reduce((sum, each) => sum + each, 0),
    waiting: waiting.reduce((sum, each) => sum + each.waiting, 0),
  }
  return (
    <dl className={styles.figures}>
      {(Object.entries(figures) as [keyof typeof figures, number][]).map(([name, value]) => (
        <div key={name}>
          <dd className={styles.figure}>{said(value)}</dd>
          <dt>{words.traffic.figures[name]}</dt>
        </div>
      ))}
    </dl>
  )
}
