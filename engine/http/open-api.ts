/** The API's own description (OpenAPI 3.1), generated from the schemas that check every request. */
import { z } from '@hono/zod-openapi'
import { API_PATH, type Api } from './api-env'
import { apiRoute } from './api-route'

type Document = ReturnType<Api['getOpenAPI31Document']>

export function openApiRoute(api: Api): void {
  const read = apiRoute({
    method: 'get',
    path: '/openapi.json',
    right: 'anyone',
    tag: 'About',
    request: {},
    summary: 'This document',
    answer: z.looseObject({ openapi: z.string() }),
  })
  let document: Document | undefined
  api.openapi(read, (c) => {
    document ??= describeApi(api)
    return c.json(document)
  })
}

function describeApi(api: Api): Document {
  api.openAPIRegistry.registerComponent('securitySchemes', 'adminToken', { type: 'http', scheme: 'bearer' })
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'cordboard-session' })
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Cordboard', version: '1', description: 'Visual contact-centre scripts for WhatsApp, and the engine that runs them.' },
    servers: [{ url: API_PATH }],
    security: [{ adminToken: [] }, { session: [] }],
  })
}
