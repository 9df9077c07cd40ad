import { describe, expect, it } from 'vitest'
import { compileScript } from '../../engine/compile/compile-script'
import { printFile } from '../../engine/testing/print-results'
import { runTest } from '../../engine/testing/run-test'
import { aScript, frontDesk, run, theFile } from './a-script'

describe('a test', () => {
  it('passes where everything is as it says', () => {
    const { failure } = run(`- message: { contains: Which language, choices: [English, Deutsch] }
      - choose: English
      - message: What can we help you with?
      - choose: new-order
      - message: Thank you!
      - no message
      - queue: { skill: sales, priority: 500 }
      - status: open
      - variables: { language: english, topic: new-order }
      - port: { ask-topic: choice-new-order }
      - node: wait
      - over: false
      - screen pop: nothing
      - agent takes: Bea
      - message: { exactly: "Hello, this is Bea." }
      - screen pop: { url: crm.example.com, title: Customer Ada }
      - over: ended`)
    expect(failure).toBeUndefined()
  })

  it.each([
    ['message: Good morning', 'a message that contains "Good morning"', /^"Hello Ada! Which language/],
    ['message: { choices: [English] }', 'a message with the choices [English]', /\[English\] \[Deutsch\]/],
    ['message: { exactly: Hello }', 'a message exactly "Hello"', /^"Hello Ada!/],
    ['message: { template: callback_promise }', 'a message by template callback_promise', /^"Hello Ada!/],
    ['no message', 'no further message', /^"Hello Ada!/],
    ['queue: sales', 'queue sales', 'in no queue'],
    ['status: closed', 'status closed', 'open'],
    ['variables: { language: deutsch }', 'variable language "deutsch"', '"english"'],
    ['node: wait', 'at node wait', 'ask-language'],
    ['port: { ask-language: invalid }', 'ask-language left by invalid', 'not left yet'],
    ['screen pop: crm', 'screen pop with crm', 'no screen pop'],
    ['fault: no', 'a fault that says "no"', 'no fault'],
    ['over', 'the script over', 'not over, at node ask-language'],
    ['over: faulted', 'the script faulted', 'not over, at node ask-language'],
  ])('fails by %s, saying what was expected and what is there', (step, expected, got) => {
    const { failure } = run(`- ${step}`)
    expect(failure).toMatchObject({ step: 0, line: 6, expected, got: typeof got === 'string' ? got : expect.stringMatching(got) })
  })

  it('takes messages one by one, each once, and forgets them when something happens', () => {
    expect(run('- message: Hello\n- message: Hello').failure).toMatchObject({ step: 1, got: 'no further message' })
    expect(run('- choose: English\n- message: Which language').failure).toMatchObject({
      step: 1,
      got: expect.stringMatching(/^"What can we/),
    })
  })

  it('fails where a choice is not offered, naming those that are', () => {
    expect(run('- choose: Spanish').failure?.got).toBe('"Spanish" is not offered; the newest choices are [English] [Deutsch]')
  })

  it('fails where something is to happen to a script that is over', () => {
    expect(run('- agent takes: Ana\n- say: Hello').failure).toMatchObject({ step: 1, expected: 'a script that still waits' })
  })

  it('fails where the script breaks off, even if no step asks', () => {
    const loop = aScript(
      { begin: { kind: 'begin' }, set: { kind: 'update-status', settings: { status: 'open' } } },
      {
        'begin.default': 'set',
        'set.default': 'set',
      },
    )
    const [test] = theFile('script: drawn\ntests: [{ name: Loop, steps: [status: open] }]').tests
    if (!test) throw new Error('There is no test')
    expect(runTest(compileScript(loop), test).failure).toMatchObject({
      got: expect.stringMatching(/^it broke off: .*loop/),
      said: 'the end of the test',
    })
  })
})

describe('the session window', () => {
  it('closes by itself 24 hours after the contact wrote, for all but templates', () => {
    const assignedAfter = (hours: number) =>
      run(`- choose: English\n- choose: A problem\n- wait: ${hours} h\n- agent takes: Bea\n- port: { introduce: windowClosed }`)
    expect(assignedAfter(25).failure).toBeUndefined()
    expect(assignedAfter(23).failure?.got).toBe('default')
  })

  it('is closed from the beginning for a contact who never wrote', () => {
    expect(run('- port: { ask-language: windowClosed }', '{ last wrote: never }').failure).toBeUndefined()
    expect(run('- port: { ask-language: windowClosed }', '{ last wrote: 25 h }').failure).toBeUndefined()
    expect(run('- node: ask-language', '{ last wrote: 23 h }').failure).toBeUndefined()
  })
})

describe('what becomes of messages', () => {
  it('is said for the next ones, or for all from here on', () => {
    expect(run('- port: { ask-language: failed }\n- port: { please-wait: default }', '{ next messages: refused }').failure).toBeUndefined()
    expect(run('- port: { ask-language: failed }\n- port: { please-wait: failed }', '{ sends: refused }').failure).toBeUndefined()
    expect(run('- next messages: [accepted, refused]\n- choose: English\n- node: ask-topic').failure).toBeUndefined()
  })
})

describe('opening hours', () => {
  it('are those of the workspace at the moment given, and follow the clock', () => {
    const text = '- choose: English\n- port: { office-open: STATE }'
    expect(run(text.replace('STATE', 'open'), '{ at: 2026-11-23T10:00+01:00 }').failure).toBeUndefined()
    expect(run(text.replace('STATE', 'closed'), '{ at: 2026-11-23T12:45+01:00 }').failure).toBeUndefined()
    const lunch = '- wait: 1 h\n- choose: English\n- port: { office-open: closed }'
    expect(run(lunch, '{ at: 2026-11-23T12:00+01:00 }').failure).toBeUndefined()
  })

  it('are open where no moment is given, unless the test says otherwise', () => {
    expect(run('- choose: English\n- port: { office-open: open }').failure).toBeUndefined()
    expect(run('- hours: { office: holiday }\n- choose: English\n- port: { office-open: holiday }').failure).toBeUndefined()
    expect(run('- choose: English\n- port: { office-open: default }', '{ hours: { office: deleted } }').failure).toBeUndefined()
  })
})

describe('a failure', () => {
  it('reads like a chat: the script left, the contact right, then what was expected', () => {
    const result = run('- choose: English\n- say: Good morning\n- message: Good morning to you')
    expect(printFile({ file: 'tests/front-desk.test.yaml', results: [result], impossible: [] })).toEqual([
      'tests/front-desk.test.yaml',
      '  FAILED  A test (tests/front-desk.test.yaml:8)',
      '',
      '    | Hello Ada! Which language do you prefer? /',
      '    | Welche Sprache bevorzugen Sie?',
      '    | [English] [Deutsch]',
      `    ${'[English] |'.padStart(72)}`,
      '    | What can we help you with?',
      '    | [A new order] [A problem]',
      `    ${'Good morning |'.padStart(72)}`,
      '    | Please pick a topic from the list.',
      '    | [A new order] [A problem]',
      '',
      '    step 3    message: {"contains":"Good morning to you"}',
      '    expected  a message that contains "Good morning to you"',
      '    got       "Please pick a topic from the list. [A new order] [A problem]"',
      '',
    ])
  })

  it('is the same each time', () => {
    const once = run('- choose: Deutsch\n- wait: 3 days')
    expect(run('- choose: Deutsch\n- wait: 3 days')).toEqual(once)
    expect(frontDesk.script.id).toBe(once.test.script)
  })
})
