/** What the workspace is: its directory and history. */
import type { DirectoryRevision } from '../../engine/directory/model/directory'
import type { KeptEntry } from '../../engine/history/entries'
import { call } from './client'

const API = '/api/v1'

export const readDirectory = (signal: AbortSignal) => call<DirectoryRevision>(`${API}/directory`, { signal })

/** Everything that happened in the conversation, in order. */
export async function readTrace(conversation: string, signal: AbortSignal): Promise<readonly KeptEntry[]> {
  const entries: KeptEntry[] = []
  for (let after: number | undefined = 0; after !== undefined; ) {
    const path = `${API}/conversations/${encodeURIComponent(conversation)}/trace?after=${after}&limit=${TRACE_PAGE}`
    const page: { readonly entries: readonly KeptEntry[]; readonly next?: number } = await call(path, { signal })
    entries.push(...page.entries)
    after = page.entries.length === TRACE_PAGE ? page.next : undefined
  }
  return entries
}

const TRACE_PAGE = 500
