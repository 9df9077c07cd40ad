/**
 * `Prefer: return=minimal` (RFC 7240): what can be had from elsewhere is left out of the answer. Who checks scripts by itself, as the
 * designer does while drawing, need not wait for a list of problems that is longer than the script.
 */
import type { Context } from 'hono'

/** Whether the least is asked for; the answer then says that it kept to it. */
export function takesMinimal(c: Context): boolean {
  c.header('Vary', 'Prefer', { append: true })
  const isMinimal = (c.req.header('prefer') ?? '').split(',').some((preference) => /^\s*return\s*=\s*"?minimal"?\s*(;|$)/i.test(preference))
  if (isMinimal) c.header('Preference-Applied', 'return=minimal')
  return isMinimal
}
