/**
 * Keeps a text and the open script in step, both ways.
 *
 * T1. What is drawn shows in the text, by the smallest change of it.
 * T2. What is typed becomes the script when it is one: all of a visit is one step of undo. While it is none, the drawing stays as
 *     it was, and the mistakes are told.
 * T3. Neither overwrites the other: when the drawing changes while the typed text is no script, the person chooses.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { printScript } from '../../engine/script/print-script'
import type { Script } from '../../engine/script/script'
import type { Editor } from '../editor/editor'
import { type Mistake, readTyped } from './read-typed'

export interface ScriptTextState {
  readonly mistakes: readonly Mistake[]
  /** T3: the drawing has changed since the text became no script. */
  readonly isBehind: boolean
}

export interface ScriptText extends Pick<StoreApi<ScriptTextState>, 'getState' | 'getInitialState' | 'subscribe'> {
  text(): string
  type(text: string): void
  /** The visit is over: what was typed last counts now, and the next visit is another step. */
  leave(): void
  /** The drawing's text instead of the typed one. */
  takeDrawn(): void
  end(): void
}

/** Long enough to write a word. */
const PAUSE_MS = 300
/** Many edits of the drawing make one change of the text. */
const SHOW_MS = 120

export function createScriptText(editor: Editor, show: (text: string) => void): ScriptText {
  const store = createStore<ScriptTextState>(() => ({ mistakes: [], isBehind: false }))
  let text = printScript(editor.script.script())
  /** The script that the text says. */
  let said: Script = editor.script.script()
  let isTyped = false
  let visit = 0
  let [typing, showing]: ReturnType<typeof setTimeout>[] = []

  function apply(): void {
    clearTimeout(typing)
    if (!isTyped) return
    isTyped = false
    const typed = readTyped(text)
    if (typed.is === 'broken') return store.setState({ mistakes: typed.mistakes })
    const { isBehind } = store.getState()
    store.setState({ mistakes: [] })
    // the drawing went on meanwhile: the person chooses
    if (isBehind) return
    take(typed.script)
  }

  function take(script: Script): void {
    if (!isSaidAlready(script, editor.script.script())) {
      editor.dispatch({ type: 'replaceScript', script, because: 'typed' }, { gather: `code:${visit}` })
    }
    said = editor.script.script()
  }

  function drawn(): void {
    clearTimeout(showing)
    const script = editor.script.script()
    if (script === said) return
    if (isTyped) apply()
    if (editor.script.script() === said) return
    if (store.getState().mistakes.length > 0) return store.setState({ isBehind: true })
    showDrawn()
  }

  function showDrawn(): void {
    isTyped = false
    said = editor.script.script()
    text = printScript(said)
    store.setState({ mistakes: [], isBehind: false })
    show(text)
  }

  const unsubscribe = editor.script.subscribe((now, before) => {
    if (now.script === before.script || now.script === said) return
    clearTimeout(showing)
    showing = setTimeout(drawn, SHOW_MS)
  })

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    text: () => text,
    type(next) {
      text = next
      isTyped = true
      clearTimeout(typing)
      typing = setTimeout(apply, PAUSE_MS)
    },
    leave() {
      apply()
      editor.script.endGathering()
      visit += 1
    },
    takeDrawn: showDrawn,
    end() {
      apply()
      editor.script.endGathering()
      clearTimeout(showing)
      unsubscribe()
    },
  }
}

/** The id of the open script stays, whatever is typed. */
const isSaidAlready = (typed: Script, drawn: Script) => printScript({ ...typed, id: drawn.id }) === printScript(drawn)
