/** Three panes side by side; on a narrow screen one at a time, chosen by tabs. */
import { Headset, Smartphone, Workflow } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { words } from '../wording/words'
import styles from './panes.module.css'

const PANES = ['phone', 'script', 'desk'] as const
type Pane = (typeof PANES)[number]

const ICONS = { phone: Smartphone, script: Workflow, desk: Headset }

/** Below this the panes become tabs; the style sheets say the same. */
const NARROW = '(max-width: 899px)'

interface PanesProps extends Readonly<Record<Pane, ReactNode>> {
  /** Panes where something waits for the newcomer. */
  readonly attention: Readonly<Partial<Record<Pane, boolean>>>
}

export function Panes({ attention, ...panes }: PanesProps) {
  const isNarrow = useMatches(NARROW)
  const [shown, setShown] = useState<Pane>('phone')
  const id = useId()
  const tabs = useRef<HTMLDivElement>(null)

  function onKeyDown({ key }: KeyboardEvent) {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
    const next = PANES[(PANES.indexOf(shown) + step + PANES.length) % PANES.length]
    if (step === 0 || !next) return
    setShown(next)
    tabs.current?.querySelector<HTMLElement>(`[data-pane="${next}"]`)?.focus()
  }

  return (
    <main className={styles.main}>
      {isNarrow && (
        <div ref={tabs} className={styles.tabs} role="tablist" aria-label={words.shell.panes} onKeyDown={onKeyDown}>
          {PANES.map((pane) => {
            const Icon = ICONS[pane]
            return (
              <button
                key={pane}
                type="button"
                role="tab"
                id={`${id}-${pane}-tab`}
                data-pane={pane}
                className={styles.tab}
                aria-selected={pane === shown}
                aria-controls={`${id}-${pane}`}
                tabIndex={pane === shown ? 0 : -1}
                onClick={() => setShown(pane)}
              >
                <Icon size={16} aria-hidden /> {words.shell[pane]}
                {attention[pane] && pane !== shown && <span className={styles.attention} role="img" aria-label={words.desk.offers} />}
              </button>
            )
          })}
        </div>
      )}
      {PANES.map((pane) => {
        const named = isNarrow
          ? { role: 'tabpanel', 'aria-labelledby': `${id}-${pane}-tab` }
          : { role: 'region', 'aria-labelledby': `${id}-${pane}-title` }
        return (
          <div key={pane} id={`${id}-${pane}`} className={styles.pane} data-pane={pane} hidden={isNarrow && pane !== shown} {...named}>
            {/* narrow: the tab says it to the eye */}
            <h2 id={`${id}-${pane}-title`} className={isNarrow ? 'visually-hidden' : styles.title}>
              {words.shell[pane]} <span className={styles.subtitle}>{words[pane].subtitle}</span>
            </h2>
            <div className={styles.content}>{panes[pane]}</div>
          </div>
        )
      })}
    </main>
  )
}

function useMatches(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const list = matchMedia(query)
    const onChange = () => setMatches(list.matches)
    list.addEventListener('change', onChange)
    return () => list.removeEventListener('change', onChange)
  }, [query])
  return matches
}
