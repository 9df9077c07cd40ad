/** Starting a script for a contact who has not written. */
import { describe, expect, it } from 'vitest'
import { checkOpening } from '../../engine/http/opening-template'
import { smallScript } from '../script/script-builder'
import { template } from './a-workspace'
import { openWorkbench } from './workbench'

const request = {
  channel: 'front-desk',
  contact: { phone: '+351912345678', name: 'Maria' },
  script: 'reminder',
  variables: { day: 'Tuesday' },
}

describe('a run for a contact', () => {
  it('sends the approved template with which its script begins', async () => {
    const bench = await openWorkbench()
    const { conversation } = await bench.post<{ conversation: string }>('/runs', request)
    await bench.settled()
    expect(bench.performed).toMatchObject([
      {
        type: 'sendMessage',
        to: { phone: '351912345678' },
        message: { type: 'template', template: template.name, parameters: ['Maria', 'Tuesday'] },
      },
    ])
    expect(await bench.get(`/conversations/${encodeURIComponent(conversation)}`)).toMatchObject({
      contact: { name: 'Maria' },
      status: 'open',
    })
  })

  it('begins once for the same client id', async () => {
    const bench = await openWorkbench()
    await bench.post('/runs', { ...request, clientId: 'reminder-4711' })
    await bench.settled()
    await bench.post('/runs', { ...request, clientId: 'reminder-4711' })
    await bench.settled()
    expect(bench.performed).toHaveLength(1)
  })

  it('reaches the same contact who writes later', async () => {
    const bench = await openWorkbench()
    const { conversation } = await bench.post<{ conversation: string }>('/runs', {
      ...request,
      contact: { phone: '+351911111111', userId: 'user.1' },
    })
    const known = await bench.services.contacts.resolve('front-desk', { userId: 'user.1' })
    expect(known.conversation).toBe(conversation)
  })

  it.each([
    ['a script that speaks freely first', { script: 'welcome', variables: {} }, ['opening-without-template']],
    ['a script that is not published', { script: 'nothing' }, ['script-unpublished']],
    ['an unknown channel', { channel: 'nowhere' }, ['unknown-channel']],
    ['variables of the wrong type or name', { variables: { seats: 'two', nobody: 1 } }, ['unknown-variable', 'wrong-variable']],
  ])('is refused with %s', async (_, change, rules) => {
    const bench = await openWorkbench()
    const problem = await bench.refused(422, 'POST', '/runs', { body: { ...request, ...change } })
    expect(problem.problems?.map(({ rule }) => rule).sort()).toEqual(rules)
    expect(bench.performed).toEqual([])
  })

  it('is refused without a way to reach the contact, and while somebody is busy with the case', async () => {
    const bench = await openWorkbench()
    await bench.refused(422, 'POST', '/runs', { body: { ...request, contact: { name: 'Maria' } } })
    await bench.refused(422, 'POST', '/runs', { body: { ...request, contact: { phone: '912345678' } } })
    await bench.contactWrites('Joao', 'Hello')
    const { contact } = (await bench.get<{ cases: { contact: { phone: string } }[] }>('/cases')).cases[0] ?? {}
    const problem = await bench.refused(409, 'POST', '/runs', { body: { ...request, contact: { phone: `+${contact?.phone}` } } })
    expect(problem.detail).toContain('has a case at hand')
  })
})

describe('the opening of a script', () => {
  const templates = [template] as never
  const remind = ['send-template', { template: template.name, language: 'en_US', parameters: ['a', 'b'] }] as const
  const check = (nodes: Parameters<typeof smallScript>[0]['nodes'], links: string[]) =>
    checkOpening(smallScript({ nodes: { begin: ['begin'], end: ['end'], ...nodes }, links }), { templates }).map(({ rule, node }) => [
      rule,
      node,
    ])

  it('may decide something before the template', () => {
    expect(
      check({ choose: ['if', { condition: 'true' }], remind }, ['begin.default -> choose', 'choose.yes -> remind', 'choose.no -> end']),
    ).toEqual([])
  })

  it('may not ask before it on any way', () => {
    const nodes = { choose: ['if', { condition: 'true' }], remind, ask: ['ask', {}] } as const
    expect(check(nodes, ['begin.default -> choose', 'choose.yes -> remind', 'choose.no -> ask'])).toEqual([
      ['opening-without-template', 'ask'],
    ])
  })

  it('has a template that is approved', () => {
    const other = ['send-template', { template: 'unknown', language: 'en_US', parameters: [] }] as const
    expect(check({ other }, ['begin.default -> other'])).toEqual([['opening-not-approved', 'other']])
    expect(check({}, ['begin.default -> end'])).toEqual([['opening-without-template', undefined]])
  })

  it('ends also where the script goes in a circle', () => {
    const nodes = { choose: ['if', { condition: 'true' }], again: ['if', { condition: 'false' }] } as const
    expect(check(nodes, ['begin.default -> choose', 'choose.yes -> again', 'again.yes -> choose'])).toEqual([
      ['opening-without-template', undefined],
    ])
  })
})
