/** Loop: how often it repeats, and when its count begins anew. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileScript } from '../../engine/compile/compile-script'
import { checkScript } from '../../engine/script/check'
import { loopsOf } from '../../engine/script/loops'
import { Play, play } from '../../engine/testing/play'
import { ConversationHost } from '../conversation/conversation-host'
import { smallScript } from '../script/script-builder'

const count = (variable: string) => ['set-variable', { assignments: [{ variable, value: `${variable} + 1` }] }] as const
const numbers = { n: { type: 'number' }, m: { type: 'number' } } as const

const turnsOf = (run: Play, node: string) => run.trace.filter((step) => step.node === node && step.port === 'repeat').length
const members = (script: ReturnType<typeof smallScript>, loop = 'loop') => [...(loopsOf(script).get(loop) ?? [])].sort()

/** The loop stands before what it repeats. */
const before = smallScript({
  nodes: { begin: ['begin'], loop: ['loop', { times: 3, counter: 'm' }], body: count('n'), end: ['end'] },
  links: [
    'begin.default -> loop',
    'loop.repeat -> body',
    'body.default -> loop',
    'body.failed -> end',
    'loop.done -> end',
    'loop.failed -> end',
  ],
  variables: numbers,
})

/** It stands behind: a question is put, and put again. A good answer leads back to the menu, from which the question may be asked anew. */
const retries = smallScript({
  nodes: {
    begin: ['begin'],
    menu: ['ask', { text: 'Order?' }],
    question: [
      'ask',
      {
        text: 'Number?',
        style: 'buttons',
        choices: [
          { id: 'good', title: 'Good' },
          { id: 'bad', title: 'Bad' },
        ],
      },
    ],
    loop: ['loop', { times: 2 }],
    end: ['end'],
  },
  links: [
    'begin.default -> menu',
    'menu.answer -> question',
    'question.choice-good -> menu',
    'question.choice-bad -> loop',
    'loop.repeat -> question',
    'loop.done -> end',
  ],
  errorHandler: 'end',
})

describe('a loop', () => {
  it('goes round so many times, then is done', () => {
    const run = play(before)
    expect(run.variables).toMatchObject({ n: 3, m: 3 })
    expect(run.leftBy('loop')).toBe('done')
    expect(run.status).toBe('ended')
  })

  it('leaves by Fault where the variable cannot hold the number', () => {
    const run = play({ ...before, variables: { ...before.variables, m: { type: 'boolean' } } })
    expect(run.leftBy('loop')).toBe('failed')
    expect(run.trace.find(({ node }) => node === 'loop')?.fault).toContain('cannot hold')
  })

  it('counts from the first visit where Repeat leads back to what came before it', () => {
    const run = play(retries).contactSays('x').contactTaps('bad').contactTaps('bad')
    expect(run.node).toBe('question')
    run.contactTaps('bad')
    expect(run.leftBy('loop')).toBe('done')
  })

  it('counts anew when the run has left it and comes back, although one large circle leads round it all', () => {
    // given: two turns used, then a good answer
    const run = play(retries).contactSays('x').contactTaps('bad').contactTaps('bad').contactTaps('good')
    expect(run.node).toBe('menu')
    // when
    run.contactSays('again').contactTaps('bad').contactTaps('bad')
    // then
    expect(run.node).toBe('question')
    expect(turnsOf(run, 'loop')).toBe(4)
  })

  it('counts anew after Done', () => {
    const script = smallScript({
      nodes: {
        ...Object.fromEntries([]),
        begin: ['begin'],
        loop: ['loop', { times: 2 }],
        body: count('n'),
        pause: ['wait', { seconds: 60 }],
      },
      links: ['begin.default -> loop', 'loop.repeat -> body', 'body.default -> loop', 'loop.done -> pause', 'pause.default -> loop'],
      variables: numbers,
    })
    expect(play(script).timePasses(60).variables.n).toBe(4)
  })

  it('counts an inner loop anew in every turn of the outer', () => {
    const nested = smallScript({
      nodes: { begin: ['begin'], outer: ['loop', { times: 3 }], inner: ['loop', { times: 4 }], body: count('n'), end: ['end'] },
      links: [
        'begin.default -> outer',
        'outer.repeat -> inner',
        'inner.repeat -> body',
        'body.default -> inner',
        'inner.done -> outer',
        'outer.done -> end',
      ],
      variables: numbers,
      errorHandler: 'end',
    })
    expect(members(nested, 'outer')).toEqual(['body', 'inner', 'outer'])
    expect(members(nested, 'inner')).toEqual(['body', 'inner'])
    const run = play(nested)
    expect(run.variables.n).toBe(12)
    expect(checkScript(nested)).toEqual([])
  })

  it('leading to itself only counts', () => {
    const script = smallScript({
      nodes: { begin: ['begin'], loop: ['loop', { times: 5 }], end: ['end'] },
      links: ['begin.default -> loop', 'loop.repeat -> loop', 'loop.done -> end'],
    })
    expect(turnsOf(play(script), 'loop')).toBe(5)
  })

  it('keeps its count while the run waits, and through what the contact writes', async () => {
    const host = new ConversationHost(
      smallScript({
        nodes: {
          begin: ['begin'],
          loop: ['loop', { times: 2 }],
          remind: ['send-text', { text: 'Reminder' }],
          wait: ['wait', { seconds: 60 }],
          end: ['end'],
        },
        links: ['begin.default -> loop', 'loop.repeat -> remind', 'remind.default -> wait', 'wait.default -> loop', 'loop.done -> end'],
      }),
    )
    await host.writes('hi')
    for (let turn = 0; turn < 2; turn++) {
      await host.accept()
      await host.writes('yes?')
      await host.pass(60_000)
    }
    expect(host.sends).toHaveLength(2)
    expect(host.entries('run.ended').at(-1)?.how).toBe('end')
  })

  it('is left, with its count, when an event leads elsewhere', () => {
    const script = smallScript({
      nodes: { begin: ['begin'], loop: ['loop', { times: 2 }], wait: ['wait', { seconds: 60 }], on: ['on-assignment'], end: ['end'] },
      links: ['begin.default -> loop', 'loop.repeat -> wait', 'wait.default -> loop', 'on.default -> loop', 'loop.done -> end'],
    })
    const run = play(script).timePasses(60).agentGets('ada').timePasses(60)
    expect(run.node).toBe('wait')
    expect(turnsOf(run, 'loop')).toBe(4)
    run.timePasses(60)
    expect(run.status).toBe('ended')
  })
})

describe('what belongs to a loop', () => {
  it('is the circle by Repeat, wherever on it the loop stands', () => {
    expect(members(before)).toEqual(['body', 'loop'])
    expect(members(retries)).toEqual(['loop', 'question'])
  })

  it('is the loop alone where Repeat does not come back', () => {
    const straight = smallScript({
      nodes: { begin: ['begin'], loop: ['loop'], end: ['end'] },
      links: ['begin.default -> loop', 'loop.repeat -> end', 'loop.done -> end'],
    })
    expect(members(straight)).toEqual(['loop'])
  })
})

describe('the check for circles without a wait', () => {
  const loopProblems = (script: ReturnType<typeof smallScript>) => checkScript(script).filter(({ rule }) => rule === 'loop-without-wait')

  it('accepts a circle that a count ends', () => {
    expect(checkScript(before)).toEqual([])
  })

  it('refuses one that goes round by Done', () => {
    const links = { ...before.links, 'loop.done': { from: 'loop', port: 'done', to: 'body' } }
    expect(loopProblems({ ...before, links })).toHaveLength(1)
  })

  it('refuses one around the loop, which drops the count each time', () => {
    const around = smallScript({
      nodes: { begin: ['begin'], start: count('m'), loop: ['loop', { times: 2 }], body: ['if', { condition: 'n > 0' }], end: ['end'] },
      links: [
        'begin.default -> start',
        'start.default -> loop',
        'loop.repeat -> body',
        'body.no -> loop',
        'body.yes -> start',
        'loop.done -> end',
      ],
      variables: numbers,
      errorHandler: 'end',
    })
    expect(members(around)).toEqual(['body', 'loop'])
    expect(loopProblems(around)).toHaveLength(1)
  })

  it('refuses two loops that begin each other anew', () => {
    const turns = smallScript({
      nodes: {
        begin: ['begin'],
        one: ['loop', { times: 1 }],
        other: ['loop', { times: 2 }],
        body: ['if', { condition: 'n > 0' }],
        end: ['end'],
      },
      links: [
        ...['begin.default -> body', 'body.yes -> one', 'body.no -> other'],
        ...['one.repeat -> body', 'one.done -> other', 'other.repeat -> one', 'other.done -> end'],
      ],
      variables: numbers,
      errorHandler: 'end',
    })
    expect(loopProblems(turns)).toHaveLength(1)
  })

  it('lets nothing pass that goes round for ever, whatever is drawn', () => {
    const place = fc.constantFrom('n0', 'n1', 'n2', 'n3', 'end')
    const node = fc.record({ times: fc.integer({ min: 0, max: 2 }), one: place, other: place })
    fc.assert(
      fc.property(fc.array(node, { minLength: 4, maxLength: 4 }), (drawn) => {
        const ways = [50, 50].map((percent, way) => ({ id: `w${way}`, label: `W${way}`, percent }))
        const kindOf = (times: number) => (times === 0 ? (['percent-split', { ways }] as const) : (['loop', { times }] as const))
        const script = smallScript({
          nodes: { begin: ['begin'], ...Object.fromEntries(drawn.map(({ times }, at) => [`n${at}`, kindOf(times)])), end: ['end'] },
          links: [
            'begin.default -> n0',
            ...drawn.flatMap(({ times, one, other }, at) =>
              times === 0
                ? [`n${at}.way-w0 -> ${one}`, `n${at}.way-w1 -> ${other}`]
                : [`n${at}.repeat -> ${one}`, `n${at}.done -> ${other}`],
            ),
          ],
        })
        fc.pre(loopProblems(script).length === 0)
        const compiled = compileScript(script)
        for (let seed = 0; seed < 8; seed++) expect(new Play(compiled, { facts: { seed: seed / 8 } }).status).toBe('ended')
      }),
      { numRuns: 200 },
    )
  })
})
