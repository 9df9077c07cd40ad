/** Envelopes for tests, in the shapes that Meta documents. */
import type { EnvelopeItem } from '../../../engine/whatsapp/wire/items'

export const METADATA = { display_phone_number: '15550783881', phone_number_id: '106540352242922' }

export function envelope(field: string, value: unknown, entry: Record<string, unknown> = {}) {
  return { object: 'whatsapp_business_account', entry: [{ id: '102290129340398', ...entry, changes: [{ field, value }] }] }
}

export const messages = (...list: unknown[]) =>
  envelope('messages', {
    messaging_product: 'whatsapp',
    metadata: METADATA,
    contacts: [{ profile: { name: 'Sheena Nelson', username: '@realsheena' }, wa_id: '16505551234', user_id: 'US.13491208655302741918' }],
    messages: list,
  })

export const statuses = (...list: unknown[]) => envelope('messages', { messaging_product: 'whatsapp', metadata: METADATA, statuses: list })

export const message = (type: string, payload: unknown, more: Record<string, unknown> = {}) => ({
  from: '16505551234',
  id: `wamid.${type}`,
  timestamp: '1749416383',
  type,
  [type]: payload,
  ...more,
})

export function only<Kind extends EnvelopeItem['kind']>(items: readonly EnvelopeItem[], kind: Kind): Extract<EnvelopeItem, { kind: Kind }> {
  const [item, ...rest] = items
  if (rest.length > 0 || item?.kind !== kind) throw new Error(`expected one item of kind ${kind}, got ${JSON.stringify(items)}`)
  return item as Extract<EnvelopeItem, { kind: Kind }>
}
