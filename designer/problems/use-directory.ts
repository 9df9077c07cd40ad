/**
 * Keeps the workspace's directory at hand: pickers, preview and diagnostics read it from the view. It is loaded where nobody has
 * brought it, and again when the page is looked at again: somebody may have set up a skill meanwhile, in another tab.
 */
import { useEffect } from 'react'
import { readDirectory } from '../api/workspace'
import { useEditor } from '../editor/editor-context'

export function useDirectory(): void {
  const { view } = useEditor()
  useEffect(() => {
    const abort = new AbortController()
    async function load() {
      // offline or signed out is told elsewhere; what is known stays
      const directory = await readDirectory(abort.signal).catch(() => undefined)
      if (!directory || abort.signal.aborted) return
      const known = view.getState().directory as Partial<typeof directory> | undefined
      if (known?.revision !== directory.revision) view.set({ directory })
    }
    if (!view.getState().directory) void load()
    const onVisible = () => {
      if (document.visibilityState === 'visible') void load()
    }
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      abort.abort()
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [view])
}
