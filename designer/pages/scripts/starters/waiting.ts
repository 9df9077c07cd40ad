/** How every starter waits: five minutes, a word of comfort, then on for days. */
import { words } from '../../../wording/words'

const FIVE_MINUTES = 300
const FIVE_DAYS = 432_000

type Card = readonly [string, string | undefined, Record<string, unknown>, number, number]

/** Begins at `wait`, whose card stands at the column and row. */
export function waiting(column: number, row: number): { cards: Record<string, Card>; cords: Record<string, string> } {
  const { texts } = words.scripts
  return {
    cards: {
      wait: ['wait-for-agent', texts.wait, { maxWaitSeconds: FIVE_MINUTES, leaveOnTimeout: false }, column, row],
      'still-busy': ['send-text', texts.stillBusy, { text: texts.stillBusyText }, column + 1, row],
      'wait-on': ['wait-for-agent', texts.waitOn, { maxWaitSeconds: FIVE_DAYS, leaveOnTimeout: false }, column + 2, row],
      end: ['end', texts.end, {}, column + 3, row],
    },
    cords: {
      'wait.assigned': 'end',
      'wait.timedOut': 'still-busy',
      'wait.closed': 'end',
      'still-busy.default': 'wait-on',
      'still-busy.windowClosed': 'wait-on',
      'still-busy.failed': 'wait-on',
      'wait-on.assigned': 'end',
      'wait-on.timedOut': 'end',
      'wait-on.closed': 'end',
    },
  }
}
