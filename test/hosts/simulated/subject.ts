/** The simulated host as a subject: asking starts a run, so that callers need not know about virtual time. */
import { createSimulatedHost } from '../../../engine/hosts/simulated/simulated-host'
import { accepted, inDoubt, type StartSubject, type Subject } from '../subject'

export const START_AT = Date.UTC(2026, 10, 23, 9)

export const startSimulated: StartSubject = async (parts) => {
  const host = createSimulatedHost({
    handlers: { conversation: parts.conversation ?? nothing, routing: parts.routing ?? nothing },
    perform: parts.perform ?? (async (effect) => accepted(effect)),
    afterCrash: parts.afterCrash ?? inDoubt,
    revision: parts.revision ?? (() => 1),
    seed: 1,
    startAt: START_AT,
  })
  let last = Promise.resolve()
  let isPumping = false
  /** One run after another. */
  const run = (ms: number): Promise<void> => {
    last = last.then(() => host.runFor(ms))
    return last
  }
  const pump = (): void => {
    if (isPumping) return
    isPumping = true
    last = last.then(() => {
      isPumping = false
      return host.runFor(0)
    })
  }
  const subject: Subject = {
    ask: (address, event, options) => {
      const answer = host.ask(address, event, options)
      pump()
      return answer
    },
    peek: (address, name) => host.peek(address, name),
    now: () => host.now(),
    settle: () => run(0),
    passTime: run,
    jumpClock: async (ms) => {
      host.jump(ms)
      await run(0)
    },
    crash: async () => {
      host.crash()
      await run(0)
    },
    history: () => [...host.history],
    deadLetters: () => host.deadLetters,
    retry: (id) => {
      const answer = host.retryDeadLetter(id)
      pump()
      return answer
    },
    ledgerState: (effectId) => host.ledger().get(effectId)?.state,
    close: async () => undefined,
  }
  return subject
}

const nothing = async (): Promise<undefined> => undefined
