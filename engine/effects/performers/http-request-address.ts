/**
 * Which machines a request may reach. Everything that is not plainly the public internet is refused, so a new special range is too.
 * A name says nothing: what counts is the address that it means at the moment, and the connection is made to that very address.
 */

/** Blocks of IPv4 that are not the public internet (IANA's special-purpose registry, multicast and reserved included). */
const SPECIAL_V4: readonly (readonly [block: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  // the metadata service of a cloud that stands at a public address
  ['168.63.129.16', 32],
]

/** Within the one block of IPv6 that is given out (2000::/3), what is not the public internet or leads to an IPv4 address. */
const SPECIAL_V6: readonly (readonly [groups: readonly number[], bits: number])[] = [
  [[0x2001, 0x0000], 23],
  [[0x2001, 0x0db8], 32],
  [[0x2002], 16],
  [[0x2620, 0x004f, 0x8000], 48],
  [[0x3fff, 0x0000], 20],
  [[0x3ffe], 16],
]

/** An address as a resolver gives it, IPv4 in four decimal numbers or IPv6; anything else is refused. */
export function isPublicAddress(address: string): boolean {
  if (!address.includes(':')) {
    const number = readV4(address)
    return number !== undefined && isPublicV4(number)
  }
  const groups = readV6(address)
  return groups !== undefined && isPublicV6(groups)
}

/** Names that never mean a machine of the public internet. */
export function isPrivateName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  if (name.includes(':') || name.startsWith('[')) return false
  return !name.includes('.') || PRIVATE_ENDINGS.some((ending) => name === ending || name.endsWith(`.${ending}`))
}

const PRIVATE_ENDINGS = ['localhost', 'local', 'internal', 'localdomain', 'intranet', 'corp', 'home', 'lan', 'home.arpa', 'test', 'onion']

function isPublicV4(address: number): boolean {
  return !SPECIAL_V4.some(([block, bits]) => {
    const shift = 2 ** (32 - bits)
    return Math.floor(address / shift) === Math.floor((readV4(block) ?? 0) / shift)
  })
}

function readV4(text: string): number | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)) return undefined
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0)
}

/** Mapped, translated and compatible IPv4 lie outside of 2000::/3, as do loopback, link-local, unique-local and multicast. */
function isPublicV6(groups: readonly number[]): boolean {
  if (((groups[0] ?? 0) & 0xe000) !== 0x2000) return false
  return !SPECIAL_V6.some(([prefix, bits]) => isWithin(groups, prefix, bits))
}

function isWithin(groups: readonly number[], prefix: readonly number[], bits: number): boolean {
  for (let index = 0; index * 16 < bits; index++) {
    const width = Math.min(16, bits - index * 16)
    const mask = (0xffff << (16 - width)) & 0xffff
    if (((groups[index] ?? 0) & mask) !== ((prefix[index] ?? 0) & mask)) return false
  }
  return true
}

/** Eight groups of sixteen bits; a zone (`%eth0`) makes it no public address. */
function readV6(text: string): readonly number[] | undefined {
  const halves = withoutV4(text)?.split('::')
  if (!halves || halves.length > 2) return undefined
  const [head = [], tail] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const given = [...head, ...(tail ?? [])]
  const missing = 8 - given.length
  if (!given.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) || (tail === undefined ? missing !== 0 : missing < 1)) return undefined
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...(tail ?? [])]
  return groups.map((group) => Number.parseInt(group, 16))
}

/** The last four bytes may stand as an IPv4 address. */
function withoutV4(text: string): string | undefined {
  if (!text.includes('.')) return text
  const at = text.lastIndexOf(':') + 1
  const number = readV4(text.slice(at))
  if (number === undefined) return undefined
  return `${text.slice(0, at)}${Math.floor(number / 65_536).toString(16)}:${(number % 65_536).toString(16)}`
}
