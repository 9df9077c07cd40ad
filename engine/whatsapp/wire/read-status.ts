/** One element of `statuses[]`: what became of a message that we sent (Meta: status webhook reference). */
import { MESSAGE_STATUSES, type MessageStatus, type StatusUpdate } from '../../conversation/inbound'
import { given, idOf, type JsonObject, listOf, millisOf, numberOf, objectOf, phoneOf, textOf } from './json'
import { notice, type Place, type Reading, rawOf } from './place'

const REPORTED: ReadonlySet<string> = new Set<MessageStatus>(MESSAGE_STATUSES.filter((status) => status !== 'accepted'))

const isReported = (status: string): status is MessageStatus => REPORTED.has(status)

export function readStatus(place: Place, status: JsonObject): Reading {
  const { phoneNumberId, entryId: wabaId } = place
  if (!phoneNumberId) return 'metadata.phone_number_id is missing: no channel can be told'
  const wamid = textOf(status.id)
  if (!wamid) return 'id is missing: no message can be told'
  const name = textOf(status.status)
  if (status.type === 'call') return notice(place, status, `call ${name ?? ''}`.trim(), `${wamid}/${name ?? ''}`)
  if (!name || !isReported(name)) return `status ${JSON.stringify(status.status)} has no place on the ladder`
  const at = millisOf(status.timestamp)
  if (at === undefined) return 'timestamp is missing or no Unix time'
  // in a group the recipient is the group, and every participant has a status of their own
  const participant = idOf(status.recipient_participant_id)
  const update: StatusUpdate = given({
    wamid,
    effectId: textOf(status.biz_opaque_callback_data),
    status: name,
    at,
    error: errorOf(status),
    contact: given({
      phone: phoneOf(participant ?? (status.recipient_type === 'group' ? undefined : status.recipient_id)),
      userId: idOf(status.recipient_user_id),
      // three spellings are found in the sources
      parentUserId: idOf(status.parent_recipient_user_id) ?? idOf(status.recipient_parent_user_id) ?? idOf(status.parent_user_id),
    }),
  })
  const mark = participant === undefined ? `${wamid}/${name}` : `${wamid}/${name}/${participant}`
  return { kind: 'status', phoneNumberId, update, mark, raw: rawOf(place, status), ...given({ wabaId }) }
}

function errorOf(status: JsonObject): StatusUpdate['error'] {
  const error = objectOf(listOf(status.errors)[0])
  const code = numberOf(error?.code)
  if (!error || code === undefined) return undefined
  // older payloads put `details` beside the code
  const details = textOf(objectOf(error.error_data)?.details) ?? textOf(error.details)
  return given({ code, title: textOf(error.title) ?? textOf(error.message), details })
}
