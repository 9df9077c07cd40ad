/** What streams share: so many at a time, only for those who may still listen, and a bell that is never missed. */
import { describe, expect, it } from 'vitest'
import { createBell, createStreamPlaces, mayStillListen } from '../../engine/http/live-stream'
import { HttpProblem } from '../../engine/http/problem'
import { openWorkbench } from './workbench'

describe('places of streams', () => {
  it('are bounded, and free again when a stream ends', () => {
    const take = createStreamPlaces()
    const places = Array.from({ length: 500 }, take)
    expect(take).toThrow(HttpProblem)
    places[0]?.release()
    expect(take).not.toThrow()
    expect(take).toThrow('Too many screens')
  })
})

describe('a bell', () => {
  it('wakes who waits, and whoever waits next where it rang before', async () => {
    const bell = createBell()
    bell.ring()
    await bell.wait(60_000)
    const waiting = bell.wait(60_000)
    bell.ring()
    await waiting
  })

  it('lets go after the time that was given', async () => {
    await createBell().wait(1)
  })
})

describe('the right to listen', () => {
  it('ends with the role or the person, and is a program’s as long as it is connected', async () => {
    const bench = await openWorkbench()
    const { id } = await bench.person('supervisor')
    const { people } = bench.services
    const person = people.find(id)
    const caller = {
      actor: { kind: 'person', id, name: 'A supervisor' },
      role: 'supervisor',
      setCookies: [],
      ...(person ? { person } : {}),
    } as const
    const may = () => mayStillListen(bench.services, caller, 'viewScripts')
    expect(may()).toBe(true)
    await bench.put(`/people/${id}`, { role: 'agent' })
    expect([may(), mayStillListen(bench.services, caller, 'answerCases')]).toEqual([false, true])
    await bench.put(`/people/${id}`, { isActive: false })
    expect(mayStillListen(bench.services, caller, 'answerCases')).toBe(false)
    const program = { actor: { kind: 'program', name: 'admin token' }, role: 'administrator', setCookies: [] } as const
    expect(mayStillListen(bench.services, program, 'viewScripts')).toBe(true)
  })
})
