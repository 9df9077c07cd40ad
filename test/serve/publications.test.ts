/** The loop that publishes what is scheduled: on a clock and timers that the test turns. */
import { describe, expect, it } from 'vitest'
import type { RunChangeRequest } from '../../engine/directory/run-changes'
import { keepPublishing } from '../../engine/serve/publications'

const MINUTE = 60_000
const ana = { kind: 'person', id: 'ana', name: 'Ana' } as const

/** Time that only the test moves. */
function aClock() {
  let now = 0
  let timer: { readonly at: number; readonly then: () => void } | undefined
  const waits: number[] = []
  return {
    waits,
    now: () => now,
    isWaiting: () => timer !== undefined,
    wait(ms: number, then: () => void) {
      waits.push(ms)
      const mine = { at: now + ms, then }
      timer = mine
      return () => {
        if (timer === mine) timer = undefined
      }
    },
    /** Lets time pass, timer by timer. */
    pass(ms: number) {
      const end = now + ms
      while (timer && timer.at <= end) {
        const { at, then } = timer
        timer = undefined
        now = at
        then()
      }
      now = end
    },
  }
}

/** A directory of due times, and of choices, that notes what is published when. */
function aDirectory(now: () => number, due: number[], choices: RunChangeRequest[] = []) {
  const published: number[] = []
  const listeners = new Set<(news: { type: string }) => void>()
  const fails: unknown[] = []
  const open = choices.map((choice, number) => ({ number, ...choice }))
  return {
    published,
    fails,
    open,
    tell: (type: string) => {
      for (const listener of listeners) listener({ type })
    },
    directory: {
      onScriptChanged(listener: (news: never) => void) {
        listeners.add(listener as never)
        return () => listeners.delete(listener as never)
      },
      scheduled: {
        nextAt: () => (due.length === 0 ? undefined : Math.min(...due)),
        publishDue() {
          if (fails.length > 0) throw fails.shift()
          while (due.length > 0 && Math.min(...due) <= now()) {
            published.push(now())
            due.splice(due.indexOf(Math.min(...due)), 1)
          }
        },
      },
      runsChoices: {
        open: () => [...open],
        begun(number: number) {
          open.splice(
            open.findIndex((one) => one.number === number),
            1,
          )
        },
      },
    } as never,
  }
}

describe('the loop', () => {
  it('publishes at the very time, and what was overdue at the start', () => {
    const clock = aClock()
    const { directory, published } = aDirectory(clock.now, [-5, 10 * MINUTE, 12 * MINUTE])
    keepPublishing({ directory, onError: () => undefined, ...clock })
    expect(published).toEqual([0])
    clock.pass(60 * MINUTE)
    expect(published).toEqual([0, 10 * MINUTE, 12 * MINUTE])
  })

  it('never sets a timer for longer than a quarter of an hour, and still meets a time months ahead', () => {
    const clock = aClock()
    const months = 100 * 24 * 60 * MINUTE + 7
    const { directory, published } = aDirectory(clock.now, [months])
    keepPublishing({ directory, onError: () => undefined, ...clock })
    clock.pass(months)
    expect(published).toEqual([months])
    expect(Math.max(...clock.waits)).toBe(15 * MINUTE)
  })

  it('looks again as soon as something is scheduled', async () => {
    const clock = aClock()
    const due: number[] = []
    const { directory, published, tell } = aDirectory(clock.now, due)
    keepPublishing({ directory, onError: () => undefined, ...clock })
    due.push(MINUTE)
    tell('scheduled')
    await Promise.resolve()
    clock.pass(MINUTE)
    expect(published).toEqual([MINUTE])
  })

  it('tries again after a minute when the store cannot be written, and says so', () => {
    const clock = aClock()
    const { directory, published, fails } = aDirectory(clock.now, [5 * MINUTE])
    const said: unknown[] = []
    keepPublishing({ directory, onError: (_, error) => said.push(error), ...clock })
    fails.push('the disk is full')
    clock.pass(5 * MINUTE)
    expect(published).toEqual([])
    expect(said).toEqual(['the disk is full'])
    clock.pass(MINUTE)
    expect(published).toEqual([6 * MINUTE])
  })

  it('hands on what was chosen for running cases, each once', () => {
    const clock = aClock()
    const choice: RunChangeRequest = { scriptId: 'menu', toVersion: 2, choice: 'move', by: ana }
    const { directory, open } = aDirectory(clock.now, [], [choice])
    const begun: RunChangeRequest[] = []
    keepPublishing({ directory, runChanges: { begin: (request) => begun.push(request) }, onError: () => undefined, ...clock })
    clock.pass(60 * MINUTE)
    expect(begun).toEqual([choice])
    expect(open).toEqual([])
  })

  it('keeps a choice that could not be begun, and begins it again', () => {
    const clock = aClock()
    const { directory, open } = aDirectory(clock.now, [], [{ scriptId: 'menu', toVersion: 2, choice: 'move', by: ana }])
    let tries = 0
    const begin = () => {
      tries += 1
      if (tries === 1) throw new Error('not now')
    }
    keepPublishing({ directory, runChanges: { begin }, onError: () => undefined, ...clock })
    expect(open).toHaveLength(1)
    clock.pass(MINUTE)
    expect(tries).toBe(2)
    expect(open).toEqual([])
  })

  it('does nothing more once it is ended', async () => {
    const clock = aClock()
    const { directory, published, tell } = aDirectory(clock.now, [MINUTE])
    const stop = keepPublishing({ directory, onError: () => undefined, ...clock })
    tell('scheduled')
    stop()
    await Promise.resolve()
    clock.pass(60 * MINUTE)
    expect(published).toEqual([])
    expect(clock.isWaiting()).toBe(false)
  })
})
