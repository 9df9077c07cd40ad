/**
 * Ids in Meta's shapes. Nothing here draws chance by itself: callers hand in `random` (0 to 1), so that a replay or a simulation
 * gives the same ids.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** 0 (inclusive) to 1 (exclusive). */
export type Random = () => number

/** mulberry32: the same seed gives the same numbers on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Message ids are opaque base64 with `+`, `/` and `=` in it, as Meta's are: clients have to URL-encode them. */
export function wamid(direction: 'in' | 'out', who: string, now: number, count: number, random: Random): string {
  const unique = hex(now, 11) + hex(count, 4) + hex(Math.floor(random() * 0x1000), 3)
  const [receiver, kind] = direction === 'out' ? ['\x15\x02\x00', '\x11'] : ['\x15\x02\x00', '\x12']
  const letters = who.slice(0, 200)
  const bytes = `\x1c\x18${String.fromCharCode(letters.length)}${letters}${receiver}${kind}\x18\x12${unique.toUpperCase()}\x00`
  return `wamid.${btoa(bytes)}`
}

function hex(value: number, digits: number): string {
  return Math.floor(value).toString(16).slice(-digits).padStart(digits, '0')
}

/** Media, template and number ids: digits, first one not zero. */
export function numericId(random: Random, digits = 16): string {
  const first = String(1 + Math.floor(random() * 9))
  return Array.from({ length: digits - 1 }, () => Math.floor(random() * 10)).reduce<string>((id, digit) => id + digit, first)
}

const TRACE_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'

export function traceId(random: Random): string {
  return `A${Array.from({ length: 22 }, () => TRACE_LETTERS[Math.floor(random() * TRACE_LETTERS.length)]).join('')}`
}

/** Longest first; numbers outside this list count as from the United States. */
const COUNTRY_OF_PREFIX: readonly (readonly [string, string])[] = [
  ['351', 'PT'],
  ['353', 'IE'],
  ['971', 'AE'],
  ['27', 'ZA'],
  ['31', 'NL'],
  ['33', 'FR'],
  ['34', 'ES'],
  ['39', 'IT'],
  ['41', 'CH'],
  ['43', 'AT'],
  ['44', 'GB'],
  ['49', 'DE'],
  ['52', 'MX'],
  ['55', 'BR'],
  ['57', 'CO'],
  ['62', 'ID'],
  ['91', 'IN'],
]

/**
 * The business-scoped user id of a phone. It follows from portfolio and phone, so that a restarted sandbox gives the same person
 * the same id; a fresh one would look like a recycled number (Meta: business-scoped user ids).
 */
export function businessScopedId(portfolioId: string, phone: string): string {
  const country = COUNTRY_OF_PREFIX.find(([prefix]) => phone.startsWith(prefix))?.[1] ?? 'US'
  const digest = sha256(utf8ToBytes(`${portfolioId}/${phone}`))
  const digits = [...digest.slice(0, 20)].map((byte, index) => (index === 0 ? 1 + (byte % 9) : byte % 10)).join('')
  return `${country}.${digits}`
}

export const BUSINESS_SCOPED_ID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/

/**
 * Digits of a recipient as WhatsApp knows them: Mexican mobiles gain a 1 and Brazilian ones outside the early areas lose their 9,
 * so the answer's `wa_id` can differ from what was sent (Meta: sending). Undefined when it is no phone number.
 */
export function waIdOf(written: string): string | undefined {
  const digits = written.replace(/[+\s\-()]/g, '')
  if (!/^\d{5,15}$/.test(digits)) return undefined
  if (/^52\d{10}$/.test(digits)) return `521${digits.slice(2)}`
  const brazil = /^55(\d\d)9(\d{8})$/.exec(digits)
  if (brazil?.[1] && brazil[2] && Number(brazil[1]) >= 31) return `55${brazil[1]}${brazil[2]}`
  return digits
}
