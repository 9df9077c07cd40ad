/**
 * HTTP request: asks another system and goes on by what it answers. The run waits in the node meanwhile; what the contact writes until then
 * is recorded. Secrets stand in the workspace, never in the script.
 */
import { z } from 'zod'
import { defineNode } from './define-node'
import { Headers, KeptValues, RequestBody, SecretHeaders } from './http-fields'
import { VariableName } from './ids'
import type { ActionParts, TransitionParts } from './machine-parts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
/** Done twice they come to the same (RFC 9110, 9.2.2). */
const REPEATABLE: readonly string[] = ['GET', 'PUT', 'DELETE']

const Settings = z.object({
  method: z.enum(METHODS).default('GET').meta({ label: 'Method' }),
  url: z.string().min(1).max(2048).meta({ label: 'Address', help: 'Begins with https://; values in it are encoded', language: 'address' }),
  headers: Headers.default([]).meta({ label: 'Headers' }),
  secretHeaders: SecretHeaders.default([]).meta({ label: 'Headers with a secret' }),
  body: RequestBody.default({ kind: 'none' }).meta({ label: 'Body' }),
  values: KeptValues.default([]).meta({
    label: 'Values to keep',
    help: 'Of a JSON answer; what is not there leaves its variable as it is',
  }),
  statusTo: VariableName.optional().meta({ label: 'Save the status code in', refersTo: 'variable', isAdvanced: true }),
  timeoutSeconds: z.int().min(1).max(30).default(10).meta({ label: 'Longest wait for an answer', unit: 'seconds' }),
  retries: z
    .int()
    .min(0)
    .max(5)
    .default(2)
    .meta({ label: 'Tries again', help: 'After no answer, a server error or too many requests', isAdvanced: true }),
  repeatsAnyMethod: z.boolean().default(false).meta({
    label: 'Try POST and PATCH again too',
    help: 'Only where the other system knows the header Idempotency-Key, or where twice does no harm',
    isAdvanced: true,
  }),
})
type Settings = z.output<typeof Settings>

export const httpRequest = defineNode({
  kind: 'http-request',
  title: 'HTTP request',
  group: 'integration',
  synonyms: ['api', 'webhook', 'rest', 'web service', 'crm', 'fetch', 'call', 'json'],
  help: 'Sends a request to another system and waits for its answer. Success is taken for a status of 200 to 299, with the values that are kept in their variables; Client error for 400 to 499, such as not found; Server error for 500 and more, after the last try. No answer is taken when nothing came in time, the address is not allowed, the answer led elsewhere, or a value did not fit its variable. Addresses of private networks are refused unless the workspace allows them.',
  settings: Settings,
  example: { method: 'GET', url: 'https://crm.example.com/customers?phone={{ contact.phone }}', values: [] },
  waitsFor: 'answer',
  ports: () => ({ default: 'Success', clientError: 'Client error', serverError: 'Server error', failed: 'No answer' }),
  summary: ({ method, url }) => `${method} ${url.replace(/^https:\/\//, '').slice(0, 60)}`,
  compile: ({ settings, to }) => ({
    initial: 'asking',
    states: {
      asking: {
        entry: [requestOf(settings)],
        always: { ...to('failed'), guard: { type: 'hasFault' } },
        on: { 'request.answered': { target: 'reading', actions: [responseOf(settings)] }, 'request.failed': to('failed') },
      },
      reading: {
        always: [
          { ...to('failed'), guard: { type: 'hasFault' } },
          when('success', { target: 'keeping' }),
          when('clientError', to('clientError')),
          when('serverError', to('serverError')),
          to('failed'),
        ],
      },
      keeping: {
        entry: [{ type: 'keepValues', params: { variables: settings.values.map(({ variable }) => variable) } }],
        always: [{ ...to('failed'), guard: { type: 'hasFault' } }, to('default')],
      },
    },
  }),
  check: (settings) => [...checkAddress(settings), ...checkBody(settings), ...checkHeaders(settings)],
})

function requestOf(settings: Settings): ActionParts {
  const { method, url, headers, secretHeaders, body, values, timeoutSeconds, retries, repeatsAnyMethod } = settings
  return {
    type: 'makeRequest',
    params: {
      method,
      url,
      headers,
      secretHeaders,
      ...(body.kind === 'json' ? { json: body.members } : {}),
      ...(body.kind === 'form' ? { form: body.fields } : {}),
      paths: values.map(({ path }) => path),
      timeoutMs: timeoutSeconds * 1000,
      tries: retries + 1,
      isRepeatable: repeatsAnyMethod || REPEATABLE.includes(method),
    },
  }
}

function responseOf({ statusTo }: Settings): ActionParts {
  return { type: 'takeResponse', params: statusTo === undefined ? {} : { statusTo } }
}

function when(value: string, way: TransitionParts): TransitionParts {
  return { ...way, guard: { type: 'resultIs', params: { value } } }
}

/** Where the address begins with a value, only the run knows. */
function checkAddress({ url }: Settings) {
  const begins = url.trim().toLowerCase()
  if (begins.startsWith('{{') || /^https?:\/\/[^/]/.test(begins)) return []
  return [{ path: ['url'], message: 'The address must begin with https://' }]
}

function checkBody({ method, body }: Settings) {
  if (body.kind === 'none' || method !== 'GET') return []
  return [{ path: ['body'], message: 'A GET request carries no body; choose POST, or put the values into the address' }]
}

function checkHeaders({ headers, secretHeaders }: Settings) {
  const named = [
    ...headers.map(({ name }, index) => ({ name: name.toLowerCase(), path: ['headers', index, 'name'] })),
    ...secretHeaders.map(({ name }, index) => ({ name: name.toLowerCase(), path: ['secretHeaders', index, 'name'] })),
  ]
  return named.flatMap(({ name, path }, index) =>
    named.findIndex((other) => other.name === name) < index ? [{ path, message: `The header ${name} is there twice` }] : [],
  )
}
