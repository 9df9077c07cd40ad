/** Where a webhook item goes: to its conversation, or among what is kept with its reason. */
import { describe, expect, it } from 'vitest'
import { Directory } from '../../engine/directory/model/directory'
import type { Answer, ObjectAddress, ObjectEvent } from '../../engine/hosts/host'
import { deliverItem, type IntakePorts } from '../../engine/intake/deliver-item'
import { readEnvelope } from '../../engine/whatsapp/wire/envelope'

const NUMBER = '106540352242922'
const directory = Directory.parse({
  channels: [
    {
      ...{ id: 'front', kind: 'whatsapp', name: 'Front', phoneNumberId: NUMBER, wabaId: '2', number: '+16145550100' },
      ...{ defaultScript: 'front', defaultSkill: 'support' },
    },
  ],
})

function intake(answer: Answer = { outcome: 'done', value: undefined }) {
  const asked: { readonly address: ObjectAddress; readonly event: ObjectEvent; readonly mark: string | undefined }[] = []
  const kept: string[] = []
  const ports: IntakePorts = {
    directory: () => directory,
    resolveContact: (scope, { phone, userId }) => `${scope}-${userId ?? phone}`,
    announceChange: (scope, previous) => (previous.phone === '1650' ? `${scope}-1650` : undefined),
    ask: async (address, event, { mark }) => {
      asked.push({ address, event, mark })
      return answer
    },
    keep: async (_item, reason) => void kept.push(reason),
    templateChanged: async () => undefined,
  }
  const deliver = async (value: object, field = 'messages') => {
    const envelope = {
      object: 'whatsapp_business_account',
      entry: [{ id: '2', time: 1, changes: [{ field, value: { metadata: { phone_number_id: NUMBER }, ...value } }] }],
    }
    return Promise.all(readEnvelope(envelope).map((item) => deliverItem(item, ports)))
  }
  return { asked, kept, deliver }
}

const text = (more: object = {}) => ({ from: '1650', id: 'wamid.A', timestamp: '1749416383', type: 'text', text: { body: 'Hi' }, ...more })

describe('a message', () => {
  it('goes to the conversation of its channel and contact, marked by its id', async () => {
    const { asked, deliver } = intake()
    expect(await deliver({ contacts: [{ wa_id: '1650', profile: { name: 'Ada' } }], messages: [text()] })).toEqual(['routed'])
    expect(asked).toMatchObject([{ address: { type: 'conversation', key: 'front/2-1650' }, mark: expect.stringContaining('wamid.A') }])
  })

  it('of a contact without a number goes by the user id', async () => {
    const { asked, deliver } = intake()
    const { from: _hidden, ...message } = text({ from_user_id: 'US.1' })
    await deliver({ contacts: [{ user_id: 'US.1' }], messages: [message] })
    expect(asked[0]?.address.key).toBe('front/2-US.1')
  })

  it('for a number that no channel has is kept with its reason', async () => {
    const { kept, deliver } = intake()
    expect(await deliver({ metadata: { phone_number_id: '999' }, messages: [text()] })).toEqual(['kept'])
    expect(kept[0]).toMatch(/No channel has the number id 999/)
  })

  it('without an id is kept, and its neighbour is routed', async () => {
    const { asked, kept, deliver } = intake()
    const { id: _missing, ...broken } = text()
    expect((await deliver({ messages: [broken, text({ id: 'wamid.B' })] })).sort()).toEqual(['kept', 'routed'])
    expect(kept).toHaveLength(1)
    expect(asked).toHaveLength(1)
  })

  it('that was there before is a duplicate, one that broke its handler is told as such', async () => {
    expect(await intake({ outcome: 'duplicate' }).deliver({ messages: [text()] })).toEqual(['duplicate'])
    expect(await intake({ outcome: 'poison', reason: 'bug' }).deliver({ messages: [text()] })).toEqual(['poison'])
  })
})

describe('a status', () => {
  it('finds its conversation by the effect id that went with the send', async () => {
    const { asked, deliver } = intake()
    await deliver({
      statuses: [{ id: 'wamid.O', status: 'sent', timestamp: '1', recipient_id: '1650', biz_opaque_callback_data: 'front/c1#7' }],
    })
    expect(asked).toMatchObject([{ address: { key: 'front/c1' }, event: { type: 'status.received', update: { effectId: 'front/c1#7' } } }])
  })

  it.each([
    ['without one', undefined],
    ['with one of another program', 'order-17'],
  ])('%s is kept', async (_what, data) => {
    const { kept, deliver } = intake()
    await deliver({ statuses: [{ id: 'wamid.O', status: 'sent', timestamp: '1', recipient_id: '1650', biz_opaque_callback_data: data }] })
    expect(kept[0]).toMatch(/not sent from here/)
  })
})

describe('what is no message', () => {
  it('tells a known contact’s conversation of a new number, and keeps it of a stranger', async () => {
    const { asked, kept, deliver } = intake()
    const moved = (from: string) => ({
      from,
      id: `wamid.${from}`,
      timestamp: '1',
      type: 'system',
      system: { type: 'user_changed_number', wa_id: '1219', body: '' },
    })
    await deliver({ messages: [moved('1650'), moved('1999')] })
    expect(asked).toMatchObject([{ address: { key: 'front/2-1650' }, event: { type: 'contact.changed' } }])
    expect(kept[0]).toMatch(/not known here/)
  })

  it('keeps notices and unknown fields raw', async () => {
    const { kept, deliver } = intake()
    await deliver({ event: 'PARTNER_ADDED' }, 'account_update')
    await deliver({ anything: true }, 'field_of_tomorrow')
    expect(kept).toHaveLength(2)
  })
})
