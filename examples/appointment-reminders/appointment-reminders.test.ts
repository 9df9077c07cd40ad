import { describe, expect, it } from 'vitest'
import { createActor, SimulatedClock } from 'xstate'
import { compileScript } from '../../engine/compile/compile-script'
import type { RunCommand } from '../../engine/run/commands'
import type { RunEvent } from '../../engine/run/events'
import { type Play, type PlaySettings, play } from '../../engine/testing/play'
import { openExample } from '../open-example'
import { SimulatedDesk } from '../simulated-desk'

const practice = openExample('appointment-reminders')

const MORNING = '2026-11-23T10:00+00:00'
const HOUR = 60 * 60
const APPOINTMENT = { patient: 'Ada', day: 'Tuesday, 1 December', time: '10:30' }

const BUTTONS = [
  { id: 'confirm', title: 'Confirm' },
  { id: 'reschedule', title: 'Reschedule' },
]

/** The practice's program has just started the reminder; Ada has not written for weeks. */
const remind = (settings: PlaySettings = {}): Play =>
  play(practice.script('appointment-reminder'), {
    variables: APPOINTMENT,
    ...settings,
    facts: { ...practice.knownAt(MORNING), lastInboundAt: null, ...settings.facts },
  })

/** Ada has just written to the practice by herself. */
const adaWrites = (moment = MORNING, settings: PlaySettings = {}): Play =>
  play(practice.script('reception'), { ...settings, facts: { ...practice.knownAt(moment), ...settings.facts } })

const queuedAt = (run: Play) => run.asked.flatMap((command) => (command.type === 'joinQueue' ? [[command.skill, command.priority]] : []))

describe('the reminder', () => {
  it('begins with the approved template, with name, day, time and the two buttons', () => {
    const run = remind()
    expect(run.sent).toEqual([
      {
        type: 'template',
        template: 'appointment_reminder',
        language: 'en_US',
        parameters: ['Ada', 'Tuesday, 1 December', '10:30'],
        quickReplies: BUTTONS,
      },
    ])
    expect(run.node).toBe('remind')
  })

  it('takes the profile name where the program gives none', () => {
    const run = remind({ variables: { ...APPOINTMENT, patient: '' } })
    expect(run.sent[0]).toMatchObject({ parameters: ['Ada', 'Tuesday, 1 December', '10:30'] })
  })

  it('is settled when Ada confirms', () => {
    const run = remind().contactTaps('confirm')
    expect(run.lastText).toBe('Thank you! We look forward to seeing you on Tuesday, 1 December at 10:30.')
    expect(run.asked).toEqual([{ type: 'setStatus', status: 'resolved' }])
    expect(run.status).toBe('ended')
  })

  it('goes to the reception when she wants another time', () => {
    // given
    const run = remind()
    // when
    run.contactTaps('reschedule')
    // then
    expect(queuedAt(run)).toEqual([['reception', 600]])
    expect(run.lastText).toBe('No problem. The reception will find another time with you.')
    expect(run.node).toBe('wait')
  })

  it('understands a typed answer', () => {
    expect(remind().contactSays(' confirm ').variables).toMatchObject({ answer: 'confirm' })
  })

  it('asks again with ordinary buttons when the answer fits nothing: Ada has written, so the window is open', () => {
    const run = remind().contactSays('Who is this?')
    expect(run.sent.at(-1)).toEqual({
      type: 'choices',
      style: 'buttons',
      text: 'Please tap Confirm if you will come on Tuesday, 1 December at 10:30, or Reschedule if you cannot.',
      choices: BUTTONS,
    })
    run.contactTaps('confirm')
    expect(run.status).toBe('ended')
  })

  it('goes to the reception after two answers that fit nothing', () => {
    const run = remind().contactSays('Who is this?').contactSays('Leave me alone')
    expect(run.leftBy('remind')).toBe('invalid')
    expect(queuedAt(run)).toEqual([['reception', 600]])
  })

  it('goes to the reception when the question cannot be asked again', () => {
    const run = remind({ outcomeOf: ({ type }) => (type === 'choices' ? 'windowClosed' : 'accepted') }).contactSays('Hm')
    expect(run.leftBy('remind')).toBe('windowClosed')
    expect(queuedAt(run)).toEqual([['reception', 600]])
  })
})

describe('no answer', () => {
  it('for a day brings one more template', () => {
    const run = remind().timePasses(24 * HOUR - 1)
    expect(run.sent).toHaveLength(1)
    run.timePasses(1)
    expect(run.sent.at(-1)).toMatchObject({ template: 'appointment_last_call', parameters: ['Ada', 'Tuesday, 1 December', '10:30'] })
  })

  it.each([
    ['confirm', [], 'ended'],
    ['reschedule', [['reception', 600]], 'active'],
  ] as const)('until the second template: then "%s" counts as on the first', (answer, queue, status) => {
    const run = remind()
      .timePasses(24 * HOUR)
      .contactTaps(answer)
    expect(queuedAt(run)).toEqual(queue)
    expect(run.status).toBe(status)
  })

  it('to the second template either: the reception phones, and nothing more is sent', () => {
    const run = remind().timePasses(36 * HOUR)
    expect(run.leftBy('remind-again')).toBe('noReply')
    expect(queuedAt(run)).toEqual([['reception', 200]])
    expect(run.sent).toHaveLength(2)
  })

  it('that fits, on the second template: the reception takes over', () => {
    const run = remind()
      .timePasses(24 * HOUR)
      .contactSays('?')
      .contactSays('??')
    expect(run.leftBy('remind-again')).toBe('invalid')
    expect(queuedAt(run)).toEqual([['reception', 600]])
  })
})

describe('an answer to the second template', () => {
  it('that cannot be asked about again goes to the reception', () => {
    const run = remind({ outcomeOf: ({ type }) => (type === 'choices' ? 'windowClosed' : 'accepted') })
    run.timePasses(24 * HOUR).contactSays('Hm')
    expect(run.leftBy('remind-again')).toBe('windowClosed')
    expect(queuedAt(run)).toEqual([['reception', 600]])
  })
})

describe('a reminder that does not go out', () => {
  it.each([
    ['the template is refused', { outcomeOf: () => 'refused' as const }],
    ['a value is missing', { variables: { ...APPOINTMENT, day: '' } }],
  ])('because %s: the reception phones the patient', (_why, settings) => {
    const run = remind(settings)
    expect(run.leftBy('remind')).toBe('failed')
    expect(queuedAt(run)).toEqual([['reception', 200]])
    expect(run.sent).toEqual([])
  })

  it('says in the trace what was wrong', () => {
    const run = remind({ variables: { ...APPOINTMENT, day: '' } })
    expect(run.trace.find(({ node }) => node === 'remind')?.fault).toBe('parameters[1] is empty: a template takes no empty value')
  })

  it('the second time is handed to the reception as well', () => {
    const run = remind({
      outcomeOf: (message) => (message.type === 'template' && message.template === 'appointment_last_call' ? 'refused' : 'accepted'),
    })
    run.timePasses(24 * HOUR)
    expect(run.leftBy('remind-again')).toBe('failed')
    expect(queuedAt(run)).toEqual([['reception', 200]])
  })
})

describe('the reception', () => {
  it('sees the appointment, and Ada learns who writes', () => {
    const run = remind().contactTaps('reschedule').agentGets('dora', 'Dora')
    expect(run.asked.at(-1)).toEqual({
      type: 'popUrl',
      url: 'https://calendar.example.com/appointments?phone=%2B4915112345678&day=Tuesday%2C%201%20December&answer=reschedule',
      title: 'Appointment of Ada',
    })
    expect(run.lastText).toBe('Hello, this is Dora from the reception. Which day would suit you?')
    expect(run.status).toBe('ended')
  })

  it('does not write to who never answered: the session window is closed', () => {
    const run = remind({ outcomeOf: ({ type }) => (type === 'template' ? 'accepted' : 'windowClosed') })
    run.timePasses(36 * HOUR).agentGets('dora', 'Dora')
    expect(run.asked.at(-1)).toMatchObject({ type: 'popUrl', url: expect.stringMatching(/&answer=none$/) })
    expect(run.leftBy('introduce')).toBe('windowClosed')
    expect(run.status).toBe('ended')
  })

  it('goes on without the page when its host is not allowed', () => {
    const run = remind({ facts: { screenPopHosts: ['crm.example.com'] } })
    run.contactTaps('reschedule').agentGets('dora', 'Dora')
    expect(run.leftBy('calendar')).toBe('failed')
    expect(run.lastText).toMatch(/^Hello, this is Dora/)
  })

  it.each([
    ['nobody took it for three days', (run: Play) => run.timePasses(72 * HOUR), 'timedOut'],
    ['the case was closed', (run: Play) => run.happens({ type: 'case.closed' }), 'closed'],
  ])('is no longer waited for when %s', (_why, happens, port) => {
    const run = happens(remind().contactTaps('reschedule'))
    expect(run.leftBy('wait')).toBe(port)
    expect(run.status).toBe('ended')
  })
})

describe('a patient who writes by herself', () => {
  it.each([
    ['during practice hours', MORNING, /^Hello Ada! The reception will be with you/],
    ['in the lunch break', '2026-11-23T12:30+00:00', /^The practice is closed/],
    ['on a Wednesday afternoon', '2026-11-25T15:00+00:00', /^The practice is closed/],
    ['on a holiday', '2026-12-08T10:00+00:00', /^The practice is closed/],
  ])('%s gets the fitting answer and a place in the queue', (_when, moment, answer) => {
    const run = adaWrites(moment)
    expect(run.lastText).toMatch(answer)
    expect(queuedAt(run)).toEqual([['reception', 500]])
    expect(run.node).toBe('wait')
  })

  it('is welcomed when the hours were deleted', () => {
    const run = adaWrites(MORNING, { facts: { hours: {} } })
    expect(run.leftBy('practice-open')).toBe('default')
    expect(run.lastText).toMatch(/^Hello Ada!/)
  })

  it('has her place also when no message can be sent', () => {
    const run = adaWrites(MORNING, { outcomeOf: () => 'refused' })
    expect(queuedAt(run)).toEqual([['reception', 500]])
  })

  it('waits on when nobody is signed in, and brings her page to who takes the case', () => {
    const run = adaWrites().nobodyIsSignedIn()
    expect(run.node).toBe('wait')
    run.agentGets('emil', 'Emil')
    expect(run.asked.at(-1)).toMatchObject({
      type: 'popUrl',
      url: 'https://calendar.example.com/patients?phone=%2B4915112345678',
      title: 'Patient Ada',
    })
    expect(run.status).toBe('ended')
  })
})

describe('the compiled machine', () => {
  it('runs under plain XState with a simulated clock', () => {
    // given
    const commands: RunCommand[] = []
    const clock = new SimulatedClock()
    const { machine } = compileScript(practice.script('appointment-reminder'))
    const collecting = machine.provide({ actions: { command: (_: unknown, command: RunCommand) => commands.push(command) } as never })
    const actor = createActor(collecting, { clock, input: { variables: APPOINTMENT, facts: practice.knownAt(MORNING) } }).start()
    const happens = (event: RunEvent) => actor.send(event as never)
    // when
    happens({ type: 'send.accepted' })
    clock.increment(24 * HOUR * 1000)
    happens({ type: 'send.accepted' })
    expect(actor.getSnapshot().value).toEqual({ 'remind-again': 'waiting' })
    happens({ type: 'contact.replied', content: { type: 'choice', id: 'confirm', title: 'Confirm' } })
    happens({ type: 'send.accepted' })
    // then
    expect(actor.getSnapshot().status).toBe('done')
    expect(commands.map(({ type }) => type)).toEqual(['send', 'send', 'send', 'setStatus'])
  })
})

describe('on the whole engine, WhatsApp played by the sandbox', () => {
  it('a program reminds, Ada taps Reschedule on the template, Dora gets the case', async () => {
    // given
    const desk = new SimulatedDesk(practice)
    await desk.agentIs('dora', 'available')
    await desk.programStarts('appointment-reminder', APPOINTMENT)
    // when
    await desk.adaTaps('Reschedule')
    // then
    expect(await desk.theCase()).toMatchObject({ ownership: 'assigned', agentId: 'dora' })
    expect(desk.onThePhone).toEqual([
      'Hello Ada, this is a reminder of your appointment on Tuesday, 1 December at 10:30. Will you come?',
      'No problem. The reception will find another time with you.',
      'Hello, this is Dora from the reception. Which day would suit you?',
    ])
  })

  it('Ada never answers: two templates, then the reception has the case and cannot write', async () => {
    // given
    const desk = new SimulatedDesk(practice)
    await desk.programStarts('appointment-reminder', APPOINTMENT)
    // when
    await desk.minutesPass(36 * 60)
    await desk.agentIs('emil', 'available')
    // then
    expect(await desk.theCase()).toMatchObject({ ownership: 'assigned', agentId: 'emil' })
    expect(desk.screenPops).toHaveLength(1)
    expect(desk.onThePhone.map((text) => text.slice(0, 30))).toEqual(['Hello Ada, this is a reminder ', 'Hello Ada, we have not heard f'])
  })
})
