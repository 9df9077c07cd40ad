import { describe, expect, it } from 'vitest'
import { summariseQueue } from '../../engine/routing/chunks'
import { type QueueIndex, queueIndexName } from '../../engine/routing/state'
import { ContactCentre } from './contact-centre'

const ANN = { ann: { skills: { sales: 1 } } }

describe('joining a queue', () => {
  it('waits, unstaffed, while nobody who could take it is signed in', async () => {
    // given
    const centre = new ContactCentre({ agents: ANN })
    // when
    await centre.joins('maria')
    // then
    expect(centre.told('maria')).toEqual({ is: 'queued', skill: 'sales', because: 'joined', isStaffed: false })
    expect(centre.host.told[0]?.conversation).toBe('front-desk/maria')
  })

  it('waits, staffed, while who could take it is busy', async () => {
    const centre = new ContactCentre({ agents: ANN })
    await centre.is('busy', 'ann')
    await centre.joins('maria')
    expect(centre.told('maria')).toMatchObject({ is: 'queued', isStaffed: true })
  })

  it('is unstaffed for a range that nobody signed in is within', async () => {
    const centre = new ContactCentre({ agents: { ann: { skills: { sales: 9 } } } })
    await centre.is('available', 'ann')
    await centre.joins('maria', { bestProficiency: 1, worstProficiency: 8 })
    expect(centre.told('maria')).toMatchObject({ is: 'queued', isStaffed: false })
  })

  it('keeps its place when it joins again, also with another priority', async () => {
    // given
    const centre = new ContactCentre({ agents: ANN })
    await centre.joins('maria')
    await centre.secondsPass(60)
    await centre.joins('joao')
    // when
    await centre.joins('joao', { priority: 5 })
    await centre.secondsPass(60)
    await centre.joins('joao', { priority: 0 })
    await centre.joins('maria')
    await centre.is('available', 'ann')
    // then
    expect(centre.standing('maria')).toBe('assigned to ann')
    expect(centre.kept('joao')?.enqueuedAt).toBe((centre.kept('maria')?.enqueuedAt ?? 0) + 60_000)
  })

  it('keeps its enqueue time when it joins another skill', async () => {
    const centre = new ContactCentre({ skills: { sales: {}, support: {} }, agents: { ann: { skills: { support: 1 } } } })
    await centre.joins('maria')
    await centre.secondsPass(60)
    await centre.joins('joao', { skill: 'support' })
    await centre.joins('maria', { skill: 'support' })
    await centre.is('available', 'ann')
    expect(centre.standing('maria')).toBe('assigned to ann')
    expect(centre.standing('joao')).toBe('queued for support')
  })

  it('repeats the decision under its own number when an agent has the case already', async () => {
    const centre = new ContactCentre({ agents: ANN })
    await centre.is('available', 'ann')
    await centre.joins('maria')
    const assigned = centre.decisions('maria').at(-1)
    await centre.joins('maria')
    expect(centre.decisions('maria').at(-1)).toEqual(assigned)
    expect(centre.standing('maria')).toBe('assigned to ann')
  })

  it('takes an assigned case to another skill as a transfer', async () => {
    const centre = new ContactCentre({ skills: { sales: {}, support: {} }, agents: ANN })
    await centre.is('available', 'ann')
    await centre.joins('maria')
    await centre.joins('maria', { skill: 'support' })
    expect(centre.told('maria')).toEqual({ is: 'queued', skill: 'support', because: 'transferred', isStaffed: false })
    expect(centre.agent('ann')?.cases).toEqual({})
  })
})

describe('order', () => {
  it('serves high priority first, then who waits longest', async () => {
    // given
    const centre = new ContactCentre({ agents: ANN })
    for (const [name, priority] of [
      ['first', 0],
      ['second', 0],
      ['urgent', 10],
    ] as const) {
      await centre.joins(name, { priority })
      await centre.secondsPass(1)
    }
    await centre.is('available', 'ann')
    // when
    const served: string[] = []
    for (let round = 0; round < 3; round += 1) {
      const name = ['first', 'second', 'urgent'].find((one) => centre.standing(one) === 'assigned to ann') ?? 'nobody'
      served.push(name)
      await centre.isOver(name)
    }
    // then
    expect(served).toEqual(['urgent', 'first', 'second'])
  })

  it('serves the first of all skills that an agent has', async () => {
    const centre = new ContactCentre({ skills: { sales: {}, support: {} }, agents: { ann: { skills: { sales: 1, support: 20 } } } })
    await centre.joins('late', { skill: 'sales', priority: 1 })
    await centre.joins('early', { skill: 'support', priority: 2 })
    await centre.is('available', 'ann')
    expect(centre.standing('early')).toBe('assigned to ann')
  })

  it('passes over a case whose proficiency range the agent is outside of', async () => {
    const centre = new ContactCentre({ agents: { ann: { skills: { sales: 5 } } } })
    await centre.joins('picky', { priority: 9, bestProficiency: 1, worstProficiency: 4 })
    await centre.joins('easy')
    await centre.is('available', 'ann')
    expect(centre.standing('easy')).toBe('assigned to ann')
    expect(centre.standing('picky')).toBe('queued for sales')
  })

  it('finds an agent at once when a case that waits asks for less', async () => {
    const centre = new ContactCentre({ agents: { ann: { skills: { sales: 5 } } } })
    await centre.is('available', 'ann')
    await centre.joins('picky', { worstProficiency: 4 })
    await centre.joins('picky', { worstProficiency: 5 })
    expect(centre.standing('picky')).toBe('assigned to ann')
  })
})

describe('leaving', () => {
  it('is told left when it waits, and begins anew when it joins later', async () => {
    // given
    const centre = new ContactCentre({ agents: ANN })
    await centre.joins('maria')
    const firstNumber = centre.decision('maria')
    // when
    await centre.leaves('maria')
    // then
    expect(centre.told('maria')).toEqual({ is: 'left' })
    await centre.secondsPass(30)
    await centre.joins('maria')
    expect(centre.kept('maria')?.enqueuedAt).toBe(centre.host.now)
    expect(centre.decision('maria')).toBeGreaterThan(firstNumber)
  })

  it('withdraws a pending offer', async () => {
    const centre = new ContactCentre({ skills: { sales: { offersNeedAccept: true } }, agents: ANN })
    await centre.is('available', 'ann')
    await centre.joins('maria')
    await centre.leaves('maria')
    expect(centre.told('maria')).toEqual({ is: 'left' })
    expect(centre.agent('ann')?.cases).toEqual({})
    expect(centre.host.timers.size).toBe(0)
  })

  it('does not take a case from the agent who has it', async () => {
    const centre = new ContactCentre({ agents: ANN })
    await centre.is('available', 'ann')
    await centre.joins('maria')
    await centre.leaves('maria')
    expect(centre.told('maria')).toMatchObject({ is: 'assigned', agentId: 'ann' })
    expect(centre.standing('maria')).toBe('assigned to ann')
  })

  it('is answered also for a case that routing does not hold, above what its conversation knows (P5)', async () => {
    const centre = new ContactCentre({})
    const stranger = { caseKey: 'front-desk/stranger/1', conversation: 'front-desk/stranger', decision: 41 }
    await centre.host.send({ type: 'case.leave', ...stranger })
    await centre.host.send({ type: 'case.over', ...stranger })
    expect(centre.host.told).toMatchObject([
      { conversation: 'front-desk/stranger', decision: { decision: 42, what: { is: 'left' } } },
      { conversation: 'front-desk/stranger', decision: { decision: 43, what: { is: 'over' } } },
    ])
  })
})

describe('a case that is over', () => {
  it('frees its agent for the next one and is forgotten', async () => {
    const centre = new ContactCentre({ agents: ANN })
    await centre.is('available', 'ann')
    await centre.joins('maria')
    await centre.joins('joao')
    await centre.isOver('maria')
    expect(centre.told('maria')).toEqual({ is: 'over' })
    expect(centre.standing('maria')).toBe('unknown')
    expect(centre.standing('joao')).toBe('assigned to ann')
  })

  it('takes its timers along', async () => {
    const centre = new ContactCentre({ skills: { sales: { offersNeedAccept: true } }, agents: ANN })
    await centre.is('available', 'ann')
    await centre.joins('maria')
    await centre.rejects('ann', 'maria')
    await centre.isOver('maria')
    expect(centre.host.timers.size).toBe(0)
  })
})

describe('a skill that is gone', () => {
  it('is replaced by the default skill of the channel, for any proficiency', async () => {
    const centre = new ContactCentre({ agents: { ann: { skills: { sales: 20 } } } })
    await centre.is('available', 'ann')
    await centre.joins('maria', { skill: 'closed-down', worstProficiency: 3 })
    expect(centre.told('maria')).toMatchObject({ is: 'assigned', skill: 'sales' })
  })

  it('is waited for, unstaffed, where the default skill is gone too, and served when it comes back', async () => {
    // given
    const agents = { ann: { skills: { returns: 1 } } }
    const centre = new ContactCentre({ skills: { support: {} }, defaultSkill: 'sales', agents })
    await centre.is('available', 'ann')
    // when
    await centre.joins('maria', { skill: 'returns' })
    // then
    expect(centre.told('maria')).toMatchObject({ is: 'queued', skill: 'returns', isStaffed: false })
    await centre.directoryBecomes({ skills: { support: {}, returns: {} }, defaultSkill: 'sales', agents })
    expect(centre.standing('maria')).toBe('assigned to ann')
  })

  it('hands its waiting cases to the default skill when it is removed', async () => {
    // given
    const agents = { ann: { skills: { sales: 1, returns: 1 } } }
    const centre = new ContactCentre({ skills: { sales: {}, returns: {} }, agents })
    await centre.joins('maria', { skill: 'returns' })
    // when
    await centre.directoryBecomes({ skills: { sales: {} }, agents })
    // then
    expect(centre.told('maria')).toEqual({ is: 'queued', skill: 'sales', because: 'transferred', isStaffed: false })
    expect(summary(centre, 'returns').waiting).toBe(0)
    await centre.is('available', 'ann')
    expect(centre.standing('maria')).toBe('assigned to ann')
  })
})

describe('staffing', () => {
  it('is told anew to who waits when the first who could help signs in and the last signs out', async () => {
    const centre = new ContactCentre({ agents: ANN })
    await centre.joins('maria')
    await centre.is('busy', 'ann')
    expect(centre.told('maria')).toEqual({ is: 'queued', skill: 'sales', because: 'staffingChanged', isStaffed: true })
    await centre.is('offline', 'ann')
    expect(centre.told('maria')).toEqual({ is: 'queued', skill: 'sales', because: 'staffingChanged', isStaffed: false })
  })

  it('is not told again when nothing changed for the case', async () => {
    const centre = new ContactCentre({ agents: { ann: { skills: { sales: 1 } }, ben: { skills: { sales: 7 } } } })
    await centre.is('busy', 'ann')
    await centre.joins('maria')
    await centre.is('busy', 'ben')
    await centre.is('offline', 'ann')
    expect(centre.decisions('maria')).toHaveLength(1)
  })

  it('reaches every case of a long queue, one chunk an event', async () => {
    // given
    const centre = new ContactCentre({ agents: ANN })
    const names = Array.from({ length: 300 }, (_, at) => `contact-${at}`)
    for (const name of names) await centre.joins(name)
    // when
    await centre.is('busy', 'ann')
    // then
    expect(names.filter((name) => centre.kept(name)?.what.is === 'queued')).toHaveLength(300)
    const told = centre.host.told.filter(({ decision }) => decision.what.is === 'queued' && decision.what.because === 'staffingChanged')
    expect(new Set(told.map(({ decision }) => decision.caseKey)).size).toBe(300)
    expect(told).toHaveLength(300)
  })
})

describe('what screens see', () => {
  it('counts who waits and since when the oldest does', async () => {
    const centre = new ContactCentre({})
    expect(summary(centre, 'sales')).toEqual({ waiting: 0, oldestEnqueuedAt: null })
    await centre.joins('maria')
    const since = centre.host.now
    await centre.secondsPass(5)
    await centre.joins('joao', { priority: 100 })
    expect(summary(centre, 'sales')).toEqual({ waiting: 2, oldestEnqueuedAt: since })
  })
})

describe('the cost of an event', () => {
  it('does not grow with the number of waiting cases', async () => {
    // given
    const centre = new ContactCentre({ agents: ANN })
    await centre.is('available', 'ann')
    await centre.joins('first')
    for (let at = 0; at < 600; at += 1) await centre.joins(`contact-${at}`)
    // when
    await centre.isOver('first')
    // then
    expect(centre.standing('contact-0')).toBe('assigned to ann')
    expect(centre.host.touched.size).toBeLessThan(12)
  })
})

function summary(centre: ContactCentre, skill: string) {
  return summariseQueue(centre.host.peek<QueueIndex>(queueIndexName(skill)))
}
