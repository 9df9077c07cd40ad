/** Files, links, places, contact cards, reactions, forms and templates: what goes out, by which port it is left, and what is refused. */
import { describe, expect, it } from 'vitest'
import { checkScript } from '../../engine/script/check'
import { type PlaySettings, play } from '../../engine/testing/play'
import { smallScript } from '../script/script-builder'

const FILE = 'a'.repeat(64)

const one = (kind: string, settings: Record<string, unknown>, ports: readonly string[] = ['default', 'windowClosed', 'failed']) =>
  smallScript({
    nodes: { begin: ['begin'], it: [kind, settings], end: ['end'] },
    links: ['begin.default -> it', ...ports.map((port) => `it.${port} -> end`)],
    variables: { place: { type: 'text', initial: '52.5' }, empty: { type: 'text' }, age: { type: 'number' }, keen: { type: 'boolean' } },
  })

const played = (kind: string, settings: Record<string, unknown>, more: PlaySettings = {}) =>
  play(one(kind, settings), { ...more, facts: { lastInboundId: 'wamid.last', ...more.facts } })

const problemsOf = (kind: string, settings: Record<string, unknown>) =>
  checkScript(one(kind, settings)).map(({ path, message }) => `${path.slice(3).join('.')}: ${message}`)

describe('a message', () => {
  it.each<[string, Record<string, unknown>, object]>([
    [
      'send-media',
      { kind: 'document', link: 'https://x.example/{{ case.id }}.pdf', caption: 'Hi {{ contact.name }}', filename: '{{ empty }}' },
      { type: 'media', kind: 'document', link: 'https://x.example/c%2F1.pdf', caption: 'Hi Ada' },
    ],
    ['send-media', { kind: 'image', source: 'file', mediaId: FILE }, { type: 'media', kind: 'image', mediaId: FILE }],
    [
      'send-media',
      { kind: 'video', link: '{{ "https://x.example/a.mp4" }}' },
      { type: 'media', kind: 'video', link: 'https://x.example/a.mp4' },
    ],
    [
      'send-link',
      { text: 'Track it', label: 'Open', url: 'https://x.example/?q={{ contact.name }}', footer: 'No reply' },
      { type: 'link', text: 'Track it', label: 'Open', url: 'https://x.example/?q=Ada', footer: 'No reply' },
    ],
    [
      'send-location',
      { latitude: '{{ place }}', longitude: '-13.25', name: 'Here', address: '{{ empty }}' },
      { type: 'location', latitude: 52.5, longitude: -13.25, name: 'Here' },
    ],
    [
      'send-contact',
      { name: 'Claims', phone: '+16145551234', organisation: 'Example' },
      { type: 'contact', name: 'Claims', phone: '+16145551234', organisation: 'Example' },
    ],
    ['react', { emoji: '👩‍👩‍👧' }, { type: 'reaction', emoji: '👩‍👩‍👧', to: 'wamid.last' }],
    ['react', { emoji: '' }, { type: 'reaction', emoji: '', to: 'wamid.last' }],
  ])('of kind %s is sent with its values filled in: %j', (kind, settings, expected) => {
    const run = played(kind, settings, { facts: { contact: { name: 'Ada', phone: '', username: '' }, case: { ...aCase, id: 'c/1' } } })
    expect(run.sent).toEqual([expected])
    expect(run.leftBy('it')).toBe('default')
    expect(checkScript(one(kind, settings))).toEqual([])
  })

  it.each([
    ['refused', 'failed'],
    ['windowClosed', 'windowClosed'],
  ] as const)('that is %s leaves by %s', (outcome, port) => {
    expect(played('react', {}, { outcomeOf: () => outcome }).leftBy('it')).toBe(port)
    expect(played('send-location', { latitude: '1', longitude: '2' }, { outcomeOf: () => outcome }).leftBy('it')).toBe(port)
  })

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['send-location', { latitude: '{{ contact.name }}', longitude: '2' }, /no number of degrees/],
    ['send-location', { latitude: '{{ "91" }}', longitude: '2' }, /from -90 to 90/],
    ['send-media', { link: '{{ "http://x.example/a.png" }}' }, /begins with https/],
    ['send-media', { link: '{{ empty }}' }, /begins with https/],
    ['send-link', { text: '{{ empty }}', label: 'Open', url: 'https://x.example' }, /text is empty/],
    ['send-link', { text: 'x', label: '{{ "a label of far too many characters" }}', url: 'https://x.example' }, /at most 20/],
    ['send-contact', { name: 'Claims', phone: '{{ empty + "0170 1234567" }}' }, /international format/],
  ])('of kind %s whose values do not fit leaves by Not sent: %j', (kind, settings, why) => {
    const run = played(kind, settings)
    expect(run.sent).toEqual([])
    expect(run.leftBy('it')).toBe('failed')
    expect(run.trace.find(({ fault }) => fault)?.fault ?? '').toMatch(why)
  })

  it('cannot be a reaction where the contact has written nothing', () => {
    expect(played('react', {}, { facts: { lastInboundId: null } }).leftBy('it')).toBe('failed')
  })
})

const aCase = { id: 'c1', status: 'open', skill: '', number: 1 }

describe('bad settings', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['send-media', { kind: 'image' }, 'link: Give the address of the file'],
    ['send-media', { kind: 'image', link: 'http://x.example/a.png' }, 'link: The address must begin with https://'],
    ['send-media', { source: 'file' }, 'mediaId: Upload a file'],
    ['send-media', { source: 'file', mediaId: 'x' }, 'mediaId: upload the file again: this is not the id of a stored file'],
    [
      'send-media',
      { kind: 'audio', link: 'https://x.example/a.ogg', caption: 'x' },
      'caption: A sound or a sticker has no caption; send a text before it',
    ],
    ['send-location', { latitude: '91', longitude: '0' }, 'latitude: Give degrees from -90 to 90, such as 52.5163'],
    ['send-location', { latitude: '0', longitude: 'east' }, 'longitude: Give degrees from -180 to 180, such as 13.3777'],
    ['send-contact', { name: 'Claims' }, 'phone: Give a number, an e-mail address or a web page'],
    ['send-contact', { name: 'Claims', phone: '0170' }, 'phone: Write the number in international format, such as +16145551234'],
    ['react', { emoji: 'ok' }, 'emoji: Give one emoji, and nothing beside it'],
    ['react', { emoji: '👍👍' }, 'emoji: Give one emoji, and nothing beside it'],
    ['send-link', { text: 'x', label: 'y'.repeat(21), url: 'https://x' }, 'label: At most 20 characters are shown, this has 21'],
    ['send-link', { text: 'x', label: 'y', url: 'javascript:alert(1)' }, 'url: The address must begin with https://'],
    [
      'send-form',
      { text: 'x', label: 'y', flowId: '1', data: [{ name: 'a', value: 'b' }] },
      'screen: Name the first screen: it is the one that is given the values',
    ],
    ['send-form', { text: 'x', label: 'y', flowId: 'abc' }, 'flowId: the id of the form at Meta has digits only'],
    [
      'send-template',
      { template: 't', language: 'en', header: { kind: 'image' } },
      'header.link: Give the address of the file, or upload one',
    ],
  ])('of %s are told with their place: %j', (kind, settings, expected) => {
    expect(problemsOf(kind, settings)).toContain(expected)
  })
})

describe('a form', () => {
  const settings = {
    text: 'Please fill in',
    label: 'Open',
    flowId: '77',
    screen: 'FIRST',
    data: [{ name: 'hello', value: 'Hi {{ contact.name }}' }],
    fields: [
      { name: 'age', variable: 'age' },
      { name: 'keen', variable: 'keen' },
      { name: 'where', variable: 'place' },
    ],
    maxWaitSeconds: 60,
  }
  const ports = ['answer', 'noReply', 'windowClosed', 'failed']
  const form = (more: readonly string[] = []) =>
    play(one('send-form', settings, [...ports, ...more]), { facts: { case: aCase, contact: { name: 'Ada', phone: '', username: '' } } })
  const answer = (fields: object | string) =>
    ({ type: 'form', response: typeof fields === 'string' ? fields : JSON.stringify(fields) }) as const

  it('goes out with its token, and what is filled in goes into the variables', () => {
    const run = form()
    expect(run.sent).toEqual([
      { type: 'form', text: 'Please fill in', label: 'Open', flowId: '77', screen: 'FIRST', data: { hello: 'Hi Ada' }, token: 'c1/it' },
    ])
    run.contactSends(answer({ flow_token: 'c1/it', age: '42', keen: true, where: ['Rome', 'Oslo'] }))
    expect(run.leftBy('it')).toBe('answer')
    expect(run.variables).toMatchObject({ age: 42, keen: true, place: 'Rome, Oslo' })
  })

  it('takes an answer without a token, and leaves variables of missing fields as they are', () => {
    const run = form().contactSends(answer({ age: null }))
    expect(run.leftBy('it')).toBe('answer')
    expect(run.variables).toMatchObject({ age: 0, place: '52.5' })
  })

  it('goes on waiting after another reply, with the time beginning anew, unless that has a link', () => {
    const run = form().timePasses(40).contactSays('what is this?').timePasses(40)
    expect(run.isOver).toBe(false)
    expect(run.contactSends(answer({ flow_token: 'c9/other', age: '1' })).isOver).toBe(false)
    expect(run.timePasses(60).leftBy('it')).toBe('noReply')
    expect(form(['other']).contactSays('what is this?').leftBy('it')).toBe('other')
  })

  it.each(['nonsense', '[1, 2]', '"text"', '{"age": "many", "flow_token": "c1/it"}', '{"keen": {"a": 1}}'])(
    'with an answer that cannot be taken leaves by Not sent: %s',
    (response) => {
      const run = form().contactSends(answer(response))
      expect(run.leftBy('it')).toBe('failed')
      expect(run.variables).toMatchObject({ age: 0, keen: false })
    },
  )

  it('never reads a name that every object has', () => {
    const strange = { ...settings, fields: [{ name: 'constructor', variable: 'place' }] }
    const run = play(one('send-form', strange, ports), { facts: { case: aCase } }).contactSends(answer({}))
    expect(run.variables.place).toBe('52.5')
  })
})

describe('a template', () => {
  it('goes out with header, values of buttons, payloads and languages to fall back to', () => {
    const run = played(
      'send-template',
      {
        template: 'invoice',
        language: 'de',
        parameters: ['{{ contact.name }}'],
        header: { kind: 'document', link: 'https://x.example/1.pdf', filename: 'Invoice.pdf' },
        buttonValues: ['{{ place }}'],
        quickReplyIds: ['paid'],
        fallbackLanguages: ['en_US'],
      },
      { facts: { contact: { name: 'Ada', phone: '', username: '' } } },
    )
    expect(run.sent).toEqual([
      {
        type: 'template',
        template: 'invoice',
        language: 'de',
        parameters: ['Ada'],
        header: { kind: 'document', link: 'https://x.example/1.pdf', filename: 'Invoice.pdf' },
        buttonValues: ['52.5'],
        quickReplies: [{ id: 'paid', title: 'paid' }],
        fallbackLanguages: ['en_US'],
      },
    ])
  })

  it('may have a place at its top', () => {
    const header = { kind: 'location', latitude: '1.5', longitude: '{{ place }}', name: 'Here' }
    const [sent] = played('send-template', { template: 't', language: 'en', header }).sent
    expect(sent).toMatchObject({ header: { kind: 'location', latitude: 1.5, longitude: 52.5, name: 'Here' } })
  })

  it('that uses nothing of this compiles to what it always did', () => {
    const [sent] = played('send-template', { template: 't', language: 'en', parameters: ['x'] }).sent
    expect(sent).toEqual({ type: 'template', template: 't', language: 'en', parameters: ['x'] })
  })
})
