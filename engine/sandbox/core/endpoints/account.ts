/** The account (WABA) itself, app subscriptions, tokens and resumable uploads. */
import { type Call, type Reply, SUCCESS, textParameter } from '../call'
import { missingParameter } from '../checks/read-parameters'
import { type FieldSet, pickFields } from '../fields'
import { unknownObject } from '../graph-error'
import { numericId } from '../ids'
import type { Account } from '../sandbox'
import { callbackAddress } from './phone-numbers'

const FIELDS: FieldSet = {
  nodeType: 'WhatsAppBusinessAccount',
  standard: ['id', 'name', 'timezone_id', 'message_template_namespace'],
  known: [
    ...[
      'id',
      'name',
      'timezone_id',
      'message_template_namespace',
      'currency',
      'country',
      'status',
      'account_review_status',
      'health_status',
    ],
    ...['business_verification_status', 'owner_business_info', 'on_behalf_of_business_info', 'ownership_type', 'is_enabled_for_insights'],
    ...['marketing_messages_lite_api_status', 'marketing_messages_onboarding_status', 'primary_funding_id', 'purchase_order_number'],
    'whatsapp_business_manager_messaging_limit',
  ],
}

export function getAccount(call: Call, account: Account): Reply {
  const { portfolioId } = call.sandbox.settings
  return {
    body: pickFields(call, FIELDS, {
      id: account.id,
      name: account.name,
      timezone_id: '1',
      message_template_namespace: `ns_${account.id}`,
      currency: 'USD',
      country: 'US',
      status: 'ACTIVE',
      account_review_status: 'APPROVED',
      business_verification_status: 'verified',
      ownership_type: 'SELF',
      is_enabled_for_insights: true,
      owner_business_info: { id: portfolioId, name: account.name },
      health_status: { can_send_message: 'AVAILABLE', entities: [{ entity_type: 'WABA', id: account.id, can_send_message: 'AVAILABLE' }] },
      whatsapp_business_manager_messaging_limit: 'TIER_2K',
    }),
  }
}

/** POST /{waba}/subscribed_apps; without a body it removes the override. */
export function subscribe(call: Call, account: Account): Reply {
  const callback = callbackAddress(call.parameters.override_callback_uri)
  if (callback !== undefined && !textParameter(call, 'verify_token')) throw missingParameter('verify_token')
  account.isSubscribed = true
  if (callback === undefined) delete account.callback
  else account.callback = callback
  return SUCCESS
}

export function listSubscriptions(call: Call, account: Account): Reply {
  if (!account.isSubscribed) return { body: { data: [] } }
  const app = { id: call.sandbox.settings.appId, name: 'Sandbox app', link: call.sandbox.settings.publicUrl }
  const override = account.callback === undefined ? {} : { override_callback_uri: account.callback }
  return { body: { data: [{ whatsapp_business_api_data: app, ...override }] } }
}

export function unsubscribe(_call: Call, account: Account): Reply {
  account.isSubscribed = false
  return SUCCESS
}

/** GET /debug_token?input_token= */
export function debugToken(call: Call): Reply {
  const input = textParameter(call, 'input_token')
  if (input === undefined) throw missingParameter('input_token')
  const token = call.sandbox.tokens.get(input)
  if (!token || token.isRevoked) {
    return { body: { data: { error: { code: 190, message: 'Invalid OAuth access token.' }, is_valid: false, scopes: [] } } }
  }
  const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging']
  const data = {
    app_id: call.sandbox.settings.appId,
    type: 'SYSTEM_USER',
    application: 'Sandbox app',
    data_access_expires_at: 0,
    expires_at: 0,
    is_valid: true,
    issued_at: Math.floor(call.now / 1000),
    scopes,
    granular_scopes: scopes.map((scope) => ({ scope, target_ids: [...token.wabaIds] })),
    user_id: call.sandbox.settings.portfolioId,
  }
  return { body: { data } }
}

/** POST /{app}/uploads: a place for a template's sample or a profile picture. */
export function startUpload(call: Call): Reply {
  for (const name of ['file_length', 'file_type']) if (!textParameter(call, name)) throw missingParameter(name)
  const id = `upload:${numericId(call.random, 20)}`
  call.sandbox.uploads.set(id, { wabaIds: call.wabaIds })
  return { body: { id } }
}

/** POST /upload:...: the bytes; the handle goes into the template or profile. Only the handle is kept. */
export function finishUpload(call: Call, id: string): Reply {
  const upload = call.sandbox.uploads.get(id)
  if (!upload) throw unknownObject(call.request.method, id)
  const handle = upload.handle ?? `4::${btoa(numericId(call.random, 24))}`
  call.sandbox.uploads.set(id, { ...upload, handle })
  return { body: { h: handle } }
}
