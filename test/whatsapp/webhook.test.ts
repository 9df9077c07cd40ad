/** Bodies, once their signature holds. */
import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { beyondBounds } from '../../engine/whatsapp/json-bounds'
import { MAX_WEBHOOK_BYTES, readWebhook } from '../../engine/whatsapp/webhook'
import { envelope, METADATA } from './wire/envelopes'

const post = (text: string | Buffer) =>
  readWebhook(Buffer.from(text), `sha256=${createHmac('sha256', 's').update(text).digest('hex')}`, ['s'])

const itemsOf = (text: string | Buffer) => {
  const reading = post(text)
  if (reading.outcome !== 'items') throw new Error(reading.reason)
  return reading.items
}

const updates = (count: number) =>
  JSON.stringify(
    envelope('messages', {
      metadata: METADATA,
      statuses: Array.from({ length: count }, (_, index) => ({
        id: `wamid.${index}`,
        status: 'sent',
        timestamp: '1',
        recipient_id: '1650',
      })),
    }),
  )

describe('a signed body', () => {
  it('with 1000 updates gives 1000 items', () => {
    const items = itemsOf(updates(1000))
    expect(items).toHaveLength(1000)
    expect(new Set(items.map(({ mark }) => mark)).size).toBe(1000)
  })

  it('of 3 MB is read, one byte more is refused before it is looked at', () => {
    const padded = updates(1).padEnd(MAX_WEBHOOK_BYTES, ' ')
    expect(itemsOf(padded)).toHaveLength(1)
    expect(readWebhook(Buffer.from(`${padded} `), undefined, [])).toMatchObject({ outcome: 'refused', status: 413 })
  })

  it('with 100,000 items is refused', () => {
    expect(post(`{"entry":[${'0,'.repeat(99_999)}0]}`)).toMatchObject({
      outcome: 'refused',
      status: 413,
      reason: expect.stringContaining('20000 members'),
    })
  })

  it('64 levels deep is read, 65 are refused', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(itemsOf(nested(64))).toMatchObject([{ kind: 'kept' }])
    expect(post(nested(65))).toMatchObject({ outcome: 'refused', status: 413, reason: expect.stringContaining('64 levels') })
  })

  it.each([
    ['cut off', '{"object":"whatsapp_business_account","entry":[{"id"'],
    ['empty', ''],
    ['no JSON at all', 'hello'],
    ['unbalanced', ']]]]}}}'],
    ['of bytes that are no UTF-8', Buffer.from([0xff, 0xfe, 0x7b])],
  ])('that is %s is kept as it came', (_what, text) => {
    const [item, ...rest] = itemsOf(text)
    expect(rest).toEqual([])
    expect(item).toMatchObject({
      kind: 'kept',
      reason: expect.stringContaining('signed, but no JSON'),
      raw: { item: Buffer.from(text).toString('utf8') },
    })
  })
})

describe('the look before parsing', () => {
  const bounds = { maxDepth: 3, maxMembers: 3 }
  const look = (text: string) => beyondBounds(Buffer.from(text), bounds)

  it.each([
    ['[1,2,3]', undefined],
    ['[1,2,3,4]', 'members'],
    ['{"a":1,"b":2,"c":3,"d":4}', 'members'],
    ['[[1,2],[3,4],[5,6]]', undefined],
    ['[[[1]]]', undefined],
    ['[[[[1]]]]', 'depth'],
    ['["[[[[,,,,"]', undefined],
    ['["\\"[[[[,,,,"]', undefined],
    ['["\\\\",[[[1]]]]', 'depth'],
    ['"unfinished \\', undefined],
  ])('%s: %s', (text, expected) => {
    expect(look(text)).toBe(expected)
  })
})
