/**
 * Keeps proving the open script while it is drawn: whenever nothing has changed for a moment, off the page's thread.
 *
 * O1. Findings of the last proof stay until the next one, except those about nodes that are gone: they may be a moment old.
 * O2. A script with errors has no machine to look at: its last proof is dropped.
 */
import { useEffect } from 'react'
import type { Proof } from '../../engine/prove/proof'
import type { Problem, Script } from '../../engine/script/script'
import type { Editor } from '../editor/editor'
import { useEditor } from '../editor/editor-context'
import { canPublish } from './can-publish'
import { type Prover, startProver } from './prover'

export function useProof(): void {
  const editor = useEditor()
  useEffect(() => keepProved(editor, startProver()), [editor])
}

const QUIET_MS = 600

/** Marked on the browser's time line at each proof, for who measures. */
const PROVED = 'cordboard.proved'

/** Begins at once; the returned function ends it. */
export function keepProved({ script, view }: Pick<Editor, 'script' | 'view'>, prover: Prover): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isProving = false
  let isStopped = false

  const changed = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), QUIET_MS)
  }

  async function look() {
    const { isChecked, problems, directory } = view.getState()
    if (!isChecked || isProving) return changed()
    if (!canPublish(problems)) return view.set({ proof: undefined })
    const looked = script.script()
    isProving = true
    // tried again with the next change where the worker could not be had
    const proof = await prover.prove(looked, directory).catch(() => undefined)
    isProving = false
    if (isStopped || !proof) return
    view.set({ proof })
    performance.mark(PROVED)
    if (script.script() !== looked) changed()
  }

  const unsubscribe = [
    script.subscribe((now, before) => {
      if (now.script !== before.script) changed()
    }),
    view.subscribe((now, before) => {
      if (now.directory !== before.directory || now.isChecked !== before.isChecked) changed()
    }),
  ]
  changed()
  return () => {
    isStopped = true
    clearTimeout(timer)
    for (const end of unsubscribe) end()
    prover.end()
  }
}

/** What the last proof found that still can be looked at. */
export function findingsOf(proof: Proof | undefined, { nodes }: Pick<Script, 'nodes'>): readonly Problem[] {
  return proof?.problems.filter(({ node }) => node === undefined || node in nodes) ?? []
}
