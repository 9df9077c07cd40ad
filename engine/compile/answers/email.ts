/** Which e-mail address was written, the domain in small letters. Whether mail arrives there only a mail can tell. */

const MAX_CHARACTERS = 254
const NAME = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u

export function emailWritten(text: string): string | undefined {
  const at = text.lastIndexOf('@')
  if (at < 1 || at > 64 || text.length > MAX_CHARACTERS) return undefined
  const name = text.slice(0, at)
  const domain = text.slice(at + 1).toLowerCase()
  const labels = domain.split('.')
  const isDomain =
    labels.length > 1 && labels.every((label) => label.length <= 63 && LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '')
  const address = `${name}@${domain}`
  return isDomain && NAME.test(name) && address.length <= MAX_CHARACTERS ? address : undefined
}
