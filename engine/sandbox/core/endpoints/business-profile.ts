/** GET and POST /{phone}/whatsapp_business_profile (Meta: business profile). */
import { z } from 'zod'
import { type Call, type Reply, SUCCESS } from '../call'
import { atMost, missingParameter, notEmpty, readParameters } from '../checks/read-parameters'
import { type FieldSet, pickFields } from '../fields'
import type { PhoneNumber } from '../sandbox'

const VERTICALS = (
  'UNDEFINED OTHER AUTO BEAUTY APPAREL EDU ENTERTAIN EVENT_PLAN FINANCE GROCERY GOVT HOTEL HEALTH NONPROFIT PROF_SERVICES RETAIL TRAVEL RESTAURANT ' +
  'NOT_A_BIZ ALCOHOL ONLINE_GAMBLING PHYSICAL_GAMBLING OTC_DRUGS'
).split(' ')

const text = (max: number) => z.string().max(max, atMost(max)).optional()
const Profile = z.object({
  about: z.string().min(1, notEmpty).max(139, atMost(139)).optional(),
  address: text(256),
  description: text(512),
  email: z.email('is not an e-mail address.').max(128, atMost(128)).or(z.literal('')).optional(),
  websites: z
    .array(
      z
        .string()
        .regex(/^https?:\/\//, 'must begin with http:// or https://')
        .max(256, atMost(256)),
    )
    .max(2, 'allows at most 2 websites.')
    .optional(),
  vertical: z
    .string()
    .refine((vertical) => VERTICALS.includes(vertical), `must be one of {${VERTICALS.join(', ')}}.`)
    .optional(),
  profile_picture_handle: z.string().optional(),
})

const FIELDS: FieldSet = {
  nodeType: 'WhatsAppBusinessProfile',
  standard: ['messaging_product'],
  known: ['messaging_product', 'about', 'address', 'description', 'email', 'websites', 'vertical', 'profile_picture_url'],
}

export function getProfile(call: Call, number: PhoneNumber): Reply {
  return { body: { data: [pickFields(call, FIELDS, { messaging_product: 'whatsapp', ...number.profile })] } }
}

export function updateProfile(call: Call, number: PhoneNumber): Reply {
  if (call.parameters.messaging_product !== 'whatsapp') throw missingParameter('messaging_product')
  const { profile_picture_handle: picture, ...profile } = readParameters(Profile, call.parameters)
  const address =
    picture === undefined ? {} : { profile_picture_url: `${call.sandbox.settings.publicUrl}/pictures/${encodeURIComponent(picture)}` }
  Object.assign(number.profile, profile, address)
  return SUCCESS
}
