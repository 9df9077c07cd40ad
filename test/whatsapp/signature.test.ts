/** Who may speak to the webhook (requirement R50). */
import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isSigned } from '../../engine/whatsapp/signature'
import { readWebhook, verifySubscription } from '../../engine/whatsapp/webhook'

/** As on the wire: Meta escapes more than JSON.stringify does. */
const wire =
  '{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","messages":[{"from":"551199","id":"wamid.A","timestamp":"1700000000","type":"text","text":{"body":"ol\\u00e1 \\ud83d\\ude00 a\\u0040b.com http:\\/\\/x"}}]}}]}]}'
const signature = 'sha256=2b0f0920699cb2a60bf53400fcd017b3928ee644db27585e1c65426a46ae48ca'
const hex = signature.slice('sha256='.length)
const bytes = (text: string) => Buffer.from(text, 'utf8')
const sign = (text: string, secret: string) => `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`

describe('a signature', () => {
  it('is right over the bytes as they came', () => {
    expect(isSigned(bytes(wire), signature, ['app-secret'])).toBe(true)
    expect(
      isSigned(bytes('Hello, World!'), 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17', [
        "It's a Secret to Everybody",
      ]),
    ).toBe(true)
  })

  it('is right with any of the secrets: several apps, or one being rotated', () => {
    expect(isSigned(bytes(wire), signature, ['new', 'app-secret', 'other'])).toBe(true)
    expect(isSigned(bytes(wire), sign(wire, 'new'), ['new', 'app-secret'])).toBe(true)
  })

  it('of every other kind is refused with 401, and nothing is read', () => {
    const reserialised = JSON.stringify(JSON.parse(wire))
    expect(sign(reserialised, 'app-secret')).toBe('sha256=fa86511f70beb3d2f67c86433151e2b7644caffd28970b4b10e2c306f09a3f55')
    const headers: readonly (string | undefined)[] = [
      undefined,
      '',
      ' ',
      'sha256=',
      'sha256',
      '=',
      hex,
      `sha1=${hex.slice(0, 40)}`,
      `sha512=${hex}${hex}`,
      `SHA256=${hex}`,
      `Sha256=${hex}`,
      `sha256=${hex.toUpperCase()}`,
      `sha256=${hex.slice(0, 63)}`,
      `sha256=${hex.slice(0, 62)}`,
      `sha256=${hex}0`,
      `sha256=${hex}00`,
      `sha256=${hex} `,
      ` sha256=${hex}`,
      `sha256= ${hex}`,
      `sha256 =${hex}`,
      `sha256=${hex}\n`,
      `sha256=${hex}\0`,
      `sha256=0x${hex.slice(2)}`,
      `sha256=${hex.slice(0, 63)}g`,
      `sha256=${hex.slice(0, 63)}é`,
      `sha256=${hex.slice(0, 63)}０`,
      `sha256=${'0'.repeat(64)}`,
      `sha256=${[...hex].reverse().join('')}`,
      `${signature}, ${signature}`,
      `${signature},${signature}`,
      `${signature};v=1`,
      `"${signature}"`,
      `sha256=${Buffer.from(hex, 'hex').toString('base64')}`,
      `sha256=${Buffer.from(hex, 'hex').toString('base64url')}`,
      sign(wire, ''),
      sign(wire, 'App-Secret'),
      sign(wire, 'app-secret\n'),
      sign(wire, 'wrong'),
      sign(`${wire} `, 'app-secret'),
      sign(reserialised, 'app-secret'),
      sign('', 'app-secret'),
      'sha256=[object Object]',
      'null',
    ]
    expect(headers.length).toBeGreaterThanOrEqual(40)
    for (const header of headers) {
      expect(readWebhook(bytes(wire), header, ['app-secret']), `header ${header}`).toMatchObject({ outcome: 'refused', status: 401 })
    }
    expect(isSigned(bytes(reserialised), signature, ['app-secret'])).toBe(false)
  })

  it('is never right where no secret is configured', () => {
    expect(isSigned(bytes(wire), signature, [])).toBe(false)
    expect(isSigned(bytes(wire), sign(wire, ''), [''])).toBe(false)
  })
})

describe('the verification of a callback', () => {
  const query = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': 'mine' }

  it('answers the challenge as it is', () => {
    expect(verifySubscription(query, 'mine')).toBe('1158201444')
  })

  it.each([
    ['another token', { ...query, 'hub.verify_token': 'Mine' }, 'mine'],
    ['a token that begins like ours', { ...query, 'hub.verify_token': 'mine2' }, 'mine'],
    ['no token', { 'hub.mode': 'subscribe', 'hub.challenge': '1' }, 'mine'],
    ['another mode', { ...query, 'hub.mode': 'unsubscribe' }, 'mine'],
    ['nothing', {}, 'mine'],
    ['an empty token where none is configured', { ...query, 'hub.verify_token': '' }, ''],
  ])('refuses %s', (_what, asked, token) => {
    expect(verifySubscription(asked, token)).toBeUndefined()
  })
})
