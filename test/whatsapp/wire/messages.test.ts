/** What contacts write, type by type. */
import { describe, expect, it } from 'vitest'
import type { InboundContent } from '../../../engine/conversation/inbound'
import { readEnvelope } from '../../../engine/whatsapp/wire/envelope'
import { envelope, METADATA, message, messages, only } from './envelopes'

const file = { id: '100338', mime_type: 'image/jpeg', sha256: 'aGFzaA==', url: 'https://lookaside.fbsbx.com/x' }

const understood: readonly [name: string, message: unknown, content: InboundContent][] = [
  ['text', message('text', { body: 'olá 😀\n\u202eRTL' }), { type: 'text', text: 'olá 😀\n\u202eRTL' }],
  ['text that is empty', message('text', { body: '' }), { type: 'text', text: '' }],
  [
    'image',
    message('image', { ...file, caption: 'my roof' }),
    { type: 'media', kind: 'image', media: { mediaId: '100338', mimeType: 'image/jpeg', sha256: 'aGFzaA==' }, caption: 'my roof' },
  ],
  [
    'video whose id is a number',
    message('video', { id: 42, mime_type: 'video/mp4' }),
    { type: 'media', kind: 'video', media: { mediaId: '42', mimeType: 'video/mp4' } },
  ],
  [
    'recorded voice note',
    message('audio', { id: '1', mime_type: 'audio/ogg; codecs=opus', voice: true }),
    { type: 'media', kind: 'audio', media: { mediaId: '1', mimeType: 'audio/ogg; codecs=opus', voice: true } },
  ],
  [
    'voice, the old name of a voice note',
    message('voice', { id: '1', mime_type: 'audio/ogg' }),
    { type: 'media', kind: 'audio', media: { mediaId: '1', mimeType: 'audio/ogg', voice: true } },
  ],
  [
    'document with any Unicode in its name',
    message('document', { id: '1', mime_type: 'application/pdf', filename: '../счёт.pdf' }),
    { type: 'media', kind: 'document', media: { mediaId: '1', mimeType: 'application/pdf', filename: '../счёт.pdf' } },
  ],
  [
    'sticker',
    message('sticker', { id: '1', mime_type: 'image/webp', animated: true }),
    { type: 'media', kind: 'sticker', media: { mediaId: '1', mimeType: 'image/webp', animated: true } },
  ],
  [
    'location',
    message('location', { latitude: 37.44, longitude: '-122.16', name: 'Office' }),
    { type: 'location', latitude: 37.44, longitude: -122.16, name: 'Office' },
  ],
  [
    'contacts',
    message('contacts', [{ name: { formatted_name: 'B' } }]),
    { type: 'contacts', contacts: [{ name: { formatted_name: 'B' } }] },
  ],
  ['button of a template', message('button', { payload: 'stop-all', text: 'Stop' }), { type: 'choice', id: 'stop-all', title: 'Stop' }],
  [
    'reply button',
    message('interactive', { type: 'button_reply', button_reply: { id: 'sales', title: 'Sales' } }),
    { type: 'choice', id: 'sales', title: 'Sales' },
  ],
  [
    'list row',
    message('interactive', { type: 'list_reply', list_reply: { id: 'express', title: 'Express', description: 'Next day' } }),
    { type: 'choice', id: 'express', title: 'Express', description: 'Next day' },
  ],
  [
    'form whose answer is no JSON',
    message('interactive', { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: 'not {json' } }),
    { type: 'form', response: 'not {json', name: 'flow' },
  ],
  [
    'permission to call',
    message('interactive', { type: 'call_permission_reply', call_permission_reply: { response: 'accept' } }),
    { type: 'kept', providerType: 'interactive call_permission_reply' },
  ],
  [
    'order',
    message('order', { catalog_id: '1', text: 'Love these!', product_items: [{ product_retailer_id: 'x' }] }),
    { type: 'order', text: 'Love these!', items: [{ product_retailer_id: 'x' }] },
  ],
  ['reaction', message('reaction', { message_id: 'wamid.OUT', emoji: '👍' }), { type: 'reaction', messageId: 'wamid.OUT', emoji: '👍' }],
  ['reaction taken back', message('reaction', { message_id: 'wamid.OUT' }), { type: 'reaction', messageId: 'wamid.OUT', emoji: '' }],
  [
    'edit',
    message('edit', { original_message_id: 'wamid.X', message: { type: 'text', text: { body: 'new' } } }),
    { type: 'edit', originalId: 'wamid.X', text: 'new' },
  ],
  [
    'edited caption',
    message('edit', { original_message_id: 'wamid.X', message: { type: 'image', image: { id: '1', caption: 'new' } } }),
    { type: 'edit', originalId: 'wamid.X', text: 'new' },
  ],
  ['revoke', message('revoke', { original_message_id: 'wamid.X' }), { type: 'revoke', originalId: 'wamid.X' }],
  [
    'unsupported, with what it was',
    message('unsupported', { type: 'poll_creation' }, { errors: [{ code: 131051, error_data: { details: 'not supported' } }] }),
    { type: 'unsupported', reason: 'poll_creation: not supported' },
  ],
  ['unsupported, in an old payload without errors', message('unsupported', undefined), { type: 'unsupported', reason: 'no reason given' }],
  [
    'image that Meta could not fetch',
    message('image', undefined, { errors: [{ code: 131052, title: 'Media download error' }] }),
    { type: 'unsupported', reason: 'Media download error' },
  ],
  ['a type nobody knows', message('hologram', { id: '1' }), { type: 'kept', providerType: 'hologram' }],
  ['a type named like a member of every object', message('constructor', {}), { type: 'kept', providerType: 'constructor' }],
  ['text without a body', message('text', { corpus: 'x' }), { type: 'kept', providerType: 'text' }],
  [
    'location whose type was left out',
    { ...message('location', { latitude: 1, longitude: 2 }), type: undefined },
    { type: 'location', latitude: 1, longitude: 2 },
  ],
]

describe('a message of a contact', () => {
  it.each(understood)('is understood: %s', (_name, raw, content) => {
    const item = only(readEnvelope(messages(raw)), 'message')
    expect(item.message.content).toEqual(content)
  })

  it('carries its own time, its contact, its mark, what it quotes and the advertisement it came from', () => {
    const raw = message(
      'text',
      { body: 'hi' },
      { context: { id: 'wamid.Q' }, referral: { source_url: 'https://fb.me/x', source_id: 7, headline: 'Sale', ctwa_clid: 'A' } },
    )
    const item = only(readEnvelope(messages(raw)), 'message')
    expect(item).toMatchObject({
      phoneNumberId: '106540352242922',
      wabaId: '102290129340398',
      mark: 'wamid.text',
      contact: { phone: '16505551234', userId: 'US.13491208655302741918', name: 'Sheena Nelson', username: 'realsheena' },
      message: {
        wamid: 'wamid.text',
        at: 1_749_416_383_000,
        quotes: 'wamid.Q',
        referral: { sourceUrl: 'https://fb.me/x', sourceId: '7', headline: 'Sale', clickId: 'A' },
      },
    })
    expect(item.raw).toMatchObject({ field: 'messages', entryId: '102290129340398', metadata: METADATA, item: raw })
  })

  it('takes the time as text or number', () => {
    const item = only(readEnvelope(messages(message('text', { body: 'x' }, { timestamp: 1749416383 }))), 'message')
    expect(item.message.at).toBe(1_749_416_383_000)
  })

  it.each([
    ['id', { id: undefined }, /id is missing/],
    ['id that says anything', { id: '' }, /id is missing/],
    ['time', { timestamp: 'soon' }, /timestamp/],
    ['single sender to tell', { from: 'PHONE_NUMBER', from_user_id: undefined }, /sender is missing/],
    ['private chat: it was written in a group', { group_id: 'G1' }, /group/],
  ])('is kept with its reason where it has no %s', (_what, change, reason) => {
    const two = messages(message('text', { body: 'x' }, change), message('image', file))
    const [kept, neighbour] = readEnvelope(two)
    expect(kept).toMatchObject({ kind: 'kept', field: 'messages', reason: expect.stringMatching(reason) })
    expect(neighbour).toMatchObject({ kind: 'message', message: { wamid: 'wamid.image' } })
  })
})

describe('who wrote', () => {
  const contacts = [
    { wa_id: '4911', profile: { name: 'Anna' } },
    { user_id: 'DE.2', parent_user_id: 'DE.ENT.9', profile: { name: 'Ben', username: 'ben' } },
    { wa_id: '4933', user_id: 'DE.3', profile: { name: 'Cleo' } },
  ]
  const from = (sender: Record<string, unknown>, list: unknown[] = contacts) =>
    readEnvelope(
      envelope('messages', {
        metadata: METADATA,
        contacts: list,
        messages: [{ id: 'wamid.1', timestamp: '1', type: 'text', text: { body: 'x' }, ...sender }],
      }),
    )

  it('is matched by number or user id, never by place in the list', () => {
    expect(only(from({ from: '4933' }), 'message').contact).toEqual({ phone: '4933', userId: 'DE.3', name: 'Cleo' })
    expect(only(from({ from_user_id: 'DE.2' }), 'message').contact).toEqual({
      userId: 'DE.2',
      parentUserId: 'DE.ENT.9',
      name: 'Ben',
      username: 'ben',
    })
    expect(only(from({ from: '4911' }), 'message').contact).toEqual({ phone: '4911', name: 'Anna' })
  })

  it('is known without a list of contacts', () => {
    expect(only(from({ from: '+49 55', from_user_id: 'DE.5', from_parent_user_id: 'DE.ENT.1' }, []), 'message').contact).toEqual({
      phone: '4955',
      userId: 'DE.5',
      parentUserId: 'DE.ENT.1',
    })
  })

  it('is the only contact of the only message, even where the message names nobody', () => {
    expect(only(from({}, [contacts[1]]), 'message').contact).toMatchObject({ userId: 'DE.2' })
    expect(only(from({}), 'kept').reason).toMatch(/sender is missing/)
  })
})

describe('a system message', () => {
  const system = (members: Record<string, unknown>, more: Record<string, unknown> = { from: '16505551234' }) =>
    readEnvelope(
      envelope('messages', {
        metadata: METADATA,
        messages: [{ id: 'wamid.S', timestamp: '1750269342', type: 'system', system: members, ...more }],
      }),
    )

  it('announces a new number', () => {
    const item = only(
      system({ type: 'user_changed_number', wa_id: '12195555358', user_id: 'US.NEW', previous_user_id: 'US.OLD' }),
      'contactChanged',
    )
    expect(item).toMatchObject({
      what: 'number',
      at: 1_750_269_342_000,
      previous: { phone: '16505551234', userId: 'US.OLD' },
      current: { phone: '12195555358', userId: 'US.NEW' },
    })
  })

  it('announces a new user id, with no number in sight', () => {
    const item = only(system({ type: 'user_changed_user_id', user_id: 'US.NEW', previous_user_id: 'US.OLD' }, {}), 'contactChanged')
    expect(item).toMatchObject({ what: 'userId', previous: { userId: 'US.OLD' }, current: { userId: 'US.NEW' } })
  })

  it('speaks in the names used before v12', () => {
    const item = only(system({ type: 'user_changed_number', new_wa_id: '222', customer: '111' }, {}), 'contactChanged')
    expect(item).toMatchObject({ previous: { phone: '111' }, current: { phone: '222' } })
  })

  it('is kept where nobody can tell who changed, whatever its text says', () => {
    const item = only(system({ type: 'user_changed_user_id', user_id: 'US.NEW', body: 'User X changed from US.OLD to US.NEW' }, {}), 'kept')
    expect(item.reason).toMatch(/no previous identifier/)
  })

  it('changes nothing where only the identity key is new', () => {
    expect(only(system({ type: 'customer_identity_changed' }), 'accountNotice')).toMatchObject({ event: 'customer_identity_changed' })
  })
})
