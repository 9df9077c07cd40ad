/** How much of a body is read: bytes by route, and no JSON deeper or longer than anything honest. */
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { MAX_SCRIPT_BYTES } from '../script/read-script'
import { beyondBounds } from '../whatsapp/json-bounds'
import { API_PATH } from './api-env'
import { HttpProblem } from './problem'

const BODY_BYTES = 1024 * 1024
/** Some hundred scripts at once. */
const WORKSPACE_BYTES = 32 * 1024 * 1024
const JSON_BOUNDS = { maxDepth: 64, maxMembers: 50_000 }

const limited = (maxSize: number, what: string, advice: string) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new HttpProblem(413, `${what} may have ${maxSize / 1024 / 1024} MB at most, this is larger; nothing was changed.${advice}`)
    },
  })
const ordinary = limited(BODY_BYTES, 'What is sent here', '')
const ofScripts = limited(MAX_SCRIPT_BYTES, 'A script', ' Split it into several scripts')
const ofWorkspaces = limited(WORKSPACE_BYTES, 'A workspace', ' Apply it in parts')

/** Uploads count their own bytes while they are stored. */
export const limitBody: MiddlewareHandler = async (c, next) => {
  const { path } = c.req
  if (path === `${API_PATH}/media`) return next()
  if (path.startsWith(`${API_PATH}/workspace/`)) return ofWorkspaces(c, next)
  return path.startsWith(`${API_PATH}/scripts/`) ? ofScripts(c, next) : ordinary(c, next)
}

export const limitJson: MiddlewareHandler = async (c, next) => {
  if (/\bjson\b/i.test(c.req.header('content-type') ?? '')) {
    const exceeded = beyondBounds(new Uint8Array(await c.req.arrayBuffer()), JSON_BOUNDS)
    if (exceeded === 'depth') throw new HttpProblem(413, `The JSON is nested deeper than ${JSON_BOUNDS.maxDepth} levels`)
    if (exceeded === 'members') throw new HttpProblem(413, `A list or object of the JSON has more than ${JSON_BOUNDS.maxMembers} members`)
  }
  return next()
}
