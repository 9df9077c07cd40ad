/** Changes as they come from a request: every value of the wrong shape is told with its place. */
import { z } from 'zod'
import { RefusedChange } from './errors'
import { DirectoryChange } from './model/changes'

/** One change or several. Throws RefusedChange. */
export function readChanges(input: unknown): DirectoryChange[] {
  const parsed = z.array(DirectoryChange).safeParse(Array.isArray(input) ? input : [input])
  if (parsed.success) return parsed.data
  throw new RefusedChange(
    'The change of the directory',
    parsed.error.issues.map(({ message, path }) => ({
      rule: 'wrong-shape',
      message: `${path.slice(1).join('.')}: ${message}`,
      path: path.slice(1).map((part) => (typeof part === 'symbol' ? String(part) : part)),
    })),
  )
}
