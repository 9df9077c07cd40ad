/**
 * The script being edited, with undo and redo of everything.
 *
 * D1. The document changes by edits only, and each dispatch is one step of undo, however many edits it holds.
 * D2. Steps with the same `gather` key that follow one another are one step: a text typed in one visit of a field, a node nudged
 *     along. Anything else in between ends the gathering.
 * D3. Undoing a step gives the very document that was there before it, unless others changed it meanwhile (`takeOver`): then the
 *     step is undone in today's document, or dropped where it does not fit any more.
 * D4. Everything is plain JSON, so that document and steps survive a closed tab (saving/).
 */
import { applyPatches, enablePatches, type Patch, produceWithPatches } from 'immer'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Script } from '../../engine/script/script'
import { aboutThings, type Thing } from './about-things'
import { applyEdit } from './apply-edit'
import type { Edit, EditType } from './edits'

enablePatches()

/** What a step did, for "Undo: move 3 nodes"; words are made of it when it is shown. */
export interface StepSaid {
  readonly edit: EditType
  /** How many things it was about. */
  readonly count: number
  /** Of which sort they all are. */
  readonly of?: Thing
  /** Where the plain name of the edit would not say it: `duplicate`, `layOut`, `paste`. */
  readonly as?: string
}

export interface EditStep {
  readonly said: StepSaid
  readonly patches: readonly Patch[]
  readonly inverse: readonly Patch[]
  readonly gather?: string
}

export interface ScriptState {
  readonly script: Script
  readonly past: readonly EditStep[]
  readonly future: readonly EditStep[]
}

export interface DispatchOptions {
  /** See D2. */
  readonly gather?: string
  readonly as?: string
}

export interface ScriptStore extends Pick<StoreApi<ScriptState>, 'getState' | 'subscribe' | 'getInitialState'> {
  readonly script: () => Script
  /** Carries out the edits as one step; what changes nothing leaves no step. */
  dispatch(edits: Edit | readonly Edit[], options?: DispatchOptions): void
  /** Gives the step that was undone, undefined where there was none. */
  undo(): EditStep | undefined
  redo(): EditStep | undefined
  /** Ends the gathering of D2: the next edit begins a new step. */
  endGathering(): void
  /** Another document takes this one's place from outside (others saved, a draft was restored from this browser). Steps are kept. */
  takeOver(script: Script, steps?: Pick<ScriptState, 'past' | 'future'>): void
}

/** Older steps are forgotten. */
const MAX_STEPS = 500

export function createScriptStore(script: Script): ScriptStore {
  const store = createStore<ScriptState>(() => ({ script, past: [], future: [] }))

  function dispatch(edits: Edit | readonly Edit[], { gather, as }: DispatchOptions = {}): void {
    const all = Array.isArray(edits) ? (edits as readonly Edit[]) : [edits as Edit]
    const [first] = all
    const { script: before, past } = store.getState()
    const [after, patches, inverse] = produceWithPatches(before, (draft) => {
      for (const edit of all) applyEdit(draft as Script, edit)
    })
    if (!first || patches.length === 0) return
    const step: EditStep = { said: saidOf(first, all, as), patches, inverse, ...(gather === undefined ? {} : { gather }) }
    store.setState({ script: after, past: withStep(past, step), future: [] })
  }

  function move(direction: 'undo' | 'redo'): EditStep | undefined {
    const { script: before, past, future } = store.getState()
    const step = direction === 'undo' ? past.at(-1) : future.at(-1)
    if (!step) return undefined
    const rest = direction === 'undo' ? { past: past.slice(0, -1), future } : { past, future: future.slice(0, -1) }
    const after = patched(before, direction === 'undo' ? step.inverse : step.patches)
    if (!after) {
      store.setState(rest)
      return move(direction)
    }
    // undone steps are whole: typing on must not join them
    const { gather: _, ...whole } = step
    if (direction === 'undo') store.setState({ script: after, past: rest.past, future: [...future, whole] })
    else store.setState({ script: after, past: [...past, whole], future: rest.future })
    return step
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    script: () => store.getState().script,
    dispatch,
    undo: () => move('undo'),
    redo: () => move('redo'),
    endGathering() {
      const { past } = store.getState()
      const last = past.at(-1)
      if (last?.gather === undefined) return
      const { gather: _, ...whole } = last
      store.setState({ past: [...past.slice(0, -1), whole] })
    },
    takeOver: (next, steps = store.getState()) => store.setState({ script: next, past: steps.past, future: steps.future }),
  }
}

function withStep(past: readonly EditStep[], step: EditStep): readonly EditStep[] {
  const last = past.at(-1)
  if (last?.gather === undefined || last.gather !== step.gather) return [...past, step].slice(-MAX_STEPS)
  const joined = { ...last, patches: [...last.patches, ...step.patches], inverse: [...step.inverse, ...last.inverse] }
  return [...past.slice(0, -1), joined]
}

/** Undefined where a patch names what is not there any more (D3). */
function patched(script: Script, patches: readonly Patch[]): Script | undefined {
  try {
    return applyPatches(script, patches as Patch[])
  } catch {
    return undefined
  }
}

function saidOf(first: Edit, all: readonly Edit[], as: string | undefined): StepSaid {
  return { edit: first.type, ...aboutThings(all), ...(as === undefined ? {} : { as }) }
}
