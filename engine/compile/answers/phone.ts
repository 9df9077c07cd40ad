/**
 * Which phone number was written, as + and its 7 to 15 digits (E.164). Whether somebody has that number is not asked: the rules of
 * every country change too often to be built in.
 */

const MARKS = /[\s()./\u2010-\u2015-]/g
/** The one country whose numbers keep the 0 before them when they are called from abroad. */
const KEEPS_ZERO = '39'

export function phoneWritten(text: string, countryCode: string | undefined): string | undefined {
  if (text.length > 40) return undefined
  const bare = text.replace(/^(\+[\d\s]{1,5})\(0\)/, '$1').replace(MARKS, '')
  const digits = internationalDigits(bare, countryCode)
  return digits !== undefined && /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : undefined
}

function internationalDigits(bare: string, countryCode: string | undefined): string | undefined {
  if (bare.startsWith('+')) return bare.slice(1)
  if (bare.startsWith('00')) return bare.slice(2)
  if (countryCode === undefined) return bare
  if (countryCode === '1') return /^1\d{10}$/.test(bare) ? bare : bare.startsWith('011') ? bare.slice(3) : `1${bare}`
  return countryCode + (countryCode === KEEPS_ZERO ? bare : bare.replace(/^0/, ''))
}
