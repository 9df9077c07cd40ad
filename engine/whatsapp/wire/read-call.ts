/** One element of `calls[]`. We do not answer calls, but an inbound one opens the session window like a message. */
import { given, type JsonObject, millisOf, textOf } from './json'
import { contactOf, notice, type Place, type Reading, rawOf } from './place'

export function readCall(place: Place, call: JsonObject): Reading {
  const { phoneNumberId, entryId: wabaId } = place
  if (!phoneNumberId) return 'metadata.phone_number_id is missing: no channel can be told'
  const callId = textOf(call.id)
  if (!callId) return 'id is missing: a repeated delivery could not be told from a new call'
  const event = textOf(call.event)
  if (event !== 'connect' && event !== 'terminate') return notice(place, call, event, `${callId}/${event ?? ''}`)
  const at = millisOf(call.timestamp)
  if (at === undefined) return 'timestamp is missing or no Unix time'
  const isInbound = call.direction !== 'BUSINESS_INITIATED'
  const { details, listed, isKnown } = contactOf(place, {
    phone: isInbound ? call.from : call.to,
    userId: isInbound ? call.from_user_id : call.to_user_id,
  })
  if (!isKnown) return 'caller is missing'
  return {
    kind: 'call',
    phoneNumberId,
    contact: details,
    callId,
    event,
    at,
    opensWindow: isInbound && event === 'connect',
    mark: `${callId}/${event}`,
    raw: rawOf(place, call, listed),
    ...given({ wabaId }),
  }
}
