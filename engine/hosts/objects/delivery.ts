/** An event on its way to one object, and where it came from: what has to be removed in the commit that handles it. */
import type { EffectResult } from '../../effects/types'
import type { ObjectAddress, ObjectEvent, ObjectType } from '../host'

/** `<type>/<key>`: how an address is kept and shown. */
export type AddressText = string

export function addressText({ type, key }: ObjectAddress): AddressText {
  return `${type}/${key}`
}

export function parseAddress(text: AddressText): ObjectAddress {
  const slash = text.indexOf('/')
  return { type: text.slice(0, slash) as ObjectType, key: text.slice(slash + 1) }
}

/** `number` identifies the row that brought the event. */
export type DeliverySource =
  | { readonly from: 'ask'; readonly mark: string | undefined }
  | { readonly from: 'inbox'; readonly number: number }
  | { readonly from: 'timer'; readonly number: number; readonly dueAt: number; readonly ownArmingId: string | undefined }
  | { readonly from: 'effect'; readonly number: number; readonly result: EffectResult }
  | { readonly from: 'deadLetter'; readonly number: number }

export interface Delivery {
  readonly address: AddressText
  readonly event: ObjectEvent
  readonly source: DeliverySource
}
