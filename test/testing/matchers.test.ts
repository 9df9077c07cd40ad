import { describe, expect, it } from 'vitest'
import { type ScriptMatchers, scriptMatchers } from '../../engine/testing/matchers'
import { play } from '../../engine/testing/play'
import { frontDesk } from './a-script'

declare module 'vitest' {
  interface Matchers<T> extends ScriptMatchers<T> {}
}

expect.extend(scriptMatchers)

const channel = { id: 'front-desk', name: 'Front desk', kind: 'whatsapp', number: '+15550783881' }
const facts = { channel, hours: { office: 'open' }, contact: { name: 'Ada', phone: '+49151', username: '' } } as const
const adaWrites = () => play(frontDesk.source, { facts })

/** The message of a matcher that does not hold. */
function failureOf(check: () => void): string {
  try {
    check()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return 'it held'
}

describe('a play', () => {
  it('is read by matchers', () => {
    const run = adaWrites().contactTaps('english').contactTaps('new-order')
    expect(run).toHaveSaid('What can we help you with?')
    expect(run).toHaveSaid(/^Hello Ada/)
    expect(run).toHaveSaidLast('Thank you!')
    expect(run).not.toHaveSaidLast('Hello Ada')
    expect(run).toBeAt('wait')
    expect(run).toHaveLeftBy('ask-topic', 'choice-new-order')
    expect(run).toHaveQueued('sales', { priority: 500 })
    expect(run).not.toHaveQueued('sales', { priority: 600 })
    expect(run).not.toBeOver()
    run.agentGets('bea', 'Bea')
    expect(run).toHavePopped('crm.example.com')
    expect(run).toBeOver()
  })

  it('has the status that the script gave the case', () => {
    expect(adaWrites().timePasses(24 * 60 * 60)).toHaveStatus('resolved')
  })
})

describe('a failure', () => {
  it('reads like a chat, then says what was expected', () => {
    const run = adaWrites().contactTaps('english')
    expect(failureOf(() => expect(run).toHaveSaidLast('Goodbye')).split('\n')).toEqual([
      '| Hello Ada! Which language do you prefer? /',
      '| Welche Sprache bevorzugen Sie?',
      '| [English] [Deutsch]',
      '[English] |'.padStart(72),
      '| What can we help you with?',
      '| [A new order] [A problem]',
      '',
      'expected  the last message that contains "Goodbye"',
      'got       "What can we help you with?',
      '[A new order] [A problem]"',
    ])
  })

  it.each([
    ['toBeAt', () => expect(adaWrites()).toBeAt('wait'), /expected {2}the script at node wait\ngot {7}ask-language/],
    ['toHaveQueued', () => expect(adaWrites()).toHaveQueued('sales'), /expected {2}queue sales\ngot {7}no queue/],
    ['toHaveLeftBy', () => expect(adaWrites()).toHaveLeftBy('wait', 'closed'), /got {7}not left yet/],
    ['not', () => expect(adaWrites()).not.toBeAt('ask-language'), /expected not {2}the script at node ask-language/],
  ])('of %s names what is there', (_name, check, message) => {
    expect(failureOf(check)).toMatch(message)
  })
})
