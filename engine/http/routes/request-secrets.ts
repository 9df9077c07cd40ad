/** Secrets for the requests of scripts: kept, listed by name and hosts, taken away; their values are never given out again. */
import { z } from '@hono/zod-openapi'
import { SecretName } from '../../../nodes/http-fields'
import type { Api } from '../api-env'
import { apiRoute, jsonBody } from '../api-route'
import type { Services } from '../services'

const Host = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?(:\d{1,5})?$/, 'a host such as crm.example.com, with a port where it is not the usual one')

const SecretValue = z
  .string()
  .regex(/^[\x21-\x7e]([\x20-\x7e]{0,3998}[\x21-\x7e])?$/, 'letters, digits and signs of a header, without a space at either end')

const RequestSecret = z.object({ name: SecretName, hosts: z.array(Host), at: z.number() })

export function requestSecretRoutes(api: Api, { directory }: Pick<Services, 'directory'>): void {
  const shared = { right: 'manageSecrets', tag: 'Directory', answer: z.array(RequestSecret) } as const
  const params = z.object({ name: SecretName })
  const { requestSecrets } = directory
  const all = () => requestSecrets.list().map((secret) => ({ ...secret, hosts: [...secret.hosts] }))

  const list = apiRoute({
    ...shared,
    method: 'get',
    path: '/request-secrets',
    request: {},
    summary: 'Names and hosts of the secrets for requests',
  })
  api.openapi(list, (c) => c.json(all()))

  const put = apiRoute({
    ...shared,
    method: 'put',
    path: '/request-secrets/{name}',
    summary: 'Keep a secret for requests; it goes to these hosts only, and is never given out again',
    request: {
      params,
      body: jsonBody(z.strictObject({ value: SecretValue, hosts: z.array(Host).min(1).max(20) })),
    },
  })
  api.openapi(put, (c) => {
    const { value, hosts } = c.req.valid('json')
    requestSecrets.put(c.req.valid('param').name, value, hosts, c.get('caller').actor)
    return c.json(all())
  })

  const remove = apiRoute({
    ...shared,
    method: 'delete',
    path: '/request-secrets/{name}',
    summary: 'Take a secret for requests away; requests that name it leave by No answer',
    request: { params },
  })
  api.openapi(remove, (c) => {
    requestSecrets.remove(c.req.valid('param').name, c.get('caller').actor)
    return c.json(all())
  })
}
