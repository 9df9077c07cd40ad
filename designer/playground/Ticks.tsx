/** The small marks behind a message's time: how far it got, in a picture and in words. */
import { AlertCircle, Check, CheckCheck, CircleHelp, Clock } from 'lucide-react'
import { words } from '../wording/words'
import type { Delivery } from './delivery'
import styles from './ticks.module.css'

const ICONS = {
  sending: Clock,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  failed: AlertCircle,
  checking: Clock,
  unknown: CircleHelp,
}

export function Ticks({ delivery }: { readonly delivery: Delivery }) {
  const Icon = ICONS[delivery]
  return (
    <span className={styles.ticks} data-delivery={delivery} title={words.delivery[delivery]}>
      <Icon size={14} aria-hidden />
      <span className="visually-hidden">{words.delivery[delivery]}</span>
    </span>
  )
}
