/** One try of one send: what becomes of it, and that it is never more than one request. */
import { describe, expect, it } from 'vitest'
import type { OutgoingMessage } from '../../../engine/effects/message'
import { afterCrash, perform } from '../../../engine/effects/performers/performers'
import type { SendMessage } from '../../../engine/effects/types'
import { approved, refusedWith, resultOf, type SendAnswer, START, Stage, send } from './stage'

const performOn = (stage: Stage, effect: SendMessage) => perform(effect, stage.run, stage.services)

async function answered(answer: SendAnswer, more: Partial<SendMessage> = {}) {
  const stage = new Stage()
  stage.answers = [answer]
  const result = await performOn(stage, send(undefined, more))
  expect(stage.sent).toHaveLength(1)
  return { stage, result }
}

describe('a send', () => {
  it('is claimed, then requested once, and accepted under its own id', async () => {
    const { stage, result } = await answered({ outcome: 'accepted', wamid: 'wamid.X', waId: '5511' })
    expect(result).toEqual({ type: 'send.accepted', effectId: 'c1#1', attempt: 1, wamid: 'wamid.X', waId: '5511' })
    expect(stage.log).toEqual(['claim', 'request'])
    expect(stage.sent[0]).toMatchObject({ token: 'secret-token', message: { to: '+16505551234', biz_opaque_callback_data: 'c1#1' } })
  })

  it('does not leave where the claim cannot be kept', async () => {
    const stage = new Stage()
    const run = { claim: () => Promise.reject(new Error('disk full')) }
    await expect(perform(send(), run, stage.services)).rejects.toThrow('disk full')
    expect(stage.sent).toEqual([])
  })

  it('that was not sent may be tried again', async () => {
    const { result } = await answered({ outcome: 'notSent', reason: 'ECONNREFUSED' })
    expect(result).toMatchObject({
      type: 'send.refused',
      retryAfterMs: 1000,
      refusal: { message: 'Meta could not be reached: ECONNREFUSED' },
    })
  })

  it('in doubt stays in doubt', async () => {
    const { result } = await answered({ outcome: 'inDoubt', reason: 'TimeoutError' })
    expect(result).toEqual({ type: 'send.inDoubt', effectId: 'c1#1', attempt: 1, reason: 'TimeoutError' })
  })

  it('found claimed after a crash is in doubt', () => {
    expect(afterCrash(send())).toMatchObject({ type: 'send.inDoubt', effectId: 'c1#1', attempt: 1 })
  })
})

describe('a refused send', () => {
  it.each([
    ['a passing fault', 131016, 1, 1000],
    ['a passing fault, the third time', 131016, 3, 4000],
    ['a passing fault, for the last time', 131016, 6, undefined],
    ['the limit of the pair', 131056, 1, 1000],
    ['the limit of the pair, the third time', 131056, 3, 16_000],
    ['a wrong parameter', 131009, 1, undefined],
    ['an undeliverable message', 131026, 1, undefined],
    ['a contact to be spared', 131049, 1, undefined],
  ])('by %s: code %d, try %d, again after %s ms', async (_what, code, attempt, retryAfterMs) => {
    const { stage, result } = await answered(refusedWith(code), { tries: attempt })
    expect(resultOf(result, 'send.refused').retryAfterMs).toBe(retryAfterMs)
    expect(resultOf(result, 'send.refused').refusal).toEqual({ code, message: `error ${code}` })
    expect(stage.pauses.list()).toEqual([])
  })

  it('waits as long as Graph asks', async () => {
    const { result } = await answered(refusedWith(131056, { retryAfterSeconds: 90 }))
    expect(result).toMatchObject({ retryAfterMs: 90_000 })
  })

  it('by a closed window says so, with what Meta said', async () => {
    const { result } = await answered(refusedWith(131047))
    expect(result).toEqual({ type: 'send.windowClosed', effectId: 'c1#1', attempt: 1, refusal: { code: 131047, message: 'error 131047' } })
  })

  it('by a contact who stopped marketing says so', async () => {
    const { result } = await answered(refusedWith(131050))
    expect(result).toMatchObject({ type: 'send.refused', optedOut: true })
    expect(result).not.toHaveProperty('retryAfterMs')
  })

  it.each([
    [130429, 'numberLimit', 1000],
    [131048, 'numberLimit', 3_600_000],
    [190, 'stopChannel', 60_000],
  ] as const)('by %d pauses its number: %s for %d ms', async (code, because, ms) => {
    const { stage, result } = await answered(refusedWith(code))
    expect(resultOf(result, 'send.refused').retryAfterMs).toBe(ms)
    expect(stage.pauses.list()).toMatchObject([{ phoneNumberId: 'n1', because, code, until: START + ms }])
  })

  it('by a dead token is given up after a few tries', async () => {
    const { result } = await answered(refusedWith(190), { tries: 4 })
    expect(result).not.toHaveProperty('retryAfterMs')
  })
})

describe('the session window', () => {
  it('is judged by the clock of the sending, before any claim', async () => {
    const stage = new Stage()
    expect(await performOn(stage, send(undefined, { notAfter: START }))).toEqual({
      type: 'send.windowClosed',
      effectId: 'c1#1',
      attempt: 1,
    })
    expect(await performOn(stage, send(undefined, { notAfter: START + 1 }))).toMatchObject({ type: 'send.accepted' })
    expect(stage.log).toEqual(['claim', 'request'])
  })

  it('may close while the send waits for its turn', async () => {
    const stage = new Stage()
    stage.pauses.begin('n1', { because: 'numberLimit', code: 130429, message: 'x' }, START, START)
    const result = await performOn(stage, send(undefined, { notAfter: START + 500 }))
    expect(result).toMatchObject({ type: 'send.windowClosed' })
    expect(stage.log).toEqual(['sleep 1000'])
  })

  it('may close while a file is uploaded', async () => {
    const stage = new Stage()
    withFile(stage, 'image/png', 10)
    stage.graph.uploadMedia = () => {
      stage.now += 60_000
      return Promise.resolve({ outcome: 'done', value: '99' })
    }
    expect(await performOn(stage, send(image, { notAfter: START + 1000 }))).toMatchObject({ type: 'send.windowClosed' })
    expect(stage.sent).toEqual([])
  })
})

describe('what can be known without Meta is refused without a claim', () => {
  const template = (parameters: string[]): OutgoingMessage => ({ type: 'template', template: 'reminder', language: 'en_US', parameters })

  it.each<[string, (stage: Stage) => SendMessage, number, RegExp]>([
    ['a channel that is gone', () => send(undefined, { channelId: 'old' }), 33, /channel old is not set up/],
    ['a contact without any address', () => send(undefined, { to: {} }), 131008, /neither a number nor a user id/],
    ['a message over its limits', () => send({ type: 'text', text: 'x'.repeat(4097) }), 131009, /4097 characters/],
    ['a template nobody knows', () => send(template([])), 132001, /reminder \(en_US\) is not known/],
    ['a rejected template', (stage) => having(stage, 'rejected', template(['a', 'b'])), 132001, /is rejected: only an approved one/],
    ['a paused template', (stage) => having(stage, 'paused', template(['a', 'b'])), 132015, /is paused/],
    ['a disabled template', (stage) => having(stage, 'disabled', template(['a', 'b'])), 132016, /is disabled/],
    ['too few values', (stage) => having(stage, 'approved', template(['a'])), 132000, /takes 2 values \(1, 2\), the message brings 1/],
    ['an empty value', (stage) => having(stage, 'approved', template(['a', ''])), 131009, /parameters\[1\] is empty/],
    ['a file that is gone', (stage) => havingFile(stage, undefined), 131009, /no stored file own/],
    ['a file that cannot be an image', (stage) => havingFile(stage, 'text/html'), 131009, /text\/html cannot be sent as image/],
  ])('%s', async (_what, given, code, message) => {
    const stage = new Stage()
    const result = await performOn(stage, given(stage))
    expect(resultOf(result, 'send.refused').refusal).toEqual({ code, message: expect.stringMatching(message) })
    expect(result).not.toHaveProperty('retryAfterMs')
    expect(stage.log).toEqual([])
  })

  it('a channel without a token waits for one, a few times', async () => {
    const stage = new Stage()
    stage.token = ''
    expect(await performOn(stage, send())).toMatchObject({ type: 'send.refused', refusal: { code: 190 }, retryAfterMs: 60_000 })
    expect(await performOn(stage, send(undefined, { tries: 4 }))).not.toHaveProperty('retryAfterMs')
    expect(stage.log).toEqual([])
  })

  it('an approved template goes out with its values in their places', async () => {
    const stage = new Stage()
    await performOn(stage, having(stage, 'approved', template(['Ana', 'Friday'])))
    expect(stage.sent[0]?.message.template).toMatchObject({
      components: [{ type: 'body', parameters: [{ text: 'Ana' }, { text: 'Friday' }] }],
    })
  })

  function having(stage: Stage, status: string, message: OutgoingMessage): SendMessage {
    stage.templates = [approved({ status })]
    return send(message)
  }

  function havingFile(stage: Stage, mimeType: string | undefined): SendMessage {
    withFile(stage, mimeType, 10)
    return send(image)
  }
})

describe('a file', () => {
  const reminder = { type: 'template', template: 'reminder', language: 'en_US', parameters: ['Ana', 'Friday'] }

  it('is uploaded first and sent by its id at Meta', async () => {
    const stage = new Stage()
    withFile(stage, 'image/png', 10)
    stage.graph.uploadMedia = () => Promise.resolve({ outcome: 'done', value: '99' })
    expect(await performOn(stage, send(image))).toMatchObject({ type: 'send.accepted' })
    expect(stage.log).toEqual(['uploadMedia', 'claim', 'request'])
    expect(stage.sent[0]?.message.image).toEqual({ id: '99', caption: 'Your bill' })
  })

  it('at the top of a template is uploaded as well, and one on the web is not', async () => {
    const stage = new Stage()
    withFile(stage, 'image/png', 10)
    stage.templates = [approved({ headerMedia: 'image' })]
    stage.graph.uploadMedia = () => Promise.resolve({ outcome: 'done', value: '99' })
    const message = (header: object): OutgoingMessage => ({ ...reminder, header: { kind: 'image', ...header } }) as OutgoingMessage
    await performOn(stage, send(message({ mediaId: 'own' })))
    await performOn(stage, send(message({ link: 'https://x.example/a.png' })))
    expect(stage.log).toEqual(['uploadMedia', 'claim', 'request', 'claim', 'request'])
    const headers = stage.sent.map(({ message: { template: sent } }) => (sent as { components: unknown[] }).components[0])
    expect(headers).toEqual([
      { type: 'header', parameters: [{ type: 'image', image: { id: '99' } }] },
      { type: 'header', parameters: [{ type: 'image', image: { link: 'https://x.example/a.png' } }] },
    ])
  })

  it.each([
    [{ headerMedia: 'image' }, {}],
    [{}, { header: { kind: 'image', link: 'https://x.example/a.png' } }],
    [{ headerMedia: 'video' }, { header: { kind: 'image', link: 'https://x.example/a.png' } }],
    [{ buttons: [{ type: 'link', title: 'Open', url: 'https://x.example/{{1}}' }] }, {}],
    [{}, { buttonValues: ['x'] }],
  ])('or button that does not fit the template is refused before anything leaves: %j with %j', async (more, brings) => {
    const stage = new Stage()
    stage.templates = [approved(more)]
    const result = await performOn(stage, send({ ...reminder, ...brings } as OutgoingMessage))
    expect(resultOf(result, 'send.refused').refusal.code).toBe(132000)
    expect(stage.log).toEqual([])
  })

  it.each([
    ['in doubt', { outcome: 'inDoubt', reason: 'TimeoutError' }, 1000],
    ['not sent', { outcome: 'notSent', reason: 'ENOTFOUND' }, 1000],
    ['refused for now', { outcome: 'refused', http: 500, code: 131000, message: 'x' }, 1000],
    ['refused for good', { outcome: 'refused', http: 400, code: 100, message: 'x' }, undefined],
  ] as const)('whose upload is %s can be tried again without doubt', async (_what, answer, retryAfterMs) => {
    const stage = new Stage()
    withFile(stage, 'image/png', 10)
    stage.graph.uploadMedia = () => Promise.resolve(answer)
    expect(resultOf(await performOn(stage, send(image)), 'send.refused').retryAfterMs).toBe(retryAfterMs)
    expect(stage.log).toEqual(['uploadMedia'])
  })
})

const image: OutgoingMessage = { type: 'media', kind: 'image', mediaId: 'own', caption: 'Your bill' }

function withFile(stage: Stage, mimeType: string | undefined, bytes: number): void {
  stage.media.describe = (id) => Promise.resolve(mimeType === undefined ? undefined : { id, mimeType, bytes })
  stage.media.open = () => Promise.resolve(new Blob(['x'.repeat(bytes)]))
}
