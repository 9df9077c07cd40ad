/** The pure step: a script played against it takes the way its author drew. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkScript } from '../../engine/script/check'
import { readScript } from '../../engine/script/read-script'
import { play } from '../../engine/testing/play'

const read = readScript(readFileSync('examples/front-desk/scripts/front-desk.json', 'utf8'))
if (!read.ok) throw new Error(JSON.stringify(read.problems))
const { script } = read

describe('the front desk script', () => {
  it('has no errors', () => {
    expect(checkScript(script)).toEqual([])
  })

  it('asks for language and topic, queues and waits', () => {
    const run = play(script, {
      facts: {
        contact: { name: 'Ada', phone: '+4915', username: '' },
        channel: { id: 'front-desk', name: '', kind: 'whatsapp', number: '' },
        hours: { office: 'open' },
      },
    })
    expect(run.lastText).toMatch(/^Hello Ada!/)
    expect(run.node).toBe('ask-language')
    run.contactTaps('deutsch').contactSays('2')
    expect(run.variables).toMatchObject({ language: 'deutsch', topic: 'problem' })
    expect(run.asked).toContainEqual(expect.objectContaining({ type: 'joinQueue', skill: 'support' }))
    expect(run.node).toBe('wait')
    run.timePasses(300)
    expect(run.leftBy('wait')).toBe('timedOut')
    run.agentGets('bea', 'Bea')
    expect(run.asked.at(-1)).toMatchObject({ type: 'popUrl', url: 'https://crm.example.com/customers?phone=%2B4915&topic=problem' })
    expect(run.lastText).toBe('Hallo, hier ist Bea.')
    expect(run.status).toBe('ended')
  })
})
