/** The history of the open script, page by page, read again when something was saved or published. */
import { useEffect, useState } from 'react'
import type { ScriptHistoryItem } from '../../engine/directory/script-history'
import { readHistory } from '../api/scripts'
import { useScript } from '../editor/editor-context'
import { useSync } from '../saving/use-saving'

export interface History {
  /** Newest first; undefined until it was read. */
  readonly items: readonly ScriptHistoryItem[] | undefined
  readonly publishedVersion: number | undefined
  readonly error: unknown
  readonly hasMore: boolean
  more(): void
  reload(): void
}

interface Read {
  readonly items?: readonly ScriptHistoryItem[]
  readonly publishedVersion?: number | undefined
  readonly next?: string | undefined
  readonly error?: unknown
}

/** Saves come every second while somebody draws. */
const GATHER_MS = 1500

export function useHistory(): History {
  const scriptId = useScript(({ script }) => script.id)
  const revision = useSync((state) => state.revision)
  const published = useSync((state) => state.publishedVersion)
  const [tries, setTries] = useState(0)
  const [read, setRead] = useState<Read>({})
  const isFirst = read.items === undefined

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was saved or published is in the list then
  useEffect(() => {
    const abort = new AbortController()
    const timer = setTimeout(
      () => {
        readHistory(scriptId, abort.signal).then(
          ({ items, publishedVersion, next }) => setRead({ items, publishedVersion, next }),
          (error: unknown) => {
            if (!abort.signal.aborted) setRead((before) => ({ ...before, error }))
          },
        )
      },
      isFirst ? 0 : GATHER_MS,
    )
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [scriptId, revision, published, tries])

  async function more() {
    if (read.next === undefined) return
    try {
      const { items, next } = await readHistory(scriptId, new AbortController().signal, read.next)
      setRead((before) => ({ ...before, items: [...(before.items ?? []), ...items], next }))
    } catch (error) {
      setRead((before) => ({ ...before, error }))
    }
  }

  return {
    items: read.items,
    publishedVersion: read.publishedVersion,
    error: read.error,
    hasMore: read.next !== undefined,
    more: () => void more(),
    reload: () => {
      setRead(({ error: _, ...before }) => before)
      setTries((count) => count + 1)
    },
  }
}
