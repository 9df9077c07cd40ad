// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { allContacts, newContact, OWN_PHONE } from '../../../../designer/playground/phone/contacts'

const you = { phone: OWN_PHONE, name: 'Robin' }

describe('who can hold the phone', () => {
  it('is the newcomer, who was added, and whom the sandbox has seen, each once', () => {
    // given
    const added = [{ phone: '12025550102', name: 'Ada' }]
    const seen = [
      { contact: OWN_PHONE, phone: OWN_PHONE, userId: 'u1', name: 'Robin' },
      { contact: '4915112345678', phone: '4915112345678', userId: 'u2' },
      { contact: 'u3', userId: 'u3', name: 'Without a phone' },
    ]
    // then
    expect(allContacts(you, added, seen)).toEqual([you, ...added, { phone: '4915112345678', name: '+4915112345678' }])
  })

  it('gets a phone that nobody else has', () => {
    const first = newContact('Ada', [you])
    expect(first).toEqual({ phone: '12025550102', name: 'Ada' })
    expect(newContact('Bo', [you, { phone: '12025550102', name: 'Ada' }])?.phone).toBe('12025550103')
  })

  it('runs out when all are given away', () => {
    const all = Array.from({ length: 99 }, (_, place) => ({ phone: `120255501${String(place + 1).padStart(2, '0')}`, name: 'x' }))
    expect(newContact('one more', all)).toBeUndefined()
  })
})
