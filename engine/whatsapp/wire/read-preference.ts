/** One element of `user_preferences[]`: the contact stops or resumes marketing messages in WhatsApp's own settings. */
import { given, type JsonObject, millisOf, textOf } from './json'
import { contactOf, hashMark, type Place, type Reading, rawOf } from './place'

export function readPreference(place: Place, preference: JsonObject): Reading {
  const { entryId: wabaId, phoneNumberId } = place
  const wants = preference.value
  if (wants !== 'stop' && wants !== 'resume') return `value ${JSON.stringify(wants)} is neither stop nor resume`
  const at = millisOf(preference.timestamp)
  if (at === undefined) return 'timestamp is missing or no Unix time'
  const { details, listed, isKnown } = contactOf(place, {
    phone: preference.wa_id,
    userId: preference.user_id,
    parentUserId: preference.parent_user_id,
  })
  if (!isKnown) return 'contact is missing: neither `wa_id` nor `user_id` can be used'
  return {
    kind: 'userPreference',
    contact: details,
    category: textOf(preference.category) ?? 'marketing_messages',
    wants,
    at,
    mark: hashMark(place, preference),
    raw: rawOf(place, preference, listed),
    ...given({ wabaId, phoneNumberId }),
  }
}
