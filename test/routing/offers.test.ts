import { describe, expect, it } from 'vitest'
import { ContactCentre } from './contact-centre'

const SKILLS = { sales: { offersNeedAccept: true, offerSeconds: 30 } }
const TWO = { ann: { skills: { sales: 1 } }, ben: { skills: { sales: 5 } } }

async function offeredToAnn(agents: Record<string, { skills: Record<string, number> }> = { ann: TWO.ann }): Promise<ContactCentre> {
  const centre = new ContactCentre({ skills: SKILLS, agents })
  await centre.is('available', ...Object.keys(agents))
  await centre.joins('maria')
  return centre
}

describe('an offer', () => {
  it('is told with the time at which it expires, and is the only one', async () => {
    const centre = await offeredToAnn(TWO)
    expect(centre.told('maria')).toEqual({ is: 'offered', skill: 'sales', agentId: 'ann', expiresAt: centre.host.now + 30_000 })
    expect(centre.agent('ben')?.cases).toEqual({})
    expect(centre.host.timers.size).toBe(1)
  })

  it('counts as load', async () => {
    const centre = await offeredToAnn()
    await centre.joins('joao')
    expect(centre.standing('joao')).toBe('queued for sales')
  })

  it('assigns when it is accepted, and its timer is gone', async () => {
    const centre = await offeredToAnn()
    expect(await centre.accepts('ann', 'maria')).toEqual({ ok: true })
    expect(centre.told('maria')).toEqual({ is: 'assigned', skill: 'sales', agentId: 'ann', isTransfer: false })
    expect(centre.host.timers.size).toBe(0)
  })

  it('goes to the next agent when it is rejected, and nobody else is asked again meanwhile', async () => {
    const centre = await offeredToAnn(TWO)
    await centre.rejects('ann', 'maria')
    expect(centre.decisions('maria').map(({ what }) => what)).toMatchObject([
      { is: 'queued', because: 'joined' },
      { is: 'offered', agentId: 'ann' },
      { is: 'queued', because: 'rejected', isStaffed: true },
      { is: 'offered', agentId: 'ben' },
    ])
  })

  it('goes to the next agent when it expires', async () => {
    const centre = await offeredToAnn(TWO)
    await centre.secondsPass(30)
    expect(centre.decisions('maria').at(-2)?.what).toMatchObject({ is: 'queued', because: 'offerExpired' })
    expect(centre.standing('maria')).toBe('offered to ben')
  })

  it('comes back to the same agent after 20 seconds when nobody else is free', async () => {
    const centre = await offeredToAnn()
    await centre.rejects('ann', 'maria')
    await centre.secondsPass(19)
    expect(centre.standing('maria')).toBe('queued for sales')
    await centre.secondsPass(1)
    expect(centre.standing('maria')).toBe('offered to ann')
  })

  it('leaves who refused free for the next case', async () => {
    const centre = await offeredToAnn()
    await centre.joins('joao')
    await centre.rejects('ann', 'maria')
    expect(centre.standing('joao')).toBe('offered to ann')
  })

  it('prefers an agent who has not refused it, also after the cool-down and with a lower proficiency', async () => {
    // given Ann refused and is cooled down, but occupied, as is Ben
    const centre = await offeredToAnn(TWO)
    await centre.rejects('ann', 'maria')
    await centre.is('away', 'ben')
    await centre.is('busy', 'ann')
    await centre.secondsPass(20)
    // when both come back by one directory change
    await centre.is('busy', 'ben')
    await centre.joins('maria', { worstProficiency: 4 })
    expect(centre.standing('maria')).toBe('queued for sales')
    await centre.is('available', 'ann')
    expect(centre.standing('maria')).toBe('offered to ann')
    await centre.rejects('ann', 'maria')
    await centre.is('available', 'ben')
    await centre.secondsPass(1)
    await centre.joins('maria', { worstProficiency: 20 })
    // then
    expect(centre.standing('maria')).toBe('offered to ben')
  })

  it('keeps the enqueue time through rejection and expiry', async () => {
    const centre = await offeredToAnn()
    const since = centre.host.now
    await centre.secondsPass(10)
    await centre.rejects('ann', 'maria')
    await centre.secondsPass(100)
    expect(centre.kept('maria')?.enqueuedAt).toBe(since)
  })

  it('is withdrawn when the agent goes away or signs out, and stays when the agent is busy', async () => {
    const centre = await offeredToAnn(TWO)
    await centre.is('busy', 'ann')
    expect(centre.standing('maria')).toBe('offered to ann')
    await centre.is('away', 'ann')
    expect(centre.decisions('maria').at(-2)?.what).toMatchObject({ is: 'queued', because: 'agentLeft' })
    expect(centre.standing('maria')).toBe('offered to ben')
    await centre.is('offline', 'ben')
    expect(centre.told('maria')).toMatchObject({ is: 'queued', because: 'agentLeft', isStaffed: true })
  })

  it('stands when the case joins again for the same skill', async () => {
    const centre = await offeredToAnn()
    const decision = centre.decision('maria')
    await centre.joins('maria', { priority: 7 })
    expect(centre.decision('maria')).toBe(decision)
    expect(await centre.accepts('ann', 'maria')).toEqual({ ok: true })
  })

  it('is withdrawn when the case joins again with a range that the agent is outside of', async () => {
    const centre = await offeredToAnn(TWO)
    await centre.joins('maria', { bestProficiency: 2 })
    expect(centre.standing('maria')).toBe('offered to ben')
  })
})

describe('an expired offer never assigns (O2)', () => {
  it('not when the accept arrives at its very end, before the timer', async () => {
    const centre = await offeredToAnn()
    centre.host.now += 30_000
    const answer = await centre.accepts('ann', 'maria')
    expect(answer).toMatchObject({ ok: false, reason: expect.stringContaining('expired') })
    expect(centre.told('maria')).toMatchObject({ is: 'queued', because: 'offerExpired' })
  })

  it('not when the accept arrives after the timer', async () => {
    const centre = await offeredToAnn(TWO)
    const offered = centre.decision('maria')
    await centre.secondsPass(30)
    expect(await centre.accepts('ann', 'maria', offered)).toMatchObject({ ok: false })
    expect(centre.standing('maria')).toBe('offered to ben')
  })

  it('and its late or doubled timer changes nothing afterwards', async () => {
    const centre = await offeredToAnn()
    const [timer] = [...centre.host.timers.values()]
    await centre.accepts('ann', 'maria')
    const before = centre.host.told.length
    await centre.host.send(timer?.event as never)
    await centre.host.send(timer?.event as never)
    expect(centre.host.told).toHaveLength(before)
    expect(centre.standing('maria')).toBe('assigned to ann')
  })

  it('and its timer does not end the next offer of the same case', async () => {
    const centre = await offeredToAnn(TWO)
    const [timer] = [...centre.host.timers.values()]
    await centre.rejects('ann', 'maria')
    await centre.host.send(timer?.event as never)
    expect(centre.standing('maria')).toBe('offered to ben')
  })

  it('expires also after the clock stepped back', async () => {
    const centre = await offeredToAnn()
    const [timer] = [...centre.host.timers.values()]
    centre.host.now -= 3_600_000
    await centre.host.send(timer?.event as never)
    expect(centre.told('maria')).toMatchObject({ is: 'queued', because: 'offerExpired' })
  })
})
