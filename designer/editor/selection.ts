/**
 * What is selected, and where the keyboard stands. Not part of the document: no undo, no saving.
 *
 * While a hand is on the drawing, `settled` stays as it was: panels follow it, and drawing a form under a moving hand would cost the
 * frames of its gesture.
 */
import { createStore } from 'zustand/vanilla'

export interface Selected {
  readonly nodes: ReadonlySet<string>
  readonly links: ReadonlySet<string>
  readonly notes: ReadonlySet<string>
  readonly frames: ReadonlySet<string>
}

export interface SelectionState extends Selected {
  /** Where arrow keys go on from; `port` while one of the node's ports has the focus. */
  readonly at: Place | undefined
}

export type Place =
  | { readonly is: 'node'; readonly id: string; readonly port?: string }
  | { readonly is: 'note'; readonly id: string }
  | { readonly is: 'frame'; readonly id: string }
  | { readonly is: 'link'; readonly id: string }

const EMPTY: ReadonlySet<string> = new Set()
export const NOTHING_SELECTED: Selected = { nodes: EMPTY, links: EMPTY, notes: EMPTY, frames: EMPTY }

export function createSelection() {
  const store = createStore<SelectionState>(() => ({ ...NOTHING_SELECTED, at: undefined }))
  const settled = createStore(store.getState)
  let isHeld = false
  const settle = () => {
    if (!isHeld) settled.setState(store.getState(), true)
  }
  store.subscribe(settle)
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    settled,
    /** From here on until `release`, a hand is on the drawing. */
    hold(): void {
      isHeld = true
    },
    release(): void {
      isHeld = false
      settle()
    },
    /** Exactly these, and the keyboard stands on the one given, or on the only one. */
    select(things: Partial<Selected>, at?: Place): void {
      store.setState({ ...NOTHING_SELECTED, ...things, at: at ?? onlyOne(things) ?? store.getState().at })
    },
    selectNode: (id: string, port?: string) =>
      store.setState({
        ...NOTHING_SELECTED,
        nodes: new Set([id]),
        at: { is: 'node', id, ...(port === undefined ? {} : { port }) },
      }),
    /** Adds the node to the selection, or takes it out. */
    toggleNode(id: string): void {
      const nodes = new Set(store.getState().nodes)
      if (!nodes.delete(id)) nodes.add(id)
      store.setState({ nodes, at: { is: 'node', id } })
    },
    standAt: (at: Place | undefined) => store.setState({ at }),
    clear: () => store.setState(NOTHING_SELECTED),
  }
}
export type Selection = ReturnType<typeof createSelection>

function onlyOne({ nodes = EMPTY, links = EMPTY, notes = EMPTY, frames = EMPTY }: Partial<Selected>): Place | undefined {
  const all: Place[] = [
    ...[...nodes].map((id): Place => ({ is: 'node', id })),
    ...[...links].map((id): Place => ({ is: 'link', id })),
    ...[...notes].map((id): Place => ({ is: 'note', id })),
    ...[...frames].map((id): Place => ({ is: 'frame', id })),
  ]
  return all.length === 1 ? all[0] : undefined
}
