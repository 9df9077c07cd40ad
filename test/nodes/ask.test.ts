/** Ask: what counts as an answer, and how a question by template differs from an ordinary one. */
import { describe, expect, it } from 'vitest'
import { compileScript } from '../../engine/compile/compile-script'
import { Directory } from '../../engine/directory/model/directory'
import { advance, startRun } from '../../engine/run/advance'
import { NO_FACTS } from '../../engine/run/facts'
import { checkScript } from '../../engine/script/check'
import { generateTests } from '../../engine/testing/generate'
import { type PlaySettings, play } from '../../engine/testing/play'
import { runTest } from '../../engine/testing/run-test'
import { ask } from '../../nodes/ask'
import { smallScript } from '../script/script-builder'

const surroundings = Directory.parse({})

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

describe('a kind of answer', () => {
  const PARTY = { text: 'How many are you?', answer: 'number', isWhole: true, least: 1, most: 8, saveTo: 'guests' }
  const variables = {
    day: { type: 'text' },
    guests: { type: 'number' },
    latitude: { type: 'number' },
    longitude: { type: 'text' },
  } as const
  const script = (settings: object) => ({ ...scriptWith(settings), variables })
  const asked = (settings: object) => play(script(settings))

  it('is kept as a value of its variable’s type', () => {
    const run = asked(PARTY).contactSays(' 4 ')
    expect(run.leftBy('question')).toBe('answer')
    expect(run.variables.guests).toBe(4)
  })

  it('is asked for again until it fits, at most so many times', () => {
    const run = asked({ ...PARTY, maxAttempts: 2, retryText: 'A number please' }).contactSays('many')
    expect(run.sent.at(-1)).toMatchObject({ text: 'A number please' })
    run.contactSays('9')
    expect(run.leftBy('question')).toBe('invalid')
  })

  it('outside its limits is asked for in words of its own, which counts as an attempt', () => {
    const run = asked({ ...PARTY, maxAttempts: 3, retryText: 'A number please', outsideText: 'We have tables for 1 to 8' })
    expect(run.contactSays('12').sent.at(-1)).toMatchObject({ text: 'We have tables for 1 to 8' })
    expect(run.contactSays('many').sent.at(-1)).toMatchObject({ text: 'A number please' })
    run.contactSays('0')
    expect(run.leftBy('question')).toBe('invalid')
  })

  it('may be a place, whose degrees go into variables of their own', () => {
    const settings = { text: 'Where?', answer: 'location', saveTo: 'day', latitudeTo: 'latitude', longitudeTo: 'longitude' }
    const run = asked(settings).contactSends({ type: 'location', latitude: 52.52, longitude: 13.405 })
    expect(run.leftBy('question')).toBe('answer')
    expect(run.variables).toMatchObject({ day: '52.52,13.405', latitude: 52.52, longitude: '13.405' })
  })

  it('that its variable cannot hold is invalid, and changes no variable', () => {
    const run = asked({ text: 'When?', answer: 'date', saveTo: 'guests', maxAttempts: 1 }).contactSays('1.12.2026')
    expect(run.leftBy('question')).toBe('invalid')
    expect(run.variables.guests).toBe(0)
  })

  it('says nothing where the answer is a choice', () => {
    expect(checkScript(scriptWith({ ...YES_OR_NO, answer: 'pattern' }))).toEqual([])
    expect(
      asking({ ...YES_OR_NO, answer: 'number' })
        .contactTaps('yes')
        .leftBy('question'),
    ).toBe('choice-yes')
  })

  it('that is any text leaves the machine as it was', () => {
    const plain = compileScript(scriptWith({ text: 'Well?' }))
    expect(JSON.stringify(plain.config)).not.toContain('expected')
    expect(compileScript(scriptWith({ text: 'Well?', answer: 'text', least: 3 })).machineHash).toBe(plain.machineHash)
  })

  it.each([
    [{ answer: 'number', least: 3, most: 2 }, ['most']],
    [{ answer: 'number', least: 1.2, most: 1.8, isWhole: true }, ['most']],
    [{ answer: 'date', earliest: '2026-02-30' }, ['earliest']],
    [{ answer: 'date', earliest: 'today+2', latest: 'today' }, ['latest']],
    [{ answer: 'date', earliest: '2026-12-02', latest: '2026-12-01' }, ['latest']],
    [{ answer: 'date', earliest: 'today', latest: '2030-01-01', timeZone: 'Europe/Berlin' }, []],
    [{ answer: 'date', timeZone: 'Europe/Nowhere' }, ['timeZone']],
    [{ answer: 'pattern' }, ['pattern']],
    [{ answer: 'media', mediaKinds: ['image', 'image'] }, ['mediaKinds.1']],
  ])('with the settings %o has the problems %o', (settings, problems) => {
    expect(problemsOf({ text: 'Well?', ...settings })).toEqual(problems)
  })

  it.each([
    [{ pattern: '(?=a)' }, 'pattern'],
    [{ pattern: '[A-Z]+', patternExample: 'abc' }, 'patternExample'],
  ])('has its pattern checked with the script: %o', (settings, field) => {
    expect(checkScript(scriptWith({ text: 'Code?', answer: 'pattern', ...settings }))).toEqual([
      expect.objectContaining({ rule: 'wrong-setting', path: ['nodes', 'question', 'settings', field] }),
    ])
  })

  it.each([
    [PARTY],
    [{ text: 'When?', answer: 'date', earliest: 'today', latest: 'today+14', outsideText: 'Within two weeks' }],
    [{ text: 'When?', answer: 'time', from: '11:45', until: '12:15' }],
    [{ text: 'Where?', answer: 'location' }],
    [{ text: 'Show it', answer: 'media', mediaKinds: ['audio'] }],
    [{ text: 'Number?', answer: 'phone' }],
    [{ text: 'Mail?', answer: 'email' }],
    [{ text: 'Code?', answer: 'pattern', pattern: '[A-Z]{2}[0-9]{6}', patternExample: 'AB123456' }],
  ])('is met and missed in the tests that are written for a script: %o', (settings) => {
    const source = script({ ...settings, maxAttempts: 2 })
    const compiled = compileScript(source)
    const { tests } = generateTests(source, compiled, surroundings)
    const left = tests.flatMap((test) =>
      runTest(compiled, test, surroundings).trace.flatMap(({ node, port }) => (node === 'question' ? [port] : [])),
    )
    expect(left).toEqual(expect.arrayContaining(['answer', 'invalid', 'noReply']))
  })
})
