/** Instead of a session: the errors that keep the script from running, each with a way to its node. */
import { CircleAlert } from 'lucide-react'
import type { Problem, Script } from '../../engine/script/script'
import { nodeName } from '../catalogue/kind-in-words'
import controls from '../controls.module.css'
import { words } from '../wording/words'
import styles from './panel.module.css'

interface CannotRunProps {
  readonly script: Script
  readonly errors: readonly Problem[]
  /** What went wrong, where it is not the script. */
  readonly reason?: string
  readonly onShow?: (node: string) => void
  readonly onClose: () => void
}

export function CannotRun({ script, errors, reason, onShow, onClose }: CannotRunProps) {
  const { simulator } = words
  return (
    <section className={styles.cannot} aria-live="polite">
      <CircleAlert size={22} aria-hidden className={styles.cannotIcon} />
      <h3>{reason === undefined ? simulator.broken : simulator.failed}</h3>
      <p className={controls.quiet}>{reason ?? simulator.brokenHelp(errors.length)}</p>
      <ul className={styles.errors}>
        {errors.map((error) => (
          <ErrorLine
            key={`${error.rule} ${error.path.join('.')} ${error.message}`}
            error={error}
            script={script}
            {...(onShow && { onShow })}
          />
        ))}
      </ul>
      <button type="button" className={controls.button} onClick={onClose}>
        {simulator.close}
      </button>
    </section>
  )
}

function ErrorLine({ error, script, onShow }: { readonly error: Problem } & Pick<CannotRunProps, 'script' | 'onShow'>) {
  const { message, node } = error
  const place = node === undefined ? undefined : script.nodes[node]
  return (
    <li className={styles.error}>
      <p dir="auto">{message}</p>
      {place && node !== undefined && onShow && (
        <button type="button" className={styles.link} onClick={() => onShow(node)}>
          {words.simulator.showNode(nodeName(place))}
        </button>
      )}
    </li>
  )
}
