/** One layout under way for each editor: it can be stopped, and another begun in its place. The drawing changes at its end only, in one step. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { messageOf } from '../api/client'
import type { Editor } from '../editor/editor'
import { loadPart } from '../shell/later'
import { tell } from '../shell/tell'
import { words } from '../wording/words'
import type { LayoutEngine } from './layout/engine'
import { planEdits } from './plan-edits'

export interface LayoutRun {
  readonly count: number
  /** Nothing of the drawing is changed then. */
  stop(): void
}

const runs = new WeakMap<Editor, StoreApi<{ readonly run: LayoutRun | undefined }>>()

export function layoutOf(editor: Editor): StoreApi<{ readonly run: LayoutRun | undefined }> {
  const known = runs.get(editor)
  if (known) return known
  const made = createStore<{ readonly run: LayoutRun | undefined }>(() => ({ run: undefined }))
  runs.set(editor, made)
  return made
}

export interface WantedLayout {
  readonly isAnew?: boolean
  readonly isOfSelection?: boolean
}

/** `start` gives the engine; the page's own is loaded when it is first needed. */
export async function layOutDrawing(editor: Editor, wanted: WantedLayout = {}, start = loadEngine): Promise<void> {
  if (editor.isReadOnly) return
  const store = layoutOf(editor)
  store.getState().run?.stop()
  const script = editor.script.script()
  const only = wanted.isOfSelection ? editor.selection.getState() : undefined
  let engine: LayoutEngine | undefined
  let isStopped = false
  const stopped = new Promise<undefined>((resolve) => {
    const run: LayoutRun = {
      count: only ? only.nodes.size : Object.keys(script.nodes).length,
      stop() {
        isStopped = true
        engine?.end()
        if (store.getState().run === run) store.setState({ run: undefined })
        resolve(undefined)
      },
    }
    store.setState({ run })
  })
  const { run } = store.getState()
  try {
    const [{ layOut }, begun] = await Promise.all([loadPart(import('./layout/lay-out')), start()])
    engine = begun
    const plan = isStopped
      ? undefined
      : await Promise.race([layOut(script, engine, { ...(only ? { only } : {}), isAnew: wanted.isAnew ?? false }), stopped])
    if (plan && !isStopped) carryOut(editor, plan)
  } catch (error) {
    if (!isStopped) tell(editor, words.arrange.said.failed(messageOf(error)))
  } finally {
    engine?.end()
    if (store.getState().run === run) store.setState({ run: undefined })
  }
}

async function loadEngine(): Promise<LayoutEngine> {
  return (await loadPart(import('./elk-engine'))).startElk()
}

function carryOut(editor: Editor, plan: Parameters<typeof planEdits>[1]): void {
  const before = editor.script.script()
  const edits = planEdits(before, plan)
  const [first] = edits
  if (!first) {
    tell(editor, words.arrange.said.inOrder)
    return
  }
  editor.dispatch(edits, { as: 'layOut' })
  const count = first.type === 'moveThings' ? Object.keys(first.nodes ?? {}).length : 0
  editor.announcer.say(words.arrange.said.laidOut(count))
}
