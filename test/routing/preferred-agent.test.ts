import { describe, expect, it } from 'vitest'
import { ContactCentre } from './contact-centre'

const AGENTS = { ann: { skills: { sales: 1 } }, ben: { skills: { sales: 9 } } }
const waiting = { preferredAgent: { focus: 'customer', lock: 'whenOffline', fallbackMinutes: 10 } }
const goingOn = { preferredAgent: { focus: 'customer', lock: 'whenAvailable' } }
const BEN = { lastAgents: { perCustomer: 'ben' } }

describe('a skill that prefers who knows the customer', () => {
  it('gives that agent the case, before a better proficiency (S79, S81)', async () => {
    const centre = new ContactCentre({ skills: { sales: waiting }, agents: AGENTS })
    await centre.is('available', 'ann', 'ben')
    await centre.joins('maria', BEN)
    expect(centre.standing('maria')).toBe('assigned to ben')
    expect(centre.host.timers.size).toBe(0)
  })

  it('goes by proficiency without history (S84)', async () => {
    const centre = new ContactCentre({ skills: { sales: waiting }, agents: AGENTS })
    await centre.is('available', 'ann', 'ben')
    await centre.joins('maria')
    expect(centre.standing('maria')).toBe('assigned to ann')
  })

  it('looks at the case alone where its focus is the case (S80)', async () => {
    const perCase = { preferredAgent: { focus: 'case', lock: 'whenAvailable' } }
    const centre = new ContactCentre({ skills: { sales: perCase }, agents: AGENTS })
    await centre.is('available', 'ann', 'ben')
    await centre.joins('maria', BEN)
    expect(centre.standing('maria')).toBe('assigned to ann')
    await centre.isOver('maria')
    await centre.joins('joao', { lastAgents: { perCase: 'ben', perCustomer: 'ann' } })
    expect(centre.standing('joao')).toBe('assigned to ben')
  })
})

describe('when the preferred agent is away', () => {
  it.each(['offline', 'away', 'busy', 'full'] as const)(
    'and %s, the case waits for the fallback minutes, then goes to others (S82)',
    async (how) => {
      // given
      const centre = new ContactCentre({ skills: { sales: waiting }, agents: AGENTS })
      await centre.is('available', 'ann', 'ben')
      if (how === 'full') await centre.joins('other', BEN)
      else await centre.is(how, 'ben')
      // when
      await centre.joins('maria', BEN)
      await centre.secondsPass(599)
      // then
      expect(centre.standing('maria')).toBe('queued for sales')
      await centre.secondsPass(1)
      expect(centre.standing('maria')).toBe('assigned to ann')
    },
  )

  it('gets the case when he comes back in time, before others who are free', async () => {
    const centre = new ContactCentre({ skills: { sales: waiting }, agents: AGENTS })
    await centre.is('available', 'ann')
    await centre.joins('maria', BEN)
    await centre.secondsPass(300)
    await centre.is('available', 'ben')
    expect(centre.standing('maria')).toBe('assigned to ben')
    expect(centre.host.timers.size).toBe(0)
  })

  it('does not keep others from cases behind the one that waits', async () => {
    const centre = new ContactCentre({ skills: { sales: waiting }, agents: AGENTS })
    await centre.joins('maria', BEN)
    await centre.joins('joao')
    await centre.is('available', 'ann')
    expect(centre.standing('maria')).toBe('queued for sales')
    expect(centre.standing('joao')).toBe('assigned to ann')
  })

  it('goes on at once to another where the lock is When Available (S83)', async () => {
    const centre = new ContactCentre({ skills: { sales: goingOn }, agents: AGENTS })
    await centre.is('available', 'ann')
    await centre.joins('maria', BEN)
    expect(centre.standing('maria')).toBe('assigned to ann')
  })

  it('counts the minutes once, also when the case joins again', async () => {
    const centre = new ContactCentre({ skills: { sales: waiting }, agents: AGENTS })
    await centre.is('available', 'ann')
    await centre.joins('maria', BEN)
    await centre.secondsPass(300)
    await centre.joins('maria', { ...BEN, priority: 3 })
    await centre.secondsPass(300)
    expect(centre.standing('maria')).toBe('assigned to ann')
  })

  it('does not wait a second time once the minutes are over', async () => {
    const centre = new ContactCentre({ skills: { sales: waiting }, agents: AGENTS })
    await centre.joins('maria', BEN)
    await centre.secondsPass(600)
    await centre.joins('maria', { ...BEN, priority: 3 })
    await centre.is('available', 'ann')
    expect(centre.standing('maria')).toBe('assigned to ann')
  })

  it('makes who took it the preferred agent from then on', async () => {
    const skills = { sales: waiting, support: waiting }
    const able = { sales: 5, support: 5 }
    const centre = new ContactCentre({ skills, agents: { ann: { skills: able, total: 2 }, ben: { skills: able } } })
    await centre.is('available', 'ann')
    await centre.joins('maria', BEN)
    await centre.secondsPass(600)
    expect(centre.kept('maria')?.lastAgents).toEqual({ perCase: 'ann', perCustomer: 'ann' })
    await centre.is('available', 'ben')
    await centre.joins('maria', { ...BEN, skill: 'support' })
    expect(centre.standing('maria')).toBe('assigned to ann')
  })
})

describe('when the preferred agent is gone', () => {
  it.each([
    ['removed', { ann: AGENTS.ann }],
    ['deactivated', { ...AGENTS, ben: { ...AGENTS.ben, isActive: false } }],
    ['without the skill', { ...AGENTS, ben: { skills: {} } }],
  ])('(%s) the case goes to others at once and never waits', async (_, agents) => {
    const centre = new ContactCentre({ skills: { sales: waiting }, agents })
    await centre.is('available', 'ann')
    await centre.joins('maria', BEN)
    expect(centre.standing('maria')).toBe('assigned to ann')
  })

  it('a case that waits for him already goes to others as soon as the directory says so', async () => {
    const centre = new ContactCentre({ skills: { sales: waiting }, agents: AGENTS })
    await centre.is('available', 'ann')
    await centre.joins('maria', BEN)
    expect(centre.standing('maria')).toBe('queued for sales')
    await centre.directoryBecomes({ skills: { sales: waiting }, agents: { ann: AGENTS.ann } })
    expect(centre.standing('maria')).toBe('assigned to ann')
  })
})

describe('a preferred agent who refuses', () => {
  const asking = { sales: { ...waiting, offersNeedAccept: true } }

  it('is not waited for: the case goes to others at once', async () => {
    const centre = new ContactCentre({ skills: asking, agents: AGENTS })
    await centre.is('available', 'ann', 'ben')
    await centre.joins('maria', BEN)
    await centre.rejects('ben', 'maria')
    expect(centre.standing('maria')).toBe('offered to ann')
  })

  it('who goes away without an answer is waited for, within the same minutes', async () => {
    const centre = new ContactCentre({ skills: asking, agents: AGENTS })
    await centre.is('available', 'ann', 'ben')
    await centre.joins('maria', BEN)
    await centre.secondsPass(20)
    await centre.is('away', 'ben')
    expect(centre.standing('maria')).toBe('queued for sales')
    await centre.secondsPass(580)
    expect(centre.standing('maria')).toBe('offered to ann')
  })
})
