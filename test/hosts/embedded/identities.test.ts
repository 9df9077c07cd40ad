/** Who wrote: identifiers that come and go, numbers that are recycled, changes that are announced, and races of first messages (R7). */
import { describe, expect, it } from 'vitest'
import type { ContactIdentifiers } from '../../../engine/conversation/inbound'
import { append, conversation, event, handling } from '../subject'
import { faultyDatabase } from './faulty-database'
import { openHost, temporaryFolder } from './open-host'

const SCOPE = 'portfolio'
const phone = '16505551234'
const newPhone = '12195555358'
const userId = 'US.1'
const otherUserId = 'US.2'

function withIdentities() {
  const host = openHost()
  const who = (identifiers: ContactIdentifiers, scope = SCOPE) => host.identities.resolveContact(scope, identifiers).contactId
  return { host, who }
}

describe('a contact', () => {
  it.each<[string, ContactIdentifiers, ContactIdentifiers, ContactIdentifiers]>([
    ['phone first, then both, then user id only', { phone }, { phone, userId }, { userId }],
    ['user id first, then both, then phone only', { userId }, { phone, userId }, { phone }],
    ['both, then each', { phone, userId }, { phone }, { userId }],
    ['parent user id with one, then alone with the other', { userId, parentUserId: 'P' }, { userId, phone }, { phone }],
  ])('is the same: %s', async (_, ...items) => {
    const { host, who } = withIdentities()
    expect(new Set(items.map((item) => who(item))).size).toBe(1)
    await host.close()
  })

  it('tells what it learned, once', async () => {
    const { host } = withIdentities()
    const resolve = (identifiers: ContactIdentifiers) => {
      const { isNew, learned } = host.identities.resolveContact(SCOPE, identifiers)
      return { isNew, learned }
    }
    expect(resolve({ phone })).toEqual({ isNew: true, learned: true })
    expect(resolve({ phone })).toEqual({ isNew: false, learned: false })
    expect(resolve({ phone, userId })).toEqual({ isNew: false, learned: true })
    expect(resolve({ phone, userId })).toEqual({ isNew: false, learned: false })
    await host.close()
  })

  it('is another in another portfolio', async () => {
    const { host, who } = withIdentities()
    expect(who({ phone, userId }, 'a')).not.toBe(who({ phone, userId }, 'b'))
    await host.close()
  })

  it('that never had a phone and one that never had a user id stay two, until a person says otherwise', async () => {
    const { host, who } = withIdentities()
    const byUserId = who({ userId })
    const byPhone = who({ phone })
    expect(byUserId).not.toBe(byPhone)
    expect(who({ userId, phone })).toBe(byUserId)
    expect(who({ phone })).toBe(byPhone)
    await host.close()
  })

  it('whose number was recycled is not the new owner; the number goes with the new one', async () => {
    const { host, who } = withIdentities()
    const before = who({ phone, userId })
    const after = who({ phone, userId: otherUserId })
    expect(after).not.toBe(before)
    expect(who({ phone })).toBe(after)
    expect(who({ userId })).toBe(before)
    expect(who({ userId, phone: newPhone })).toBe(before)
    await host.close()
  })

  it('without identifiers is refused', async () => {
    const { host } = withIdentities()
    expect(() => host.identities.resolveContact(SCOPE, {})).toThrow('without phone and user id')
    await host.close()
  })

  describe('that changed', () => {
    it.each<[string, ContactIdentifiers, ContactIdentifiers]>([
      ['number and user id', { phone, userId }, { phone: newPhone, userId: otherUserId }],
      ['the user id only', { userId }, { userId: otherUserId }],
      ['the number, of which only numbers are told', { phone }, { phone: newPhone }],
    ])('%s, as announced, stays the same, also when it is told twice', async (_, previous, current) => {
      const { host, who } = withIdentities()
      const contact = who({ phone, userId })
      expect(host.identities.announceChange(SCOPE, previous, current)).toBe(contact)
      expect(host.identities.announceChange(SCOPE, previous, current)).toBe(contact)
      expect(who(current)).toBe(contact)
      // the new user id that comes with an announced number is the contact's own; a third one is somebody else's
      expect(who({ ...current, userId: otherUserId })).toBe(contact)
      expect(who({ ...current, userId: 'US.3' })).not.toBe(contact)
      await host.close()
    })

    it('and is not known by either is nobody’s change', async () => {
      const { host, who } = withIdentities()
      expect(host.identities.announceChange(SCOPE, { phone }, { phone: newPhone })).toBeUndefined()
      const contact = who({ phone: newPhone, userId })
      // the announcement came late: who wrote already keeps everything, and the old number is theirs
      expect(host.identities.announceChange(SCOPE, { phone }, { phone: newPhone, userId })).toBe(contact)
      expect(who({ phone })).toBe(contact)
      await host.close()
    })

    it('takes the number from who had it before, but nothing from a contact that wrote with the new user id', async () => {
      const { host, who } = withIdentities()
      const contact = who({ phone, userId })
      const formerOwner = who({ phone: newPhone, userId: 'US.9' })
      host.identities.announceChange(SCOPE, { phone, userId }, { phone: newPhone, userId: otherUserId })
      expect([who({ phone: newPhone }), who({ userId: 'US.9' })]).toEqual([contact, formerOwner])
      const early = who({ phone: '15550001111', userId: 'US.5' })
      host.identities.announceChange(SCOPE, { phone }, { phone: '15550001111', userId: 'US.5' })
      expect([who({ phone: '15550001111' }), who({ userId: 'US.5' })]).toEqual([early, early])
      await host.close()
    })
  })

  it('is one for any number of concurrent first messages, in 500 rounds of each kind of item, and after a start', async () => {
    const dataDir = temporaryFolder()
    const host = openHost({ dataDir, conversation: handling({ append }) })
    const contacts: string[][] = []
    for (let round = 0; round < 500; round++) {
      const both = { phone: `1650${round}`, userId: `US.${round}` }
      const items: ContactIdentifiers[] = [
        [both, both, both],
        [{ phone: both.phone }, both, { phone: both.phone }],
        [{ userId: both.userId }, both, both],
      ][round % 3] as ContactIdentifiers[]
      const ids = items.map((item) => host.identities.resolveContact(SCOPE, item).contactId)
      await Promise.all(
        ids.map((id, nth) => host.ask(conversation(`front/${id}`), event('append', { item: nth }), { mark: `${round}/${nth}` })),
      )
      contacts.push(ids)
      expect([new Set(ids).size, await host.peek(conversation(`front/${ids[0]}`), 'items')]).toEqual([1, [0, 1, 2]])
    }
    await host.close()
    const again = openHost({ dataDir })
    contacts.forEach(([contact], round) => {
      expect(
        again.identities.findContact(SCOPE, { userId: `US.${round}` }) ?? again.identities.findContact(SCOPE, { phone: `1650${round}` }),
      ).toBe(contact)
    })
    await again.close()
  })

  it('is the same after a commit that the disk refused, in memory and in the table', async () => {
    const database = faultyDatabase()
    const host = openHost({ openDatabase: database.open, conversation: handling({ append }) })
    database.fail({ at: 3, when: 'before', code: 'SQLITE_FULL' })
    const contact = host.identities.resolveContact(SCOPE, { phone, userId }).contactId
    await expect(host.ask(conversation(contact), event('append', { item: 1 }), { mark: 'm1' })).rejects.toMatchObject({ kind: 'full' })
    expect(host.identities.resolveContact(SCOPE, { phone }).contactId).toBe(contact)
    database.fail(undefined)
    await host.ask(conversation(contact), event('append', { item: 1 }), { mark: 'm1' })
    expect(host.identities.findContact(SCOPE, { userId })).toBe(contact)
    await host.close()
  })
})
