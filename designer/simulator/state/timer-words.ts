/** What a timer is for, in plain words. */
import { words } from '../../wording/words'
import type { Names } from '../names'
import type { TimerMeaning } from '../session/timers'

export function timerInWords(timer: TimerMeaning, names: Names): string {
  const { timer: said } = words.simulator
  switch (timer.what) {
    case 'port':
      return said.port(names.node(timer.node), names.port(timer.node, timer.port))
    case 'node':
      return said.node(names.node(timer.node))
    case 'offerEnds':
    case 'preferenceEnds':
    case 'coolDownEnds':
      return said[timer.what](names.agent(timer.agentId))
    default:
      return said[timer.what]
  }
}
