/** The workspace that seeds run on: two numbers, skills with and without offers, a preferred agent, little capacity; so that things meet. */
import { Directory } from '../directory/model/directory'

/** Without scripts: they come from the examples, so that what is drawn there is what is simulated. */
export function simulatedDirectory(scriptId: string): Omit<Directory, 'scripts'> {
  const channel = (id: string, phoneNumberId: string, number: string, defaultSkill: string) => ({
    ...{ id, kind: 'whatsapp', name: id, phoneNumberId, wabaId: '102290129340398', number },
    ...{ defaultScript: scriptId, defaultSkill },
  })
  const allDay = [{ from: '00:00', to: '24:00' }]
  return Directory.parse({
    channels: [
      channel('front-desk', '106540352242922', '+15550783881', 'support'),
      channel('second', '106540352242923', '+15550783882', 'sales'),
    ],
    skills: [
      {
        ...{ id: 'sales', name: 'Sales', offersNeedAccept: true, offerSeconds: 20 },
        preferredAgent: { focus: 'customer', lock: 'whenOffline', fallbackMinutes: 2 },
      },
      { id: 'support', name: 'Support' },
    ],
    agents: [
      { id: 'ada', name: 'Ada', skills: { sales: 1, support: 5 }, capacity: { total: 2 } },
      { id: 'bea', name: 'Bea', skills: { support: 1 }, capacity: { total: 1 } },
      { id: 'cem', name: 'Cem', skills: { sales: 3 }, capacity: { total: 3, whatsapp: 2 } },
    ],
    hours: [{ id: 'office', name: 'Office', timeZone: 'Europe/Berlin', week: { monday: allDay, tuesday: allDay, wednesday: allDay } }],
    templates: [
      {
        name: 'callback_promise',
        language: 'en_US',
        category: 'utility',
        status: 'approved',
        body: 'Hello {{1}}, we will call you back soon.',
      },
    ],
    screenPopHosts: ['crm.example.com'],
  })
}
