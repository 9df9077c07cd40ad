/** Problem details (RFC 9457): the one shape of every error of the API. */
import { z } from '@hono/zod-openapi'

/** One of several things that are wrong, each with its place. */
export const ProblemItem = z.object({
  /** Stable name of the rule: `link-to-nowhere`. */
  rule: z.string(),
  message: z.string(),
  /** Within the body, query, directory or script. */
  path: z.array(z.union([z.string(), z.number()])),
  severity: z.enum(['error', 'warning']).optional(),
  node: z.string().optional(),
  port: z.string().optional(),
  offset: z.number().optional(),
  /** With the rule's name enough to say it in another language. */
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

export const ProblemDetails = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    /** The path that was asked for. */
    instance: z.string().optional(),
    problems: z.array(ProblemItem).optional(),
  })
  .loose()
  .openapi('Problem')

export interface ProblemItemInput {
  readonly rule: string
  readonly message: string
  readonly path: readonly (string | number)[]
  readonly severity?: 'error' | 'warning'
  readonly node?: string
  readonly port?: string
  readonly offset?: number
  readonly values?: Readonly<Record<string, string | number>>
}

const TITLES = {
  400: 'Malformed request',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Refused',
  428: 'Precondition required',
  429: 'Too many attempts',
  500: 'Internal error',
  503: 'Not available now',
} as const

export type ProblemStatus = keyof typeof TITLES

/** Thrown by handlers; answered as problem details. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  constructor(
    readonly status: ProblemStatus,
    /** What is wrong, where, and what to do. */
    readonly detail: string,
    readonly more: {
      readonly problems?: readonly ProblemItemInput[]
      /** Further members of the document. */
      readonly members?: Readonly<Record<string, unknown>>
      readonly headers?: Readonly<Record<string, string>>
    } = {},
  ) {
    super(detail)
  }
}

export function problemResponse({ status, detail, more }: HttpProblem, instance: string): Response {
  const document = {
    type: `urn:cordboard:problem:${TITLES[status].toLowerCase().replaceAll(' ', '-')}`,
    title: TITLES[status],
    status,
    detail,
    instance,
    ...(more.problems ? { problems: more.problems } : {}),
    ...more.members,
  }
  return new Response(JSON.stringify(document), { status, headers: { ...more.headers, 'Content-Type': 'application/problem+json' } })
}
