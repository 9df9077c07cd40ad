/**
 * Takes a webhook envelope apart into items (Meta: webhook overview).
 *
 * E1. Total: any JSON gives items, never a throw, and never none: what holds nothing that we know is itself one kept item.
 * E2. Every item is read on its own: a bad one is kept with its reason and costs none of its neighbours.
 * E3. Hand-written checks, no schema library: this runs for every webhook, before anything else is known about it.
 */
import type { EnvelopeItem } from './items'
import { type JsonObject, listOf, objectOf, textOf } from './json'
import { keep, notice, type Place, placeOf, type Reading } from './place'
import { readCall } from './read-call'
import { readMessage, readUserIdUpdate } from './read-message'
import { readPreference } from './read-preference'
import { readStatus } from './read-status'
import { readTemplateChange, TEMPLATE_FIELDS } from './read-template-change'

type ReadItem = (place: Place, item: JsonObject) => Reading

/** Which lists of a field's value hold items, and how one of them is read. */
const LISTS: ReadonlyMap<string, readonly (readonly [member: string, read: ReadItem])[]> = new Map([
  [
    'messages',
    [
      ['messages', readMessage],
      ['statuses', readStatus],
      ['errors', (place, error) => notice(place, error, `error ${String(error.code)}`)],
    ],
  ],
  [
    'calls',
    [
      ['calls', readCall],
      ['statuses', readStatus],
      ['errors', (place, error) => notice(place, error, `error ${String(error.code)}`)],
    ],
  ],
  ['user_preferences', [['user_preferences', readPreference]]],
  ['user_id_update', [['user_id_update', readUserIdUpdate]]],
  // typed in the WhatsApp Business app by whoever shares the number with us; each has its own id
  [
    'smb_message_echoes',
    [['message_echoes', (place, echo) => notice(place, echo, textOf(echo.type), textOf(echo.id) && `echo/${textOf(echo.id)}`)]],
  ],
  ['smb_app_state_sync', [['state_sync', (place, sync) => notice(place, sync, textOf(sync.action))]]],
  ['history', [['history', (place, chunk) => notice(place, chunk, chunk.errors === undefined ? 'chunk' : 'declined')]]],
])

/** Fields whose value is one item. */
const WHOLE: ReadonlyMap<string, ReadItem> = new Map<string, ReadItem>([
  ...TEMPLATE_FIELDS.map((field) => [field, readTemplateChange] as const),
  ...[
    'account_alerts',
    'account_review_update',
    'account_settings_update',
    'account_update',
    'automatic_events',
    'business_capability_update',
    'business_username_updates',
    'flows',
    'group_lifecycle_update',
    'group_participants_update',
    'group_settings_update',
    'group_status_update',
    'partner_solutions',
    'payment_configuration_update',
    'phone_number_name_update',
    'phone_number_quality_update',
    'security',
    'tracking_events',
  ].map((field) => [field, readNotice] as const),
])

function readNotice(place: Place, value: JsonObject): Reading {
  return notice(place, value, textOf(value.event) ?? textOf(value.decision) ?? textOf(value.status) ?? textOf(value.type))
}

/** The button "Test" of Meta's dashboard sends these; they concern no number of anybody. */
const isDashboardTest = (place: Place): boolean => place.entryId === '0' || place.phoneNumberId === '123456123'

/** The items of one POST, in the order in which they stand in it. */
export function readEnvelope(body: unknown): EnvelopeItem[] {
  const items: EnvelopeItem[] = []
  const envelope = objectOf(body)
  if (envelope?.object === 'whatsapp_business_account') for (const entry of listOf(envelope.entry)) readEntry(entry, items)
  if (items.length > 0) return items
  const reason =
    envelope?.object === 'whatsapp_business_account' ? 'envelope without a single item' : 'not an envelope of a WhatsApp account'
  return [keep(placeOf('none', {}, {}), body, reason)]
}

function readEntry(element: unknown, items: EnvelopeItem[]): void {
  const entry = objectOf(element)
  if (!entry) {
    items.push(keep(placeOf('none', {}, {}), element, 'entry is not an object'))
    return
  }
  for (const change of listOf(entry.changes)) readChange(entry, change, items)
}

function readChange(entry: JsonObject, element: unknown, items: EnvelopeItem[]): void {
  const change = objectOf(element)
  const field = textOf(change?.field)
  const value = objectOf(change?.value)
  const place = placeOf(field ?? 'none', entry, value ?? {})
  const readWhole = field === undefined ? undefined : WHOLE.get(field)
  const lists = field === undefined ? undefined : LISTS.get(field)
  if (!field) items.push(keep(place, element, 'field is missing'))
  else if (!value) items.push(keep(place, element, 'value is not an object'))
  else if (readWhole) items.push(readGuarded(place, value, readWhole))
  else if (!lists) items.push(keep(place, value, `field ${JSON.stringify(field)} is not known`))
  else {
    const before = items.length
    for (const [member, read] of lists) for (const item of listOf(value[member])) items.push(readGuarded(place, item, read))
    if (items.length === before) items.push(keep(place, value, `value holds none of ${lists.map(([member]) => member).join(', ')}`))
  }
}

function readGuarded(place: Place, element: unknown, read: ReadItem): EnvelopeItem {
  const item = objectOf(element)
  if (!item) return keep(place, element, 'item is not an object')
  if (isDashboardTest(place)) return notice(place, item, "test of Meta's dashboard")
  try {
    const reading = read(place, item)
    return typeof reading === 'string' ? keep(place, item, reading) : reading
  } catch (error) {
    return keep(place, item, `could not be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
