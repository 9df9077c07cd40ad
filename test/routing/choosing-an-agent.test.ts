import { describe, expect, it } from 'vitest'
import { bestCandidate, type Candidate } from '../../engine/routing/rank-agents'
import { ContactCentre } from './contact-centre'

const EQUAL: Omit<Candidate, 'agentId'> = { isPreferred: false, hasRefused: false, proficiency: 5, loadShare: 0.5, lastAssignedAt: 100 }

describe('among agents who can all take the case', () => {
  it.each([
    ['the preferred one', { isPreferred: true, hasRefused: true, proficiency: 20, loadShare: 0.9, lastAssignedAt: 900 }],
    ['one who has not refused it', { hasRefused: false, proficiency: 20, loadShare: 0.9, lastAssignedAt: 900 }],
    ['the best proficiency', { hasRefused: true, proficiency: 4, loadShare: 0.9, lastAssignedAt: 900 }],
    ['the lowest share of load', { hasRefused: true, loadShare: 0.4, lastAssignedAt: 900 }],
    ['the longest without an assignment', { hasRefused: true, lastAssignedAt: 99 }],
  ])('%s wins over all that comes later', (_, advantage) => {
    const others = ['ann', 'ben'].map((agentId) => ({ agentId, ...EQUAL, hasRefused: true }))
    expect(bestCandidate([...others, { agentId: 'zoe', ...EQUAL, ...advantage }])?.agentId).toBe('zoe')
  })

  it('the first id wins where all else is equal, in whatever order they are listed', () => {
    const both = ['zoe', 'ann'].map((agentId) => ({ agentId, ...EQUAL }))
    expect(bestCandidate(both)?.agentId).toBe('ann')
    expect(bestCandidate(both.reverse())?.agentId).toBe('ann')
  })

  it('nobody wins among nobody', () => {
    expect(bestCandidate([])).toBeUndefined()
  })
})

describe('capacity', () => {
  it('is filled and never exceeded', async () => {
    const centre = new ContactCentre({ agents: { ann: { skills: { sales: 1 }, total: 3 } } })
    for (const name of ['a', 'b', 'c', 'd', 'e']) await centre.joins(name)
    await centre.is('available', 'ann')
    expect(['a', 'b', 'c', 'd', 'e'].map((name) => centre.standing(name))).toEqual([
      ...Array(3).fill('assigned to ann'),
      ...Array(2).fill('queued for sales'),
    ])
  })

  it('is limited per channel kind where that is set', async () => {
    const centre = new ContactCentre({ agents: { ann: { skills: { sales: 1 }, total: 5, whatsapp: 1 } } })
    await centre.is('available', 'ann')
    await centre.joins('maria')
    await centre.joins('joao')
    expect(centre.standing('joao')).toBe('queued for sales')
  })

  it('of none at all takes nothing', async () => {
    const centre = new ContactCentre({ agents: { ann: { skills: { sales: 1 }, total: 0 } } })
    await centre.is('available', 'ann')
    await centre.joins('maria')
    expect(centre.told('maria')).toMatchObject({ is: 'queued', isStaffed: true })
  })

  it('shares work by proficiency first, then by load, then by rest', async () => {
    const skills = { sales: 3 }
    const centre = new ContactCentre({ agents: { ann: { skills, total: 2 }, ben: { skills, total: 2 }, zoe: { skills: { sales: 1 } } } })
    await centre.is('available', 'ann', 'ben', 'zoe')
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await centre.joins(name)
      await centre.secondsPass(1)
    }
    expect(['a', 'b', 'c', 'd', 'e'].map((name) => centre.standing(name))).toEqual(
      ['zoe', 'ann', 'ben', 'ann', 'ben'].map((agentId) => `assigned to ${agentId}`),
    )
  })

  it('gives a freed agent what goes first, though the case that freed it waits again', async () => {
    // given Ann has Maria's case, and a more urgent one waits
    const centre = new ContactCentre({ skills: { sales: {}, support: {} }, agents: { ann: { skills: { sales: 1, support: 1 } } } })
    await centre.is('available', 'ann')
    await centre.joins('maria')
    await centre.joins('urgent', { priority: 9 })
    // when the script sends Maria to a skill that Ann has too
    await centre.joins('maria', { skill: 'support' })
    // then
    expect(centre.standing('urgent')).toBe('assigned to ann')
    expect(centre.standing('maria')).toBe('queued for support')
  })

  it('chooses the best agent for a case that waits again, not the one whom it freed', async () => {
    const centre = new ContactCentre({
      skills: { sales: {}, support: {} },
      agents: { ann: { skills: { sales: 1, support: 9 } }, ben: { skills: { support: 1 } } },
    })
    await centre.is('available', 'ann', 'ben')
    await centre.joins('maria')
    await centre.joins('maria', { skill: 'support' })
    expect(centre.standing('maria')).toBe('assigned to ben')
  })
})
