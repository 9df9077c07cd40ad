/** Other systems inside the simulation: they answer as they were told to, after a moment of virtual time, and nothing leaves. */
import type { HttpClient } from '../effects/performers/services'

/** `json` is the text of the answer. */
export type RequestOutcome = { readonly status: number; readonly json: string } | 'noAnswer'

export const EMPTY_SUCCESS: RequestOutcome = { status: 200, json: '{}' }

const ANSWERS_IN_MS = 200
/** Any address of the public internet: nothing connects to it. */
const SOMEWHERE = '93.184.215.14'

export function createSimulatedHttp(sleep: (ms: number) => Promise<void>, outcome: () => RequestOutcome): HttpClient {
  return {
    resolve: async () => [SOMEWHERE],
    async exchange({ timeoutMs }) {
      const met = outcome()
      await sleep(met === 'noAnswer' ? timeoutMs : ANSWERS_IN_MS)
      if (met === 'noAnswer') return { outcome: 'inDoubt', reason: `no answer came within ${timeoutMs / 1000} seconds` }
      return { outcome: 'answered', status: met.status, body: met.json }
    },
  }
}
