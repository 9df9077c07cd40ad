/** Everything that is answered over HTTP but the webhook: the API, sign-in, health, the designer's pages. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { AUTH_PATH } from '../people/sign-in'
import { API_PATH, type Api, type ApiEnv } from './api-env'
import { authorize } from './authorize'
import { limitBody, limitJson } from './body-limits'
import { healthRoutes } from './health'
import { refuseInvalid } from './invalid-input'
import { addMetrics } from './metrics'
import { openApiRoute } from './open-api'
import { HttpProblem, problemResponse } from './problem'
import { answerError } from './problems-of-errors'
import { agentRoutes } from './routes/agents'
import { caseRoutes } from './routes/cases'
import { commentRoutes } from './routes/comments'
import { conversationRoutes } from './routes/conversations'
import { directoryRoutes } from './routes/directory'
import { editorRoutes } from './routes/editors'
import { historyRoutes } from './routes/history'
import { mediaRoutes } from './routes/media'
import { operationRoutes } from './routes/operations'
import { peopleRoutes } from './routes/people'
import { queueRoutes } from './routes/queues'
import { requestSecretRoutes } from './routes/request-secrets'
import { runningCaseRoutes } from './routes/running-cases'
import { runRoutes } from './routes/runs'
import { scheduleRoutes } from './routes/schedule'
import { scriptHistoryRoutes } from './routes/script-history'
import { scriptRoutes } from './routes/scripts'
import { trafficRoutes } from './routes/traffic'
import { workspaceRoutes } from './routes/workspace'
import { sameOrigin } from './same-origin'
import { sandboxRoutes } from './sandbox'
import { securityHeaders } from './security-headers'
import type { Services } from './services'
import { serveDesigner } from './static-files'

export interface AppOptions {
  /** Where people reach the product, such as https://desk.example.org; missing: where the request came to. */
  readonly publicUrl?: string | undefined
  /** The built designer, `dist/designer`; missing: no pages are served. */
  readonly designerFolder?: string | undefined
}

export function createApp(services: Services, { publicUrl, designerFolder }: AppOptions = {}): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>()
  app.onError(answerError)
  app.notFound((c) => problemResponse(new HttpProblem(404, `There is nothing at ${c.req.path}`), c.req.path))
  app.use(addMetrics(services))
  app.use(securityHeaders(publicUrl?.startsWith('https:') === true))

  healthRoutes(app, services)
  app.all(`${AUTH_PATH}/*`, (c) => services.people.handler(c.req.raw, c.env?.incoming?.socket.remoteAddress))
  if (services.sandbox) sandboxRoutes(app, services.people, services.sandbox, publicUrl)
  app.route(API_PATH, createApi(services, publicUrl))
  // what is under /api is never a page
  app.all('/api/*', (c) => c.notFound())
  if (designerFolder !== undefined) serveDesigner(app, designerFolder)
  return app
}

/** The routes under /api/v1. */
export function createApi(services: Services, publicUrl?: string): Api {
  const api: Api = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
  api.use(
    methodNotAllowed({
      app: api,
      onMethodNotAllowed: (c, methods) => {
        const problem = new HttpProblem(405, `${c.req.method} is not for ${c.req.path}`, { headers: { Allow: methods.join(', ') } })
        return problemResponse(problem, c.req.path)
      },
    }),
  )
  api.use(async (c, next) => {
    await next()
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
  })
  api.use(sameOrigin(publicUrl === undefined ? undefined : new URL(publicUrl).origin))
  api.use(authorize(api, services.people))
  api.use(limitBody)
  api.use(limitJson)

  directoryRoutes(api, services)
  requestSecretRoutes(api, services)
  scriptRoutes(api, services)
  scriptHistoryRoutes(api, services)
  scheduleRoutes(api, services)
  runningCaseRoutes(api, services)
  commentRoutes(api, services)
  editorRoutes(api, services)
  trafficRoutes(api, services)
  workspaceRoutes(api, services)
  caseRoutes(api, services)
  conversationRoutes(api, services)
  agentRoutes(api, services)
  queueRoutes(api, services)
  runRoutes(api, services)
  historyRoutes(api, services)
  operationRoutes(api, services)
  mediaRoutes(api, services)
  peopleRoutes(api, services, { publicUrl })
  openApiRoute(api)
  return api
}
