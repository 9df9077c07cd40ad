/** Finding things in a directory. */
import { describe, expect, it } from 'vitest'
import { Directory } from '../../../engine/directory/model/directory'
import { findAgentsWithSkill, findChannelByPhoneNumberId, findTemplate, indexDirectory } from '../../../engine/directory/model/look-up'
import { channel, maria, reminder } from '../a-workspace'

const directory = Directory.parse({
  channels: [channel],
  agents: [
    maria,
    { ...maria, id: 'eva', email: 'eva@example.org', skills: { support: 1 } },
    { ...maria, id: 'left', email: 'left@example.org', isActive: false },
  ],
  templates: [reminder],
})

describe('a directory', () => {
  it('finds the channel of a webhook item', () => {
    expect(findChannelByPhoneNumberId(directory, channel.phoneNumberId)?.id).toBe('front-desk')
    expect(findChannelByPhoneNumberId(directory, '1')).toBeUndefined()
  })
  it('finds a template by name and language together', () => {
    expect(findTemplate(directory, 'appointment_reminder', 'en_US')?.category).toBe('utility')
    expect(findTemplate(directory, 'appointment_reminder', 'pt_PT')).toBeUndefined()
  })
  it('lists the active agents of a skill, the best first', () => {
    expect(findAgentsWithSkill(directory, 'support').map(({ id }) => id)).toEqual(['eva', 'maria'])
    expect(findAgentsWithSkill(directory, 'sales').map(({ id }) => id)).toEqual(['maria'])
    expect(findAgentsWithSkill(directory, 'unknown')).toEqual([])
  })
  it('is indexed once', () => {
    expect(indexDirectory(directory)).toBe(indexDirectory(directory))
  })
})
