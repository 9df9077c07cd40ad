/** Ask: what counts as an answer, and how a question by template differs from an ordinary one. */
import { describe, expect, it } from 'vitest'
import { compileScript } from '../../engine/compile/compile-script'
import { advance, startRun } from '../../engine/run/advance'
import { NO_FACTS } from '../../engine/run/facts'
import { checkScript } from '../../engine/script/check'
import { type PlaySettings, play } from '../../engine/testing/play'
import { ask } from '../../nodes/ask'
import { smallScript } from '../script/script-builder'

const YES_OR_NO = {
  text: 'Will you come?',
  style: 'buttons',
  choices: [
    { id: 'yes', title: 'Yes' },
    { id: 'no', title: 'No' },
  ],
} as const
const BY_TEMPLATE = { ...YES_OR_NO, template: 'will_you_come', language: 'en_US', parameters: ['{{ day }}'] } as const

const scriptWith = (settings: object) =>
  smallScript({
    nodes: { begin: ['begin'], question: ['ask', { ...settings }], end: ['end'] },
    links: ['begin.default -> question', 'question.noReply -> end'],
    errorHandler: 'end',
    variables: { day: { type: 'text', initial: 'Monday' } },
  })

const asking = (settings: object, play_?: PlaySettings) => play(scriptWith(settings), play_)

const problemsOf = (settings: object) => ask.check?.(ask.settings.parse(settings)).map(({ path }) => path.join('.'))

describe('a question by template', () => {
  it('goes out as the template, its buttons bringing back the choices’ ids', () => {
    expect(asking(BY_TEMPLATE).sent).toEqual([
      {
        type: 'template',
        template: 'will_you_come',
        language: 'en_US',
        parameters: ['Monday'],
        quickReplies: [
          { id: 'yes', title: 'Yes' },
          { id: 'no', title: 'No' },
        ],
      },
    ])
  })

  it('is answered by its button', () => {
    expect(asking(BY_TEMPLATE).contactTaps('no').leftBy('question')).toBe('choice-no')
  })

  it('is answered by its button also while the send itself is in doubt: the tap proves that it arrived', () => {
    // given
    const script = compileScript(scriptWith(BY_TEMPLATE))
    const asked = startRun(script, 'run/1', {}, NO_FACTS).after
    const reply = (id: string) => ({ type: 'contact.replied', content: { type: 'choice', id, title: id } }) as const
    // when
    const step = advance(script, asked, reply('no'), NO_FACTS)
    // then
    expect(step.trace[0]).toMatchObject({ node: 'question', port: 'choice-no' })
    expect(advance(script, asked, reply('of-another-question'), NO_FACTS).isTaken).toBe(false)
  })

  it('is asked again as an ordinary message', () => {
    const run = asking({ ...BY_TEMPLATE, retryText: 'Yes or no?' }).contactSays('What?')
    expect(run.sent.at(-1)).toMatchObject({ type: 'choices', style: 'buttons', text: 'Yes or no?' })
    run.contactTaps('yes')
    expect(run.leftBy('question')).toBe('choice-yes')
  })

  it('may be answered freely; then a button’s label is the answer', () => {
    const run = asking({ ...BY_TEMPLATE, style: 'free', choices: [], saveTo: 'day' })
    expect(run.sent[0]).not.toHaveProperty('quickReplies')
    run.contactSends({ type: 'choice', id: 'Later', title: 'Later' })
    expect(run.leftBy('question')).toBe('answer')
    expect(run.variables.day).toBe('Later')
  })

  it.each(['refused', 'windowClosed'] as const)('leaves by Not sent when it is %s: a template needs no session window', (outcome) => {
    expect(asking(BY_TEMPLATE, { outcomeOf: () => outcome }).leftBy('question')).toBe('failed')
  })

  it('counts the wait from the moment it was accepted', () => {
    const run = asking({ ...BY_TEMPLATE, maxWaitSeconds: 60 }).timePasses(59)
    expect(run.node).toBe('question')
    run.timePasses(1)
    expect(run.leftBy('question')).toBe('noReply')
  })
})

describe('an ordinary question', () => {
  it('leaves by Session window closed', () => {
    expect(asking(YES_OR_NO, { outcomeOf: () => 'windowClosed' }).leftBy('question')).toBe('windowClosed')
  })
})

describe('settings', () => {
  it('of a question by template are complete', () => {
    expect(problemsOf(BY_TEMPLATE)).toEqual([])
    expect(checkScript(scriptWith(BY_TEMPLATE))).toEqual([])
  })

  it('name the language of the template', () => {
    const { language: _missing, ...rest } = BY_TEMPLATE
    expect(problemsOf(rest)).toEqual(['language'])
  })

  it('take no list with a template', () => {
    expect(problemsOf({ ...BY_TEMPLATE, style: 'list' })).toEqual(['style'])
  })

  it('have their values checked as texts', () => {
    expect(checkScript(scriptWith({ ...BY_TEMPLATE, parameters: ['{{ nothing }}'] }))).toEqual([
      expect.objectContaining({ rule: 'expression', path: ['nodes', 'question', 'settings', 'parameters', 0] }),
    ])
  })
})
