/** What every host has to do, in one suite: the embedded and the simulated host run it, and so will any other. */
import { describe } from 'vitest'
import { effectsArePerformed } from './conformance/effects'
import { eventsAreHandledInOrder } from './conformance/events'
import { marksKeepDuplicatesOut } from './conformance/marks'
import { poisonIsSetAside } from './conformance/poison'
import { sendsArriveOnce } from './conformance/sends'
import { timersFire } from './conformance/timers'
import type { StartSubject } from './subject'

export function conformsToTheContract(name: string, start: StartSubject): void {
  describe(`the ${name} host`, () => {
    eventsAreHandledInOrder(start)
    poisonIsSetAside(start)
    marksKeepDuplicatesOut(start)
    timersFire(start)
    effectsArePerformed(start)
    sendsArriveOnce(start)
  })
}
