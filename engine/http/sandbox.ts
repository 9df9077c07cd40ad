/** The sandbox's control API in the product's own process: a page plays the contact with it. Only for administrators. */
import type { Hono } from 'hono'
import type { People } from '../people/people'
import { can } from '../people/rights'
import type { ApiEnv } from './api-env'
import { HttpProblem } from './problem'
import { sameOrigin } from './same-origin'

const PATH = '/_sandbox/*'

export function sandboxRoutes(
  app: Hono<ApiEnv>,
  people: Pick<People, 'authenticate'>,
  control: (request: Request) => Promise<Response>,
  publicUrl: string | undefined,
): void {
  app.use(PATH, sameOrigin(publicUrl === undefined ? undefined : new URL(publicUrl).origin), async (c, next) => {
    const caller = await people.authenticate(c.req.raw.headers)
    if (!caller) throw new HttpProblem(401, 'Sign in, or send the admin token: Authorization: Bearer <ADMIN_TOKEN>')
    if (!can(caller.role, 'operate')) throw new HttpProblem(403, `The role ${caller.role} has no right to the sandbox`)
    await next()
  })
  app.all(PATH, (c) => control(c.req.raw))
}
