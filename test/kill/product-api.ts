/** Programs that use the product's API while it is being killed: a call has an answer, or nobody knows what became of it. */
import { ADMIN_TOKEN } from './settings'

export type Called<T> = { readonly status: number; readonly body: T } | 'noAnswer'

/** The answer is cut off with the process; nothing of ours takes longer. */
const TIMEOUT_MS = 20_000

/** What a correct caller may be told: done, refused by whoever decides, or to come again. */
const FORESEEN = [200, 202, 204, 409, 503]

export class ProductApi {
  /** Answers that no correct caller should get. */
  readonly surprises: string[] = []

  constructor(private readonly url: string) {}

  async call<T>(method: string, path: string, body?: unknown): Promise<Called<T>> {
    try {
      const response = await fetch(`${this.url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      const text = await response.text()
      if (!FORESEEN.includes(response.status)) this.surprises.push(`${method} ${path}: ${response.status} ${text}`)
      return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T }
    } catch {
      return 'noAnswer'
    }
  }

  /** For a product that nobody kills: throws where there is no answer, or not the expected one. */
  async read<T>(path: string): Promise<T> {
    const called = await this.call<T>('GET', path)
    if (called === 'noAnswer') throw new Error(`GET ${path}: no answer`)
    if (called.status !== 200) throw new Error(`GET ${path}: ${called.status} ${JSON.stringify(called.body)}`)
    return called.body
  }
}
