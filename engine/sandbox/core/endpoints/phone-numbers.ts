/** Business numbers: read, list, add, verify, register (Meta: number and channel set-up). */
import { type Call, type Reply, SUCCESS, textParameter } from '../call'
import { invalidParameter, missingParameter } from '../checks/read-parameters'
import { type FieldSet, pageOf, pickFields } from '../fields'
import { GraphError } from '../graph-error'
import { numericId } from '../ids'
import type { Account, PhoneNumber } from '../sandbox'
import { newNumber } from '../seed'

/** No text message leaves the sandbox: this is the code that it would have brought. */
export const VERIFICATION_CODE = '000000'
const REGISTRATION_LIMIT = 10
const REGISTRATION_SPAN_MS = 72 * 3_600_000

const FIELDS: FieldSet = {
  nodeType: 'WhatsAppBusinessPhoneNumber',
  standard: [
    'verified_name',
    'code_verification_status',
    'display_phone_number',
    'quality_rating',
    'platform_type',
    'throughput',
    'webhook_configuration',
    'id',
  ],
  known: [
    ...[
      'id',
      'verified_name',
      'code_verification_status',
      'display_phone_number',
      'quality_rating',
      'quality_score',
      'platform_type',
      'throughput',
    ],
    ...[
      'webhook_configuration',
      'status',
      'name_status',
      'new_display_name',
      'new_name_status',
      'account_mode',
      'is_official_business_account',
    ],
    ...['is_on_biz_app', 'is_pin_enabled', 'is_preverified_number', 'health_status', 'last_onboarded_time', 'messaging_limit_tier'],
    ...['whatsapp_business_manager_messaging_limit', 'conversational_automation', 'eligibility_for_api_business_global_search'],
    ...['whatsapp_business_profile', 'certificate', 'username'],
  ],
}

function show(call: Call, number: PhoneNumber): Record<string, unknown> {
  const account = call.sandbox.accounts.get(number.wabaId)
  return pickFields(call, FIELDS, {
    id: number.id,
    verified_name: number.verifiedName,
    display_phone_number: number.displayNumber,
    code_verification_status: number.isVerified ? 'VERIFIED' : 'NOT_VERIFIED',
    quality_rating: 'GREEN',
    quality_score: { score: 'GREEN' },
    platform_type: number.isRegistered ? 'CLOUD_API' : 'NOT_APPLICABLE',
    throughput: { level: number.isRegistered ? number.throughput : 'NOT_APPLICABLE' },
    status: number.isRegistered ? 'CONNECTED' : 'PENDING',
    name_status: 'APPROVED',
    account_mode: 'SANDBOX',
    is_official_business_account: false,
    is_on_biz_app: false,
    is_pin_enabled: number.pin !== undefined,
    is_preverified_number: false,
    messaging_limit_tier: 'TIER_2K',
    whatsapp_business_manager_messaging_limit: 'TIER_2K',
    health_status: { can_send_message: number.isRegistered ? 'AVAILABLE' : 'BLOCKED', entities: [] },
    whatsapp_business_profile: { messaging_product: 'whatsapp', ...number.profile },
    webhook_configuration: {
      ...(number.callback === undefined ? {} : { phone_number: number.callback }),
      ...(account?.callback === undefined ? {} : { whatsapp_business_account: account.callback }),
    },
    ...(number.newDisplayName === undefined ? {} : { new_display_name: number.newDisplayName, new_name_status: 'PENDING_REVIEW' }),
  })
}

export function listNumbers(call: Call, account: Account): Reply {
  const numbers = [...call.sandbox.numbers.values()].filter(({ wabaId }) => wabaId === account.id)
  return { body: pageOf(call, numbers, (number) => show(call, number)) }
}

export function getNumber(call: Call, number: PhoneNumber): Reply {
  return { body: show(call, number) }
}

/** POST /{waba}/phone_numbers: a number that has still to be verified and registered. */
export function createNumber(call: Call, account: Account): Reply {
  const [countryCode, local, verifiedName] = ['cc', 'phone_number', 'verified_name'].map((name) => {
    const value = textParameter(call, name)
    if (!value) throw missingParameter(name)
    return value
  }) as [string, string, string]
  const number = newNumber(account.id, numericId(call.random, 15), `+${countryCode} ${local}`, verifiedName)
  if ([...call.sandbox.numbers.values()].some(({ digits }) => digits === number.digits))
    throw invalidParameter('Param phone_number is already in use.', 2388012)
  call.sandbox.numbers.set(number.id, number)
  return { body: { id: number.id } }
}

/** POST /{phone}: PIN, callback override or display name. */
export function updateNumber(call: Call, number: PhoneNumber): Reply {
  const { pin, webhook_configuration: webhooks } = call.parameters
  if (pin !== undefined) number.pin = readPin(pin)
  const name = textParameter(call, 'new_display_name')
  if (name !== undefined) number.newDisplayName = name
  if (typeof webhooks === 'object' && webhooks !== null) {
    const callback = callbackAddress((webhooks as Record<string, unknown>).override_callback_uri)
    if (callback === undefined) delete number.callback
    else number.callback = callback
  }
  return SUCCESS
}

/** Undefined removes the override. */
export function callbackAddress(value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined
  if (typeof value !== 'string' || value.length > 200 || !/^https?:\/\//.test(value)) {
    throw invalidParameter('Param override_callback_uri must be an address of at most 200 characters.')
  }
  return value
}

export function requestCode(call: Call, number: PhoneNumber): Reply {
  const method = textParameter(call, 'code_method')
  if (method !== 'SMS' && method !== 'VOICE') throw invalidParameter('Param code_method must be one of {SMS, VOICE}.')
  if (!textParameter(call, 'language')) throw missingParameter('language')
  if (number.isVerified) throw new GraphError(136024, 'The number is verified already.', { subcode: 2388091 })
  return SUCCESS
}

export function verifyCode(call: Call, number: PhoneNumber): Reply {
  if (textParameter(call, 'code')?.replace('-', '') !== VERIFICATION_CODE)
    throw new GraphError(136025, 'The code is wrong.', { subcode: 2388093 })
  number.isVerified = true
  return SUCCESS
}

/** The first PIN sets two-step verification, later ones have to equal it. */
export function register(call: Call, number: PhoneNumber): Reply {
  countRegistration(call, number)
  if (textParameter(call, 'messaging_product') !== 'whatsapp') throw missingParameter('messaging_product')
  const pin = readPin(call.parameters.pin)
  if (!number.isVerified) throw new GraphError(133006, 'Verify the number first: request_code, then verify_code.')
  if (number.pin !== undefined && number.pin !== pin) throw new GraphError(133005, 'The PIN is not the one of this number.')
  number.pin = pin
  number.isRegistered = true
  return SUCCESS
}

export function deregister(call: Call, number: PhoneNumber): Reply {
  countRegistration(call, number)
  number.isRegistered = false
  return SUCCESS
}

function countRegistration({ now }: Call, number: PhoneNumber): void {
  number.registrations = number.registrations.filter((at) => now - at < REGISTRATION_SPAN_MS)
  if (number.registrations.length >= REGISTRATION_LIMIT) throw new GraphError(133016, 'Register and deregister allow 10 calls in 72 hours.')
  number.registrations.push(now)
}

function readPin(pin: unknown): string {
  if (pin === undefined) throw missingParameter('pin')
  if (!/^\d{6}$/.test(String(pin))) throw invalidParameter('Param pin must be 6 digits.')
  return String(pin)
}
