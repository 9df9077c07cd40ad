/** Asks the product's own HTTP API. Every failure becomes a Refused or an Unreachable, each with a sentence for people. */
import { words } from '../wording'

/** The server answered no: problem details (RFC 9457), whose detail says what is wrong and what to do. */
export class Refused extends Error {
  override readonly name = 'Refused'
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/** No answer came: the server is down or the network is away. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
  constructor(cause: unknown) {
    super(words.shell.unreachable, { cause })
  }
}

interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/** The JSON of the answer; undefined where there is none. Throws Refused or Unreachable, and AbortError once the signal is aborted. */
export async function call<Answer>(path: string, { method = 'GET', body, signal }: Call = {}): Promise<Answer> {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new Unreachable(error)
  })
  const text = await response.text()
  if (!response.ok) throw new Refused(response.status, problemIn(text) ?? `${response.status} ${response.statusText}`)
  if (text === '') return undefined as Answer
  // an address that the server does not know is answered with the page itself
  if (!response.headers.get('content-type')?.includes('json')) throw new Refused(404, words.shell.noSuchPage)
  return JSON.parse(text) as Answer
}

/** What people read of an error of any kind. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

export const isSignedOut = (error: unknown): boolean => error instanceof Refused && error.status === 401

interface ProblemBody {
  readonly detail?: string
  readonly problems?: readonly { readonly message: string }[]
  /** The sandbox's control API is no part of the public API and says it in its own way. */
  readonly error?: string
}

function problemIn(text: string): string | undefined {
  try {
    const { detail, problems = [], error } = JSON.parse(text) as ProblemBody
    const said = detail ?? error
    return said && [said, ...problems.map(({ message }) => message)].join('. ')
  } catch {
    return undefined
  }
}
