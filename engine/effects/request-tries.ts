/** How long is waited before a request is made again, and how long all of its tries take at most. */
const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 30_000

/** After a try (1 is the first): twice as long each time and a little by chance, or as the other system asked. Never longer than half a minute. */
export function requestRetryMs(attempt: number, askedMs: number | undefined, random: number): number {
  const wait = FIRST_WAIT_MS * 2 ** (attempt - 1) * (1 + random / 2)
  return Math.round(Math.min(Math.max(wait, askedMs ?? 0), LONGEST_WAIT_MS))
}

/** Every try until its time-out, and the longest waits in between. */
export function longestRequestMs({ tries, timeoutMs }: { readonly tries: number; readonly timeoutMs: number }): number {
  return tries * timeoutMs + (tries - 1) * LONGEST_WAIT_MS
}
