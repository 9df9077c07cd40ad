/** The example values that the author chose for a script; kept in this browser, not in the script. One store for each editor. */
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ExpressionValues } from '../../../engine/expressions/compile'
import type { Editor } from '../../editor/editor'
import { useEditor, useScript, useView } from '../../editor/editor-context'
import { type Chosen, type ExampleValue, exampleValues } from './example-values'

const keptAs = (script: string) => `cordboard.examples.${script}`

interface Examples {
  readonly chosen: Chosen
  /** When the script was opened: results must not change while they are looked at. */
  readonly now: number
}

const stores = new WeakMap<Editor, StoreApi<Examples>>()

function storeOf(editor: Editor): StoreApi<Examples> {
  const known = stores.get(editor)
  if (known) return known
  const made = createStore<Examples>(() => ({ chosen: read(editor.script.script().id), now: Date.now() }))
  stores.set(editor, made)
  return made
}

function read(script: string): Chosen {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keptAs(script)) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Chosen) : {}
  } catch {
    return {}
  }
}

/** Undefined: the value that the script begins with again. */
export function chooseExample(editor: Editor, name: string, value: ExampleValue | undefined): void {
  const store = storeOf(editor)
  const { [name]: _, ...others } = store.getState().chosen
  const chosen = value === undefined ? others : { ...others, [name]: value }
  store.setState({ chosen })
  try {
    localStorage.setItem(keptAs(editor.script.script().id), JSON.stringify(chosen))
  } catch {
    // a full or forbidden storage: the choice holds until the page is closed
  }
}

export function useExampleValues(): ExpressionValues {
  const { chosen, now } = useStore(storeOf(useEditor()))
  const variables = useScript((state) => state.script.variables)
  const directory = useView((state) => state.directory)
  return exampleValues({ variables, directory, chosen, now })
}
