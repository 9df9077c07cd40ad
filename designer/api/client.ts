/** Asks the product's own HTTP API. Every failure becomes a Refused or an Unreachable, each with a sentence for people. */
import type { Actor } from '../../engine/conversation/events'
import type { Problem } from '../../engine/script/script'
import { words } from '../wording/words'
import { noteReachable } from './reachable'

/** What the server says beside the sentence: each single thing that is wrong, and, of a conflict, what is current and by whom. */
export interface Refusal {
  readonly problems: readonly ProblemItem[]
  readonly currentRevision?: number
  /** Who saved what is current, and when. */
  readonly by?: Actor
  readonly at?: number
}

/** One of several things that are wrong; a script's problem where the server found it in a script. */
export type ProblemItem = Omit<Problem, 'severity'> & Partial<Pick<Problem, 'severity'>>

/** The server answered no: problem details (RFC 9457), whose detail says what is wrong and what to do. */
export class Refused extends Error {
  override readonly name = 'Refused'
  constructor(
    readonly status: number,
    message: string,
    readonly refusal: Refusal = { problems: [] },
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
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  /** Sent as it is, with its own type, instead of a body. */
  readonly file?: Blob
  /** The revision that a change began from (If-Match); 0 for something new. */
  readonly base?: number
  /** What can be had from elsewhere is left out of the answer. */
  readonly isMinimal?: boolean
  /** Sent to its end although the page is closing; only for small ones. */
  readonly keepalive?: boolean
  readonly signal?: AbortSignal
}

/** The JSON of the answer; undefined where there is none. Throws Refused or Unreachable, and AbortError once the signal is aborted. */
export async function call<Answer>(path: string, options: Call = {}): Promise<Answer> {
  const { response, text } = await answerTo(path, options)
  if (!response.ok) throw refusedBy(response, text)
  if (text === '') return undefined as Answer
  // an address that the server does not know is answered with the page itself
  if (!response.headers.get('content-type')?.includes('json')) throw new Refused(404, words.shell.noSuchPage)
  return JSON.parse(text) as Answer
}

async function answerTo(path: string, { method = 'GET', body, file, base, isMinimal, keepalive, signal }: Call) {
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(file ? { 'content-type': file.type || 'application/octet-stream' } : {}),
        ...(isMinimal ? { prefer: 'return=minimal' } : {}),
        ...(base === undefined ? {} : { 'if-match': `"${base}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(file ? { body: file } : {}),
      ...(keepalive ? { keepalive } : {}),
      ...(signal ? { signal } : {}),
    })
    // an answer that breaks off is none
    const text = await response.text()
    noteReachable(true)
    return { response, text }
  } catch (error) {
    if (signal?.aborted) throw error
    noteReachable(false)
    throw new Unreachable(error)
  }
}

/** What people read of an error of any kind. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

export const isSignedOut = (error: unknown): boolean => error instanceof Refused && error.status === 401

interface ProblemBody extends Partial<Refusal> {
  readonly detail?: string
  /** The sandbox's control API is no part of the public API and says it in its own way. */
  readonly error?: string
}

function refusedBy({ status, statusText }: Response, text: string): Refused {
  const { detail, error, problems = [], currentRevision, by, at } = problemIn(text)
  const said = detail ?? error
  return new Refused(status, said ? [said, ...problems.map(({ message }) => message)].join('. ') : `${status} ${statusText}`, {
    problems,
    ...(currentRevision === undefined ? {} : { currentRevision }),
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at }),
  })
}

/** Empty for what is no problem document, such as a page of a server in between. */
function problemIn(text: string): ProblemBody {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? parsed : {}
  } catch {
    return {}
  }
}
