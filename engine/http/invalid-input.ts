/** Answers input that does not fit its schema: every problem with its place. */
import type { Context } from 'hono'
import type { z } from 'zod'
import { HttpProblem } from './problem'

type Validated = { readonly target: string } & ({ readonly success: true } | { readonly success: false; readonly error: z.ZodError })

/** A hook for every route. Throws 422 for a body, 400 for query, path and headers. */
export function refuseInvalid(result: Validated, _context: Context): void {
  if (result.success) return
  const isBody = result.target === 'json' || result.target === 'form'
  const problems = result.error.issues.map(({ code, message, path }) => ({
    rule: `wrong-${code.replaceAll('_', '-')}`,
    message,
    path: path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
    severity: 'error' as const,
  }))
  throw new HttpProblem(isBody ? 422 : 400, `The ${isBody ? 'body' : result.target} is not as this route takes it`, { problems })
}
