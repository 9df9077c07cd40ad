/** What a request is made of, as an author fills it in: headers, secrets by their names, a body, and which values of the answer are kept. */
import { z } from 'zod'
import { VariableName } from './ids'
import { readJsonPath } from './json-path'

/** RFC 9110: a token. */
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/
/** What the connection itself needs, and what would let a request be read in two ways. */
const OWN_HEADERS: readonly string[] = [
  ...['host', 'content-length', 'transfer-encoding', 'connection', 'keep-alive', 'upgrade', 'te', 'trailer', 'expect'],
  ...['content-type', 'accept-encoding', 'proxy-authorization', 'proxy-connection'],
]

const HeaderName = z
  .string()
  .regex(HEADER_NAME, 'a header’s name has letters, digits and hyphens, such as X-Api-Key')
  .refine((name) => !OWN_HEADERS.includes(name.toLowerCase()), 'this header is set by the request itself')

/** A secret of the workspace, which no script holds. */
export const SecretName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'a secret’s name has lower-case letters, digits and hyphens, such as crm-token')

export const Headers = z
  .array(
    z.object({
      name: HeaderName.meta({ label: 'Name' }),
      value: z.string().max(2000).meta({ label: 'Value', language: 'text' }),
    }),
  )
  .max(20)

export const SecretHeaders = z
  .array(
    z.object({
      name: HeaderName.meta({ label: 'Header' }),
      before: z.string().max(50).default('').meta({ label: 'Written before it', help: 'Such as Bearer and a space' }),
      secret: SecretName.meta({
        label: 'Name of the secret',
        help: 'As it is kept in the workspace; the script never holds the secret itself',
      }),
    }),
  )
  .max(5)

/** `customer.name` puts it into an object of its own. */
const MemberName = z
  .string()
  .regex(/^[\p{L}_][\p{L}\p{N}_-]{0,99}(\.[\p{L}_][\p{L}\p{N}_-]{0,99}){0,7}$/u, 'a name such as order or customer.name')

const body = { value: z.string().max(4000).meta({ label: 'Value', language: 'text' }) } as const

export const RequestBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('json'),
    members: z
      .array(z.object({ name: MemberName.meta({ label: 'Name' }), ...body }))
      .max(50)
      .default([])
      .meta({ label: 'Members', help: 'A value that is one {{ }} alone stays a number or true or false; any other is a text' }),
  }),
  z.object({
    kind: z.literal('form'),
    fields: z
      .array(z.object({ name: z.string().min(1).max(100).meta({ label: 'Name' }), ...body }))
      .max(50)
      .default([])
      .meta({ label: 'Fields' }),
  }),
])
export type RequestBody = z.output<typeof RequestBody>

const AnswerPath = z
  .string()
  .max(300)
  .refine((text) => readJsonPath(text) !== undefined, 'a path to one value, such as $.customer.name or $.items[0]')

export const KeptValues = z
  .array(
    z.object({
      path: AnswerPath.meta({ label: 'Path', help: 'Where the value stands in the answer, such as $.customer.name or $.items[0]' }),
      variable: VariableName.meta({ label: 'Save in', refersTo: 'variable' }),
    }),
  )
  .max(20)
