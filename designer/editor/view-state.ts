/** What the page shows around and upon the drawing: open panels, overlays, where the canvas is asked to look. */
import { createStore } from 'zustand/vanilla'
import type { Directory } from '../../engine/directory/model/directory'
import type { Proof } from '../../engine/prove/proof'
import type { Problem } from '../../engine/script/script'
import type { LitPath } from '../playground/script/way'

/** At the start of the line: what one takes from or finds by. */
export type Rail = 'palette' | 'outline' | 'search' | 'variables'
/** At the end of it: what is looked at. */
export type Panel = 'inspector' | 'simulator' | 'versions' | 'comments' | 'traffic' | 'code'

/** How a thing differs from the version it is compared with; `removed` ones are drawn as they were. */
export type Mark = 'added' | 'removed' | 'changed' | 'moved'

export interface Traffic {
  /** Port as `<node>.<port>` -> how many cases left by it in the period. */
  readonly ports: ReadonlyMap<string, number>
  readonly nodes: ReadonlyMap<string, { readonly entered: number; readonly waiting: number }>
}

export interface ViewState {
  readonly rail: Rail | undefined
  readonly panel: Panel | undefined
  readonly isProblemsOpen: boolean
  readonly problems: readonly Problem[]
  /** Whether problems were looked for at all: before, an empty list says nothing. */
  readonly isChecked: boolean
  /** What was last proven of the script, or not; undefined before, and while there are errors. */
  readonly proof: Proof | undefined
  /** Undefined until it was loaded; pickers, preview and diagnostics read it. */
  readonly directory: Directory | undefined
  readonly breakpoints: ReadonlySet<string>
  /** The way of a run, lit on the canvas; the rest is dimmed. */
  readonly path: LitPath | undefined
  readonly traffic: Traffic | undefined
  /** Node id -> how many threads of comments are about it; undefined until they were read. */
  readonly comments: ReadonlyMap<string, number> | undefined
  /** Node id, link id, `note:<id>` or `frame:<id>` -> how it differs. */
  readonly marks: ReadonlyMap<string, Mark> | undefined
  /** The canvas shows this; another `count` asks for it again. */
  readonly reveal: { readonly nodes: readonly string[]; readonly count: number; readonly focus: boolean } | undefined
  /** The field of the inspector that is to be focused, as a path in the node's settings. */
  readonly field: { readonly node: string; readonly path: readonly (string | number)[]; readonly count: number } | undefined
}

export function createView() {
  const store = createStore<ViewState>(() => ({
    rail: 'palette',
    panel: 'inspector',
    isProblemsOpen: false,
    problems: [],
    isChecked: false,
    proof: undefined,
    directory: undefined,
    breakpoints: new Set<string>(),
    path: undefined,
    traffic: undefined,
    comments: undefined,
    marks: undefined,
    reveal: undefined,
    field: undefined,
  }))
  const next = (before: { readonly count: number } | undefined) => (before?.count ?? 0) + 1
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    set: (changes: Partial<ViewState>) => store.setState(changes),
    /** Brings nodes into the uncovered part of the canvas; with `focus` the keyboard goes there as well. */
    reveal: (nodes: readonly string[], focus = false) => store.setState({ reveal: { nodes, count: next(store.getState().reveal), focus } }),
    /** Opens the inspector at a field. */
    showField: (node: string, path: readonly (string | number)[]) =>
      store.setState({ panel: 'inspector', field: { node, path, count: next(store.getState().field) } }),
  }
}
export type View = ReturnType<typeof createView>
