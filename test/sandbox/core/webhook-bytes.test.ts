/** The bytes of a webhook and their signature, against the documented vectors. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { encodeWebhook, signatureOf } from '../../../engine/sandbox/core/webhooks'

const BODY =
  '{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","messages":[{"from":"551199","id":"wamid.A","timestamp":"1700000000","type":"text","text":{"body":"ol\\u00e1 \\ud83d\\ude00 a\\u0040b.com http:\\/\\/x"}}]}}]}]}'

it('writes the documented bytes and signs them as documented', () => {
  const envelope = JSON.parse(BODY)
  expect(encodeWebhook(envelope)).toBe(BODY)
  expect(signatureOf(encodeWebhook(envelope), 'app-secret')).toBe('sha256=2b0f0920699cb2a60bf53400fcd017b3928ee644db27585e1c65426a46ae48ca')
  expect(signatureOf(JSON.stringify(envelope), 'app-secret')).toBe(
    'sha256=fa86511f70beb3d2f67c86433151e2b7644caffd28970b4b10e2c306f09a3f55',
  )
  expect(signatureOf('Hello, World!', "It's a Secret to Everybody")).toBe(
    'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
  )
})

it('is ASCII, escapes in lower case and reads back as what it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const bytes = encodeWebhook({ text })
      expect(bytes).toMatch(/^[ -~]*$/)
      expect(JSON.parse(bytes)).toEqual({ text })
    }),
  )
  expect(encodeWebhook(['<50% Ä@/\n'])).toBe('["\\u003C50\\u0025 \\u00c4\\u0040\\/\\n"]')
})
