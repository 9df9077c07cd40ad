/** How a value is written into a text: the same in messages, in `text(...)` and in text variables. */
import type { Json } from '../../nodes/machine-parts'

/**
 * Numbers are plain decimals as a person would write them (0.1 + 0.2 is `0.3`), booleans `true` or `false`, nothing is an empty
 * text. Lists and maps cannot be written: undefined.
 */
export function asText(value: Json): string | undefined {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
      return numberAsText(value)
    case 'boolean':
      return String(value)
    default:
      return value === null ? '' : undefined
  }
}

function numberAsText(number: number): string | undefined {
  if (!Number.isFinite(number)) return undefined
  if (Number.isInteger(number)) return BigInt(number).toString()
  const shortest = String(Number(number.toPrecision(15)))
  return shortest.includes('e')
    ? number
        .toFixed(20)
        .replace(/\.?0+$/, '')
        .replace(/^-0$/, '0')
    : shortest
}
