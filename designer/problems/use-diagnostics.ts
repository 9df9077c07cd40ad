/**
 * Keeps the problems of the open script up to date while it is drawn.
 *
 * P1. A change is painted first; the check follows at once after it, one for all changes of a frame.
 * P2. The check is the engine's own. It is loaded when the drawing is there, and tried again with the next change where it could
 *     not be loaded.
 */
import { useEffect } from 'react'
import type { Editor } from '../editor/editor'
import { useEditor } from '../editor/editor-context'
import { freezeAhead } from '../script/freeze-ahead'
import { afterPaint } from '../shell/after-paint'
import type * as Diagnostics from './diagnostics'
import { sameProblems } from './same-problems'
import { useDirectory } from './use-directory'
import { findingsOf } from './use-proof'

export function useDiagnostics(): void {
  const editor = useEditor()
  useDirectory()
  useEffect(() => keepDiagnosed(editor), [editor])
}

/** Marked on the browser's time line at each check, for who measures. */
const DIAGNOSED = 'cordboard.diagnosed'

/** Begins at once; the returned function ends it. */
export function keepDiagnosed({ script, view }: Pick<Editor, 'script' | 'view'>): () => void {
  let engine: typeof Diagnostics | undefined
  let isStopped = false
  let isAsked = false

  async function check() {
    engine ??= await loadEngine()
    isAsked = false
    if (isStopped || !engine) return
    const { directory, problems, proof } = view.getState()
    const now = script.script()
    const found = [...engine.problemsOf(now, directory), ...findingsOf(proof, now)]
    view.set({ problems: sameProblems(problems, found), isChecked: true })
    performance.mark(DIAGNOSED)
  }

  async function loadEngine() {
    const loaded = await import('./diagnostics').catch(() => undefined)
    const opened = script.script()
    await Promise.all([freezeAhead(opened, breath), loaded?.lookThrough(opened, breath)])
    return loaded
  }

  function ask() {
    if (isAsked || isStopped) return
    isAsked = true
    afterPaint(() => void check())
  }

  const unsubscribe = [
    script.subscribe((now, before) => {
      if (now.script !== before.script) ask()
    }),
    view.subscribe((now, before) => {
      if (now.directory !== before.directory || now.proof !== before.proof) ask()
    }),
  ]
  ask()
  return () => {
    isStopped = true
    for (const end of unsubscribe) end()
  }
}

const breath = () => new Promise<void>((resolve) => setTimeout(resolve))
