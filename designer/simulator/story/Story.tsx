/** What happened so far, moment by moment in plain words. Choosing one goes there. */
import { useEffect, useMemo, useRef } from 'react'
import { words } from '../../wording/words'
import type { Clock } from '../clock'
import { useSeen } from '../seen'
import type { Moment } from '../session/moment'
import { type Line, linesOf, sentSoFar } from './in-words'
import styles from './story.module.css'

export function Story() {
  const { session, view, clock, names } = useSeen()
  const { moments, inputs, shown } = view
  const told = useMemo(() => {
    const sent = sentSoFar(moments)
    return moments.map((moment, place) => ({ moment, lines: linesOf(moment, moments[place - 1], inputs[moment.input], sent, names) }))
  }, [moments, inputs, names])
  return (
    <ol className={styles.story} aria-label={words.simulator.story}>
      {told.map(({ moment, lines }) => (
        <MomentLine
          key={moment.index}
          moment={moment}
          lines={lines}
          time={hasNewDay(moment, moments[moment.index - 1], clock) ? clock.full(moment.at) : clock.exact(moment.at)}
          isShown={moment.index === shown}
          isAhead={moment.index > shown}
          onShow={() => session.show(moment.index)}
        />
      ))}
    </ol>
  )
}

function hasNewDay({ at }: Moment, before: Moment | undefined, clock: Clock): boolean {
  return before === undefined || !clock.isSameDay(before.at, at)
}

interface MomentLineProps {
  readonly moment: Moment
  readonly lines: readonly Line[]
  readonly time: string
  readonly isShown: boolean
  /** Later than the moment on show. */
  readonly isAhead: boolean
  readonly onShow: () => void
}

function MomentLine({ moment, lines, time, isShown, isAhead, onShow }: MomentLineProps) {
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // a simulated page cannot scroll
    if (isShown) item.current?.scrollIntoView?.({ block: 'nearest' })
  }, [isShown])
  return (
    <li ref={item} className={styles.moment} data-ahead={isAhead}>
      <button type="button" className={styles.button} aria-current={isShown ? 'step' : undefined} onClick={onShow}>
        <time className={styles.time} dateTime={new Date(moment.at).toISOString()}>
          {time}
        </time>
        {lines.map(({ text, tone, isBrief }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a moment never change their order
          <span key={place} className={styles.line} data-tone={tone} data-brief={isBrief} dir="auto">
            {text}
          </span>
        ))}
      </button>
    </li>
  )
}
