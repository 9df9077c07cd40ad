import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { Conversation, loadScript } from './embed'

const script = loadScript(readFileSync(new URL('visit.json', import.meta.url), 'utf8'))

/** The conversation with a clock that a test moves by hand. */
function converse() {
  const said: string[] = []
  const timers = new Map<() => void, number>()
  const conversation = new Conversation(script, {
    say: (line) => said.push(line),
    now: () => 0,
    after(delayMs, action) {
      timers.set(action, delayMs)
      return { callOff: () => timers.delete(action) }
    },
  })
  const timeIsUp = () => {
    for (const ring of [...timers.keys()]) {
      timers.delete(ring)
      ring()
    }
  }
  return { conversation, said, timers, timeIsUp }
}

describe('the program on the console', () => {
  it('prints the conversation and ends with the script', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(new URL('embed.ts', import.meta.url))],
      {
        input: 'Ada\nso-so\n2\n',
        encoding: 'utf8',
      },
    )
    expect(stderr).toBe('')
    expect(stdout.split('\n')).toEqual([
      'Hello! What is your name?',
      'Thank you, Ada. How was your visit?',
      '  1. Good',
      '  2. Not so good',
      'Please pick one of the two.',
      '  1. Good',
      '  2. Not so good',
      'We are sorry. Somebody will write to you.',
      '(queued for support)',
      '',
    ])
    expect(status).toBe(0)
  })

  it('ends as well when the console closes in the middle of it', () => {
    const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('embed.ts', import.meta.url))], {
      input: 'Ada\n',
      encoding: 'utf8',
    })
    expect(stdout).toMatch(/Not so good\n$/)
    expect(status).toBe(0)
  })
})

describe('the conversation', () => {
  it('takes its contact to the end', () => {
    const { conversation, said, timers } = converse()
    conversation.hear('Ada')
    conversation.hear('good')
    expect(said.at(-1)).toBe('We are glad to hear it. Until next time!')
    expect(conversation.isOver).toBe(true)
    expect(timers.size).toBe(0)
  })

  it('ends when a question stays without an answer for a minute', () => {
    const { conversation, timers, timeIsUp } = converse()
    conversation.hear('Ada')
    expect([...timers.values()]).toEqual([60_000])
    timeIsUp()
    expect(conversation.isOver).toBe(true)
  })

  it('hears nothing more once it is over', () => {
    const { conversation, said } = converse()
    conversation.hear('Ada')
    conversation.hear('1')
    const before = said.length
    conversation.hear('One more thing')
    expect(said).toHaveLength(before)
  })
})

describe('a script that cannot run', () => {
  it('is refused with every problem and its place', () => {
    expect(() => loadScript('{}')).toThrow(/formatVersion/)
    const broken = JSON.stringify({ formatVersion: 2, id: 'x', name: 'X', nodes: {}, links: {}, variables: {}, notes: {} })
    expect(() => loadScript(broken)).toThrow('nodes: The script has no Begin')
  })
})
