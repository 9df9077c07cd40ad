import { describe, expect, it } from 'vitest'
import { ContactCentre, keyOf } from './contact-centre'

const SKILLS = { sales: {}, support: {} }
const AGENTS = { ann: { skills: { sales: 1 } }, ben: { skills: { support: 1 } }, zoe: { skills: { sales: 9 } } }

async function annHasMaria(agents: ConstructorParameters<typeof ContactCentre>[0]['agents'] = AGENTS): Promise<ContactCentre> {
  const centre = new ContactCentre({ skills: SKILLS, agents })
  await centre.is('available', 'ann')
  await centre.joins('maria')
  return centre
}

describe('releasing a case', () => {
  it('puts it back with its enqueue time, and another agent gets it', async () => {
    // given
    const centre = await annHasMaria()
    const since = centre.host.now
    await centre.secondsPass(60)
    await centre.is('available', 'zoe')
    // when
    expect(await centre.releases('ann', 'maria')).toEqual({ ok: true })
    // then
    expect(centre.decisions('maria').at(-2)?.what).toMatchObject({ is: 'queued', because: 'released' })
    expect(centre.told('maria')).toEqual({ is: 'assigned', skill: 'sales', agentId: 'zoe', isTransfer: false })
    expect(centre.kept('maria')?.enqueuedAt).toBe(since)
  })

  it('asks the same agent again only after the cool-down', async () => {
    const centre = await annHasMaria()
    await centre.releases('ann', 'maria')
    expect(centre.standing('maria')).toBe('queued for sales')
    await centre.secondsPass(20)
    expect(centre.standing('maria')).toBe('assigned to ann')
  })
})

describe('transferring to a skill', () => {
  it('waits there with its priority and enqueue time, for any proficiency, and is no transfer by name later', async () => {
    // given
    const centre = await annHasMaria()
    const since = centre.host.now
    await centre.secondsPass(60)
    await centre.joins('joao', { skill: 'support' })
    // when
    expect(await centre.transfers('ann', 'maria', { skill: 'support' })).toEqual({ ok: true })
    // then
    expect(centre.told('maria')).toEqual({ is: 'queued', skill: 'support', because: 'transferred', isStaffed: false })
    expect(centre.kept('maria')).toMatchObject({ enqueuedAt: since, wish: { bestProficiency: 1, worstProficiency: 20 } })
    await centre.is('available', 'ben')
    expect(centre.told('maria')).toEqual({ is: 'assigned', skill: 'support', agentId: 'ben', isTransfer: false })
  })

  it('prefers a colleague to who transferred it, though better at the skill', async () => {
    const agents = { ann: { skills: { sales: 1, support: 1 } }, ben: { skills: { support: 9 } } }
    const centre = await annHasMaria(agents)
    await centre.is('available', 'ben')
    await centre.transfers('ann', 'maria', { skill: 'support' })
    expect(centre.standing('maria')).toBe('assigned to ben')
  })

  it('is refused for a skill that does not exist', async () => {
    const centre = await annHasMaria()
    expect(await centre.transfers('ann', 'maria', { skill: 'magic' })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('magic'),
    })
    expect(centre.standing('maria')).toBe('assigned to ann')
  })
})

describe('transferring to an agent', () => {
  it('assigns at once, names who had it, and frees that agent', async () => {
    const centre = await annHasMaria()
    await centre.joins('joao')
    await centre.is('busy', 'ben')
    expect(await centre.transfers('ann', 'maria', { agent: 'ben' })).toEqual({ ok: true })
    expect(centre.told('maria')).toEqual({ is: 'assigned', skill: 'sales', agentId: 'ben', isTransfer: true, priorAgentId: 'ann' })
    expect(centre.standing('joao')).toBe('assigned to ann')
  })

  it('needs no accept, also where offers do', async () => {
    const centre = new ContactCentre({ skills: { sales: { offersNeedAccept: true } }, agents: { ann: AGENTS.ann, zoe: AGENTS.zoe } })
    await centre.is('available', 'ann', 'zoe')
    await centre.joins('maria')
    await centre.accepts('ann', 'maria')
    await centre.transfers('ann', 'maria', { agent: 'zoe' })
    expect(centre.standing('maria')).toBe('assigned to zoe')
  })

  it.each([
    ['is not signed in', 'ben', 'not signed in'],
    ['does not exist', 'nobody', 'no active agent nobody'],
    ['is deactivated', 'gone', 'no active agent gone'],
    ['has no room', 'zoe', 'no room'],
    ['has it already', 'ann', 'with ann already'],
  ])('is refused when that agent %s', async (_, agentId, reason) => {
    const centre = await annHasMaria({ ...AGENTS, gone: { skills: {}, isActive: false } })
    await centre.is('available', 'zoe')
    await centre.joins('joao')
    const decision = centre.decision('maria')
    const answer = await centre.transfers('ann', 'maria', { agent: agentId })
    expect(answer).toMatchObject({ ok: false, reason: expect.stringContaining(reason) })
    expect(centre.decision('maria')).toBe(decision)
  })
})

describe('a command under another decision', () => {
  it('is refused, says what stands, and changes nothing', async () => {
    const centre = await annHasMaria()
    const before = centre.decision('maria')
    await centre.releases('ann', 'maria')
    const answer = await centre.releases('ann', 'maria', before)
    expect(answer).toEqual({
      ok: false,
      reason: `Decision ${before} about case front-desk/maria/1 is not the current one: by decision ${centre.decision('maria')} it is waiting for sales.`,
    })
  })

  it('is refused to an agent who does not have the case', async () => {
    const centre = await annHasMaria()
    expect(await centre.releases('zoe', 'maria')).toMatchObject({ ok: false, reason: expect.stringContaining('assigned to ann') })
  })

  it('is refused for a case that is over', async () => {
    const centre = await annHasMaria()
    await centre.isOver('maria')
    expect(await centre.releases('ann', 'maria')).toMatchObject({ ok: false, reason: expect.stringContaining('over') })
  })
})

describe('when several act on one offer at once, the first wins and the others are told', () => {
  const competitors = {
    accept: (centre: ContactCentre, decision: number) => centre.accepts('ann', 'maria', decision),
    reject: (centre: ContactCentre, decision: number) => centre.rejects('ann', 'maria', decision),
    expiry: (centre: ContactCentre, decision: number) => centre.host.send({ type: 'offer.expired', caseKey: keyOf('maria'), decision }),
    leave: (centre: ContactCentre) => centre.leaves('maria'),
    close: (centre: ContactCentre) => centre.isOver('maria'),
  }
  const names = Object.keys(competitors) as (keyof typeof competitors)[]
  const outcomes = { accept: 'assigned to ann', reject: 'queued for sales', expiry: 'queued for sales', leave: 'unknown', close: 'unknown' }
  const pairs = names.flatMap((first) => names.filter((second) => second !== first).map((second) => [first, second] as const))

  it.each(pairs)('%s before %s', async (first, second) => {
    // given
    const centre = new ContactCentre({ skills: { sales: { offersNeedAccept: true } }, agents: { ann: AGENTS.ann } })
    await centre.is('available', 'ann')
    await centre.joins('maria')
    const decision = centre.decision('maria')
    await competitors[first](centre, decision)
    // when
    const answer = await competitors[second](centre, decision)
    // then
    if (second === 'accept' || second === 'reject') expect(answer).toMatchObject({ ok: false, reason: expect.any(String) })
    const isGoodbye = second === 'close' || (second === 'leave' && first !== 'accept')
    expect(centre.standing('maria')).toBe(isGoodbye ? 'unknown' : outcomes[first])
  })
})

describe('when several act on one assigned case at once, the first wins and the others are told', () => {
  const competitors = {
    release: (centre: ContactCentre, decision: number) => centre.releases('ann', 'maria', decision),
    'transfer to a skill': (centre: ContactCentre, decision: number) => centre.transfers('ann', 'maria', { skill: 'support' }, decision),
    'transfer to an agent': (centre: ContactCentre, decision: number) => centre.transfers('ann', 'maria', { agent: 'ben' }, decision),
    close: (centre: ContactCentre) => centre.isOver('maria'),
  }
  const names = Object.keys(competitors) as (keyof typeof competitors)[]
  const pairs = names.flatMap((first) => names.filter((second) => second !== 'close').map((second) => [first, second] as const))

  it.each(pairs)('%s before %s', async (first, second) => {
    // given
    const centre = await annHasMaria()
    await centre.is('busy', 'ben')
    const decision = centre.decision('maria')
    await competitors[first](centre, decision)
    const standing = centre.standing('maria')
    // when
    const answer = await competitors[second](centre, decision)
    // then
    expect(answer).toMatchObject({ ok: false, reason: expect.any(String) })
    expect(centre.standing('maria')).toBe(standing)
  })
})
