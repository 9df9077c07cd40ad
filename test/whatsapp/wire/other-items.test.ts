/** Statuses, calls, templates, preferences and account fields. */
import { describe, expect, it } from 'vitest'
import { readEnvelope } from '../../../engine/whatsapp/wire/envelope'
import { envelope, METADATA, message, messages, only, statuses } from './envelopes'

const status = (name: unknown, more: Record<string, unknown> = {}) => ({
  id: 'wamid.OUT',
  status: name,
  timestamp: '1750030073',
  recipient_id: '16505551234',
  ...more,
})

describe('a status', () => {
  it('names the send by our effect id and the contact by every identifier', () => {
    const raw = status('delivered', { biz_opaque_callback_data: 'c1#7', recipient_user_id: 'US.1', parent_recipient_user_id: 'US.ENT.2' })
    const item = only(readEnvelope(statuses(raw)), 'status')
    expect(item.mark).toBe('wamid.OUT/delivered')
    expect(item.update).toEqual({
      wamid: 'wamid.OUT',
      effectId: 'c1#7',
      status: 'delivered',
      at: 1_750_030_073_000,
      contact: { phone: '16505551234', userId: 'US.1', parentUserId: 'US.ENT.2' },
    })
  })

  it.each([
    ['today', { code: 131049, title: 'Not delivered', error_data: { details: 'healthy ecosystem' } }],
    ['in old payloads', { code: '131049', title: 'Not delivered', details: 'healthy ecosystem' }],
  ])('that failed says why, as it is written %s', (_when, error) => {
    const item = only(readEnvelope(statuses(status('failed', { errors: [error] }))), 'status')
    expect(item.update.error).toEqual({ code: 131049, title: 'Not delivered', details: 'healthy ecosystem' })
  })

  it('of a group message is one for each participant', () => {
    const one = status('read', { recipient_type: 'group', recipient_id: 'G1', recipient_participant_id: '4911' })
    const other = { ...one, recipient_participant_id: '4922' }
    const marks = readEnvelope(statuses(one, other)).map(({ mark }) => mark)
    expect(marks).toEqual(['wamid.OUT/read/4911', 'wamid.OUT/read/4922'])
  })

  it.each(['deleted', 'warning', 'accepted', 'toString', 7])('with a name off the ladder is kept: %s', (name) => {
    const [kept, neighbour] = readEnvelope(statuses(status(name), status('sent')))
    expect(kept).toMatchObject({ kind: 'kept', reason: expect.stringContaining('no place on the ladder') })
    expect(neighbour).toMatchObject({ kind: 'status', update: { status: 'sent' } })
  })

  it('without the id of a message is kept', () => {
    expect(only(readEnvelope(statuses(status('sent', { id: undefined }))), 'kept').reason).toMatch(/id is missing/)
  })
})

describe('a call', () => {
  const call = (members: Record<string, unknown>) =>
    readEnvelope(
      envelope('calls', {
        metadata: METADATA,
        calls: [{ id: 'wacid.1', from: '16505551234', to: '15550783881', timestamp: '1728932177', ...members }],
      }),
    )

  it('from a contact opens the session window when it begins', () => {
    const item = only(call({ event: 'connect', direction: 'USER_INITIATED' }), 'call')
    expect(item).toMatchObject({
      callId: 'wacid.1',
      at: 1_728_932_177_000,
      opensWindow: true,
      contact: { phone: '16505551234' },
      mark: 'wacid.1/connect',
    })
    expect(only(call({ event: 'terminate', direction: 'USER_INITIATED' }), 'call').opensWindow).toBe(false)
  })

  it('of ours concerns the one who was called and opens nothing', () => {
    const item = only(call({ event: 'connect', direction: 'BUSINESS_INITIATED', from: '15550783881', to: '16505551234' }), 'call')
    expect(item).toMatchObject({ opensWindow: false, contact: { phone: '16505551234' } })
  })

  it('whose recording is ready is a notice', () => {
    expect(only(call({ event: 'call_recording_available' }), 'accountNotice').event).toBe('call_recording_available')
  })
})

describe('a template event', () => {
  const about = { message_template_id: 1689556908129832, message_template_name: 'order_confirmation', message_template_language: 'en-US' }
  const read = (field: string, value: Record<string, unknown>) =>
    only(readEnvelope(envelope(field, { ...about, ...value }, { time: 1 })), 'templateChanged')

  it('names the template as the API does', () => {
    expect(read('message_template_status_update', { event: 'APPROVED' })).toMatchObject({
      templateId: '1689556908129832',
      name: 'order_confirmation',
      language: 'en_US',
      wabaId: '102290129340398',
    })
  })

  it.each([
    ['APPROVED', 'approved'],
    ['REINSTATED', 'approved'],
    ['REJECTED', 'rejected'],
    ['PAUSED', 'paused'],
    ['DISABLED', 'disabled'],
    ['PENDING_DELETION', 'deleted'],
    ['FLAGGED', undefined],
    ['SOMETHING_NEW', undefined],
  ])('%s makes it %s', (event, status) => {
    const { change } = read('message_template_status_update', { event, reason: 'NONE' })
    expect(change).toEqual({ is: 'status', event, reason: 'NONE', ...(status && { status }) })
  })

  it('about quality is recognised under either field', () => {
    const quality = { previous_quality_score: 'GREEN', new_quality_score: 'YELLOW' }
    const change = { is: 'quality', quality: 'YELLOW', previous: 'GREEN' }
    expect(read('message_template_quality_update', quality).change).toEqual(change)
    expect(read('message_template_status_update', quality).change).toEqual(change)
  })

  it('about its category says whether it holds already or is announced', () => {
    expect(read('template_category_update', { new_category: 'UTILITY', correct_category: 'MARKETING' }).change).toEqual({
      is: 'category',
      category: 'UTILITY',
      correct: 'MARKETING',
    })
    expect(read('template_category_update', { previous_category: 'UTILITY', new_category: 'MARKETING' }).change).toEqual({
      is: 'category',
      category: 'MARKETING',
      previous: 'UTILITY',
    })
  })

  it('about its components brings them', () => {
    expect(read('message_template_components_update', { message_template_element: 'Hi {{1}}' }).change).toMatchObject({
      is: 'components',
      components: { message_template_element: 'Hi {{1}}' },
    })
  })

  it('that names no template is kept', () => {
    const items = readEnvelope(envelope('message_template_status_update', { event: 'APPROVED' }))
    expect(only(items, 'kept').reason).toMatch(/message_template_name/)
  })
})

describe('the rest', () => {
  it('marketing preferences are read one by one, time as text or number', () => {
    const preference = (value: string, timestamp: unknown) => ({
      wa_id: '1650',
      user_id: 'US.1',
      category: 'marketing_messages',
      value,
      timestamp,
    })
    const value = {
      metadata: METADATA,
      contacts: [],
      user_preferences: [preference('stop', 1731705721), preference('resume', '1731705722'), preference('maybe', 1)],
    }
    expect(readEnvelope(envelope('user_preferences', value))).toMatchObject([
      { kind: 'userPreference', wants: 'stop', at: 1_731_705_721_000, contact: { phone: '1650', userId: 'US.1' } },
      { kind: 'userPreference', wants: 'resume', at: 1_731_705_722_000 },
      { kind: 'kept', reason: 'value "maybe" is neither stop nor resume' },
    ])
  })

  it('user_id_update re-keys like a system message', () => {
    const update = { wa_id: '5678', user_id: { previous: 'US.1', current: 'US.2' }, timestamp: '1454119029' }
    const item = only(readEnvelope(envelope('user_id_update', { metadata: METADATA, user_id_update: [update] })), 'contactChanged')
    expect(item).toMatchObject({ previous: { userId: 'US.1', phone: '5678' }, current: { userId: 'US.2', phone: '5678' } })
  })

  it.each(['account_update', 'account_alerts', 'security', 'group_lifecycle_update', 'phone_number_quality_update'])(
    '%s is a notice',
    (field) => {
      expect(only(readEnvelope(envelope(field, { event: 'SOMETHING' }, { time: 9 })), 'accountNotice')).toMatchObject({
        field,
        event: 'SOMETHING',
      })
    },
  )

  it('an error of the whole account is a notice', () => {
    expect(only(readEnvelope(envelope('messages', { metadata: METADATA, errors: [{ code: 130429 }] })), 'accountNotice').event).toBe(
      'error 130429',
    )
  })

  it('what was typed in the WhatsApp Business app is one notice each, with its own mark', () => {
    const echo = (id: string) => ({ from: '1555', to: '1650', id, timestamp: '1', type: 'text', text: { body: 'x' } })
    const items = readEnvelope(envelope('smb_message_echoes', { metadata: METADATA, message_echoes: [echo('wamid.1'), echo('wamid.2')] }))
    expect(items).toMatchObject([
      { kind: 'accountNotice', mark: 'echo/wamid.1' },
      { kind: 'accountNotice', mark: 'echo/wamid.2' },
    ])
  })

  it("the test button of Meta's dashboard is accepted and routed nowhere", () => {
    const test = messages(message('text', { body: 'this is a text message' }, { from: '16315551181', id: 'ABGGFlA5Fpa' }))
    const [entry] = test.entry
    const items = readEnvelope({ ...test, entry: [{ ...entry, id: '0' }] })
    expect(only(items, 'accountNotice').event).toBe("test of Meta's dashboard")
  })

  it.each([
    ['an unknown field', envelope('tarot_reading', { card: 'the fool' }), /"tarot_reading" is not known/],
    ['a field named like a member of every object', envelope('__proto__', {}), /not known/],
    [
      'a change without a field',
      { object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ value: {} }] }] },
      /field is missing/,
    ],
    ['a value that is no object', envelope('messages', 'text'), /value is not an object/],
    ['a value without items', envelope('messages', { metadata: METADATA }), /none of messages, statuses, errors/],
    ['a message that is no object', messages(7), /item is not an object/],
    ['an entry that is no object', { object: 'whatsapp_business_account', entry: [null, 'x'].slice(1) }, /entry is not an object/],
    ['an entry that is empty', { object: 'whatsapp_business_account', entry: {} }, /without a single item/],
    ['an envelope of another product', { object: 'instagram', entry: [] }, /not an envelope of a WhatsApp account/],
    ['no object at all', [1, 2], /not an envelope/],
    ['nothing', null, /not an envelope/],
  ])('%s is kept with its reason', (_what, body, reason) => {
    expect(only(readEnvelope(body), 'kept').reason).toMatch(reason)
  })

  it('lists whose brackets were left out are read', () => {
    const [entry] = messages(message('text', { body: 'x' })).entry
    const items = readEnvelope({ object: 'whatsapp_business_account', entry: { ...entry, changes: entry?.changes[0] } })
    expect(only(items, 'message').message.wamid).toBe('wamid.text')
  })
})

describe('marks', () => {
  const notice = (value: Record<string, unknown>, time: number) => readEnvelope(envelope('account_update', value, { time }))[0]?.mark

  it('are the same for the same item, in whatever order its members come', () => {
    expect(notice({ event: 'A', info: { x: 1, y: 2 } }, 5)).toBe(notice({ info: { y: 2, x: 1 }, event: 'A' }, 5))
  })

  it('differ for another time, field, account or content', () => {
    const other = readEnvelope(envelope('account_alerts', { event: 'A' }, { time: 5 }))[0]?.mark
    const account = readEnvelope(envelope('account_update', { event: 'A' }, { time: 5, id: '9' }))[0]?.mark
    expect(new Set([notice({ event: 'A' }, 5), notice({ event: 'A' }, 6), notice({ event: 'B' }, 5), other, account]).size).toBe(5)
  })
})
