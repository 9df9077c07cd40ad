/** What is searched for in a script, kept while its panel is closed: going on to the next place needs no panel. */
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Editor } from '../editor/editor'
import { useEditor } from '../editor/editor-context'
import { words } from '../wording/words'
import { findInScript, type Hit, type Query } from './find-in-script'
import { searchableOf } from './searchable'

export interface SearchState extends Query {
  /** Undefined: nothing is to be replaced. */
  readonly by: string | undefined
  /** Key of the place that was gone to last. */
  readonly current: string | undefined
}

const stores = new WeakMap<Editor, StoreApi<SearchState>>()

export function searchOf(editor: Editor): StoreApi<SearchState> {
  const known = stores.get(editor)
  if (known) return known
  const made = createStore<SearchState>(() => ({ text: '', isCaseMatched: false, by: undefined, current: undefined }))
  stores.set(editor, made)
  return made
}

export const useSearch = <Value>(select: (state: SearchState) => Value): Value => useStore(searchOf(useEditor()), select)

/** Goes to a place: selects and shows what it belongs to, and opens its field. */
export function goToHit(editor: Editor, { key, thing, found }: Hit): void {
  searchOf(editor).setState({ current: key })
  switch (thing.is) {
    case 'node':
      editor.selection.selectNode(thing.id)
      editor.view.reveal([thing.id])
      if (found.path) editor.view.showField(thing.id, found.path)
      return
    case 'note':
      return editor.selection.select({ notes: new Set([thing.id]) })
    case 'frame':
      return editor.selection.select({ frames: new Set([thing.id]) })
    case 'variable':
      return editor.view.set({ rail: 'variables' })
    case 'script':
      return
    default:
      return thing satisfies never
  }
}

/** The next place, or the one before; at the end it begins again. Says where that is. */
export function stepHits(editor: Editor, by: 1 | -1): void {
  const state = searchOf(editor).getState()
  const script = editor.script.script()
  const hits = findInScript(searchableOf(script, editor.view.getState().problems), state).flatMap((group) => group.hits)
  if (hits.length === 0) {
    editor.view.set({ rail: 'search' })
    if (state.text !== '') editor.announcer.say(words.search.none(state.text))
    return
  }
  const last = hits.findIndex(({ key }) => key === state.current)
  const index = last === -1 ? (by === 1 ? 0 : hits.length - 1) : (last + by + hits.length) % hits.length
  const hit = hits[index]
  if (!hit) return
  goToHit(editor, hit)
  editor.announcer.say(words.search.told(index + 1, hits.length, `${hit.title}, ${hit.found.label}`, hit.found.text))
}
