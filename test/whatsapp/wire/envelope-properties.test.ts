/** Mutated envelopes: whatever comes, nothing throws and no neighbour is lost (requirement R43). */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readEnvelope } from '../../../engine/whatsapp/wire/envelope'
import { envelope, METADATA, message, messages, statuses } from './envelopes'

const whole = [
  messages(message('text', { body: 'a' }), message('image', { id: '1', mime_type: 'image/png' })),
  messages(message('interactive', { type: 'nfm_reply', nfm_reply: { response_json: '{}' } }), message('order', { product_items: [{}] })),
  statuses({ id: 'wamid.O', status: 'failed', timestamp: '1', recipient_id: '1', errors: [{ code: 1 }] }),
  envelope('messages', {
    metadata: METADATA,
    messages: [{ id: 'wamid.S', from: '1', timestamp: 1, type: 'system', system: { type: 'user_changed_number', wa_id: '2' } }],
  }),
  envelope('calls', { metadata: METADATA, calls: [{ id: 'wacid.1', from: '1', timestamp: '1', event: 'connect' }] }),
  envelope('user_preferences', { metadata: METADATA, user_preferences: [{ wa_id: '1', value: 'stop', timestamp: 1 }] }),
  envelope('message_template_status_update', { event: 'PAUSED', message_template_name: 'x', message_template_language: 'en' }),
]

/** Replaces one value somewhere in a JSON tree. `path` picks among the members met on the way down; `depth` says how far. */
function mutate(tree: unknown, path: readonly number[], value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined || typeof tree !== 'object' || tree === null) return value
  const keys = Object.keys(tree)
  const key = keys[step % Math.max(1, keys.length)]
  if (key === undefined) return value
  const copy: unknown = Array.isArray(tree) ? [...(tree as unknown[])] : { ...tree }
  Object.defineProperty(copy, key, {
    value: mutate((tree as Record<string, unknown>)[key], rest, value),
    enumerable: true,
    configurable: true,
    writable: true,
  })
  return copy
}

const strange = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    null,
    undefined,
    '',
    '\ud800',
    '__proto__',
    1e308,
    -0,
    JSON.parse('1e999'),
    JSON.parse('{"__proto__":{"id":"x"},"constructor":{"prototype":{}}}'),
  ),
)
const mutation = fc.tuple(fc.array(fc.nat(9), { maxLength: 9 }), strange)

it('20,000 mutated envelopes give items, each with a mark, a raw form and no exception', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.constantFrom(...whole), fc.array(mutation, { minLength: 1, maxLength: 4 }), (start, mutations) => {
      const body = mutations.reduce<unknown>((tree, [path, value]) => mutate(tree, path, value), start)
      const items = readEnvelope(body)
      expect(items.length).toBeGreaterThan(0)
      for (const { mark, raw } of items) {
        expect(mark).not.toBe('')
        expect(raw.field).toBeTypeOf('string')
      }
      expect(readEnvelope(body)).toEqual(items)
    }),
    { numRuns: 20_000 },
  )
})

it('a bad item never costs its neighbours', () => {
  const good = (id: number) => ({ ...message('text', { body: `${id}` }), id: `wamid.${id}` })
  fc.assert(
    fc.property(fc.array(mutation, { maxLength: 6 }), fc.nat(6), (mutations, at) => {
      const bad = mutations.map(([path, value]) => mutate(good(1000), path, value))
      const list = [good(1), good(2), good(3)]
      list.splice(at, 0, ...(bad as typeof list))
      const found = readEnvelope(messages(...list)).flatMap((item) => (item.kind === 'message' ? [item.message.wamid] : []))
      expect(found.filter((wamid) => ['wamid.1', 'wamid.2', 'wamid.3'].includes(wamid)).slice(0, 3)).toEqual([
        'wamid.1',
        'wamid.2',
        'wamid.3',
      ])
    }),
    { numRuns: 3000 },
  )
})

it('an item that cannot even be looked at is kept, its neighbour read', () => {
  const poison = {
    get id(): string {
      throw new Error('poisoned')
    },
    timestamp: '1',
  }
  const [kept, neighbour] = readEnvelope(messages(poison, message('text', { body: 'x' })))
  expect(kept).toMatchObject({ kind: 'kept', reason: 'could not be read: poisoned' })
  expect(neighbour).toMatchObject({ kind: 'message' })
})

it('JSON deeper than the stack is kept', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
  expect(readEnvelope(deep)).toMatchObject([{ kind: 'kept' }])
  expect(readEnvelope(messages(message('text', deep)))).toMatchObject([{ kind: 'message', message: { content: { type: 'kept' } } }])
})
