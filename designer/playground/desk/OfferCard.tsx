/** A case that is offered: who, why, and how long there is to decide, as a ring and as a number. */
import { Check, X } from 'lucide-react'
import { useState } from 'react'
import type { DeskCase } from '../../api/cases'
import controls from '../../controls.module.css'
import { useNow } from '../../live/use-now'
import { words } from '../../wording/words'
import { span } from '../times'
import { contactName } from './contact-name'
import styles from './offer.module.css'

interface OfferCardProps {
  readonly offer: DeskCase
  readonly skillName: string
  readonly isBusy: boolean
  readonly onAccept: () => void
  readonly onDecline: () => void
}

export function OfferCard({ offer, skillName, isBusy, onAccept, onDecline }: OfferCardProps) {
  const { theCase, offerExpiresAt } = offer
  const name = contactName(theCase)
  const now = useNow(250)
  const [seenAt] = useState(() => Date.now())
  const leftMs = offerExpiresAt === undefined ? undefined : Math.max(0, offerExpiresAt - now)
  const share = leftMs === undefined || offerExpiresAt === undefined ? 1 : leftMs / Math.max(1, offerExpiresAt - seenAt)
  return (
    <article className={styles.offer} aria-label={words.desk.offer(name)}>
      {leftMs !== undefined && <Countdown seconds={Math.ceil(leftMs / 1000)} share={share} />}
      <div className={styles.what}>
        <p className={styles.name}>{name}</p>
        <p className={styles.why}>
          {skillName}
          {theCase?.queuedAt !== undefined && <>, {words.desk.waitedFor(span(now - theCase.queuedAt))}</>}
        </p>
        {theCase?.lastMessage?.direction === 'in' && <p className={styles.last}>“{theCase.lastMessage.text}”</p>}
      </div>
      <div className={styles.answers}>
        <button type="button" className={controls.primary} disabled={isBusy} onClick={onAccept}>
          <Check size={16} aria-hidden /> {words.desk.accept}
        </button>
        <button type="button" className={controls.button} disabled={isBusy} onClick={onDecline}>
          <X size={16} aria-hidden /> {words.desk.decline}
        </button>
      </div>
    </article>
  )
}

const RADIUS = 17
const ROUND = 2 * Math.PI * RADIUS

function Countdown({ seconds, share }: { readonly seconds: number; readonly share: number }) {
  return (
    <p className={styles.countdown}>
      <svg width="42" height="42" viewBox="0 0 42 42" aria-hidden>
        <circle cx="21" cy="21" r={RADIUS} className={styles.ring} />
        <circle
          cx="21"
          cy="21"
          r={RADIUS}
          className={styles.left}
          strokeDasharray={ROUND}
          strokeDashoffset={ROUND * (1 - Math.min(1, share))}
          transform="rotate(-90 21 21)"
        />
      </svg>
      <span className={styles.seconds} role="timer" aria-label={`${words.desk.secondsLeft(seconds)} ${words.desk.toDecide}`}>
        {seconds}
      </span>
    </p>
  )
}
