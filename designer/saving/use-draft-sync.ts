/** Opens the draft of a script for a page, and closes it with the page. */
import { useEffect, useEffectEvent, useState } from 'react'
import type { Editor } from '../editor/editor'
import { useSession } from '../shell/session-context'
import { type OpenedDraft, openDraft } from './open-draft'

export type OpenDraft =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly error: unknown; retry(): void }
  | { readonly is: 'open'; readonly editor: Editor }

export function useDraftSync(scriptId: string): OpenDraft {
  const { person, look } = useSession()
  const [tries, setTries] = useState(0)
  const [open, setOpen] = useState<OpenDraft>({ is: 'loading' })
  const openNow = useEffectEvent((signal: AbortSignal) => openDraft(scriptId, { person, onSession: () => void look(), signal }))

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try loads again
  useEffect(() => {
    const abort = new AbortController()
    let opened: OpenedDraft | undefined
    setOpen({ is: 'loading' })
    openNow(abort.signal).then(
      (draft) => {
        if (abort.signal.aborted) return draft.close()
        opened = draft
        setOpen({ is: 'open', editor: draft.editor })
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setOpen({ is: 'failed', error, retry: () => setTries((count) => count + 1) })
      },
    )
    return () => {
      abort.abort()
      void opened?.close()
    }
  }, [scriptId, tries])

  return open
}
