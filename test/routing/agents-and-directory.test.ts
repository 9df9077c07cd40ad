import { describe, expect, it } from 'vitest'
import { ROSTER } from '../../engine/routing/state'
import { ContactCentre, directoryOf } from './contact-centre'

const ANN = { ann: { skills: { sales: 1 } } }
const ASKING = { sales: { offersNeedAccept: true } }

describe('presence', () => {
  it('is kept with the time at which it began and recorded once', async () => {
    const centre = new ContactCentre({ agents: ANN })
    await centre.is('available', 'ann')
    const since = centre.host.now
    await centre.secondsPass(5)
    await centre.is('available', 'ann')
    expect(centre.agent('ann')).toMatchObject({ presence: 'available', since })
    expect(centre.host.history).toEqual([{ type: 'agent.presence', agentId: 'ann', presence: 'available' }])
  })

  it('available takes waiting cases until the agent is full', async () => {
    const centre = new ContactCentre({ agents: { ann: { skills: { sales: 1 }, total: 2 } } })
    for (const name of ['a', 'b', 'c']) await centre.joins(name)
    await centre.is('busy', 'ann')
    expect(centre.standing('a')).toBe('queued for sales')
    await centre.is('available', 'ann')
    expect(['a', 'b', 'c'].map((name) => centre.standing(name))).toEqual(['assigned to ann', 'assigned to ann', 'queued for sales'])
  })

  it('offline keeps what is assigned', async () => {
    const centre = new ContactCentre({ agents: ANN })
    await centre.is('available', 'ann')
    await centre.joins('maria')
    await centre.is('offline', 'ann')
    expect(centre.standing('maria')).toBe('assigned to ann')
    expect(await centre.releases('ann', 'maria')).toEqual({ ok: true })
    expect(centre.told('maria')).toMatchObject({ is: 'queued', isStaffed: false })
    expect(centre.host.peek(ROSTER)).toEqual({})
  })

  it('of an unknown or inactive agent is refused', async () => {
    const centre = new ContactCentre({ agents: { ben: { skills: {}, isActive: false } } })
    for (const agentId of ['nobody', 'ben']) {
      const answer = await centre.host.send({ type: 'agent.presence', agentId, presence: 'available' })
      expect(answer).toMatchObject({ ok: false, reason: expect.stringContaining(agentId) })
    }
    expect(centre.host.names()).not.toContain('agent:nobody')
  })
})

describe('a directory change', () => {
  it('matches who got more room or another skill', async () => {
    const skills = { sales: {}, support: {} }
    const centre = new ContactCentre({ skills, agents: ANN })
    await centre.is('available', 'ann')
    for (const name of ['a', 'b']) await centre.joins(name)
    await centre.joins('c', { skill: 'support' })
    await centre.directoryBecomes({ skills, agents: { ann: { skills: { sales: 1, support: 1 }, total: 3 } } })
    expect(['a', 'b', 'c'].map((name) => centre.standing(name))).toEqual(Array(3).fill('assigned to ann'))
  })

  it('leaves assigned cases with an agent whose capacity shrank', async () => {
    const centre = new ContactCentre({ agents: { ann: { skills: { sales: 1 }, total: 2 } } })
    await centre.is('available', 'ann')
    for (const name of ['a', 'b', 'c']) await centre.joins(name)
    await centre.directoryBecomes({ agents: ANN })
    await centre.isOver('a')
    expect(centre.standing('b')).toBe('assigned to ann')
    expect(centre.standing('c')).toBe('queued for sales')
  })

  it.each([
    ['whose capacity shrank', { ann: { skills: { sales: 1 }, total: 0 } }],
    ['who lost the skill', { ann: { skills: {} } }],
    ['who was removed', {}],
    ['who was deactivated', { ann: { skills: { sales: 1 }, isActive: false } }],
  ])('withdraws the offers to an agent %s', async (_, agents) => {
    const centre = new ContactCentre({ skills: ASKING, agents: ANN })
    await centre.is('available', 'ann')
    await centre.joins('maria')
    const offered = centre.decision('maria')
    await centre.directoryBecomes({ skills: ASKING, agents })
    expect(centre.told('maria')).toMatchObject({ is: 'queued' })
    expect(await centre.accepts('ann', 'maria', offered)).toMatchObject({ ok: false })
    expect(centre.host.timers.size).toBe(0)
  })

  it('gives the cases of an agent who was removed to others, and signs that agent out', async () => {
    const agents = { ...ANN, ben: { skills: { sales: 9 } } }
    const centre = new ContactCentre({ agents })
    await centre.is('available', 'ann')
    await centre.joins('maria')
    await centre.is('available', 'ben')
    await centre.directoryBecomes({ agents: { ben: agents.ben } })
    expect(centre.decisions('maria').at(-2)?.what).toMatchObject({ is: 'queued', because: 'agentLeft' })
    expect(centre.standing('maria')).toBe('assigned to ben')
    expect(centre.host.history.at(-1)).toEqual({ type: 'agent.presence', agentId: 'ann', presence: 'offline' })
  })

  it('counts from the first event that brings it, so an accept right after it is judged by it', async () => {
    const centre = new ContactCentre({ skills: ASKING, agents: ANN })
    await centre.is('available', 'ann')
    await centre.joins('maria')
    const { directory } = centre.host
    centre.host.publish({ ...directory, agents: [] })
    expect(await centre.accepts('ann', 'maria')).toMatchObject({ ok: false })
  })

  it('is applied in full before the event that brings it', async () => {
    // given Ben is offered a case and then deactivated
    const agents = { ...ANN, ben: { skills: { sales: 1 } } }
    const centre = new ContactCentre({ skills: ASKING, agents })
    await centre.is('available', 'ben')
    await centre.joins('maria')
    centre.host.publish(directoryOf({ skills: ASKING, agents: ANN }))
    // when the next thing that happens is Ann signing in
    await centre.is('busy', 'ann')
    // then
    expect(centre.told('maria')).toMatchObject({ is: 'queued', isStaffed: true })
  })

  it('is never undone by an event that was accepted before it', async () => {
    const centre = new ContactCentre({ agents: ANN })
    await centre.is('available', 'ann')
    await centre.directoryBecomes({ agents: {} })
    await centre.host.handle({ type: 'directory.changed' }, 1)
    await centre.joins('maria')
    expect(centre.told('maria')).toMatchObject({ is: 'queued', isStaffed: false })
  })

  it('matches agents in batches when there are many', async () => {
    const skills = { sales: {}, support: {} }
    const team = (able: Record<string, number>) =>
      Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`agent-${at}`, { skills: able }]))
    const centre = new ContactCentre({ skills, agents: team({ sales: 1 }) })
    await centre.is('available', ...Object.keys(team({})))
    const names = Array.from({ length: 60 }, (_, at) => `contact-${at}`)
    for (const name of names) {
      await centre.joins(name, { skill: 'support' })
      centre.host.now += 1
    }
    await centre.directoryBecomes({ skills, agents: team({ support: 1 }) })
    expect(names.map((name) => centre.standing(name).startsWith('assigned'))).toEqual(names.map((_, at) => at < 50))
  })
})

describe('an event that routing does not understand', () => {
  it('is refused with its type, and changes nothing', async () => {
    const centre = new ContactCentre({})
    await expect(centre.host.handle({ type: 'coffee.ready' } as never)).rejects.toThrow('coffee.ready')
    expect(centre.host.names()).toEqual([])
  })
})
