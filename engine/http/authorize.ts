/**
 * Who may reach a route. The right stands in the route's declaration; a route that declares none is not found, so forgetting it opens
 * nothing (requirement R56).
 */
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { People } from '../people/people'
import { can } from '../people/rights'
import { API_PATH, type Api, type ApiEnv } from './api-env'
import { REQUIRED_RIGHT, type RequiredRight } from './api-route'
import { HttpProblem } from './problem'

/** Method and path, such as `GET /api/v1/cases/:id` -> the right that it asks for. */
export function rightsByRoute(api: Api): ReadonlyMap<string, RequiredRight> {
  const rights = new Map<string, RequiredRight>()
  for (const definition of api.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue
    const { method, path } = definition.route
    const right = definition.route[REQUIRED_RIGHT] as RequiredRight | undefined
    if (right) rights.set(`${method.toUpperCase()} ${API_PATH}${path.replaceAll(/\{(.+?)\}/g, ':$1')}`, right)
  }
  return rights
}

export function authorize(api: Api, people: Pick<People, 'authenticate'>): MiddlewareHandler<ApiEnv> {
  let rights: ReadonlyMap<string, RequiredRight> | undefined
  return async (c, next) => {
    rights ??= rightsByRoute(api)
    const right = matchedRoutes(c)
      .map(({ method, path }) => rights?.get(`${method} ${path}`))
      .find((found) => found !== undefined)
    if (!right) return c.notFound()
    if (right === 'anyone') return next()
    const caller = await people.authenticate(c.req.raw.headers)
    if (!caller) {
      throw new HttpProblem(401, 'Sign in, or send the admin token: Authorization: Bearer <ADMIN_TOKEN>', {
        headers: { 'WWW-Authenticate': 'Bearer' },
      })
    }
    if (right !== 'signedIn' && !can(caller.role, right)) {
      throw new HttpProblem(403, `The role ${caller.role} has no right to this (${right}); an administrator can change the role`)
    }
    c.set('caller', caller)
    await next()
    for (const cookie of caller.setCookies) c.res.headers.append('Set-Cookie', cookie)
  }
}
