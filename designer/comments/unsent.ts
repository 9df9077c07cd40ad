/**
 * What was typed and not sent: kept in this browser, for the person who typed it, by the place it was meant for. It outlives the panel and
 * the page.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Typed } from './mentioning'

/** Under its id it is sent; sent again after a lost answer, it is the same comment. */
export interface Unsent extends Typed {
  readonly id: string
}

/** A comment on a node of the draft or of a version, on either as a whole, a reply, or another text of an old one. */
export type UnsentPlace =
  | `node ${string}`
  | `node@${number} ${string}`
  | 'script'
  | `script@${number}`
  | `reply ${string}`
  | `edit ${string}`

export interface UnsentComments extends Pick<StoreApi<ReadonlyMap<UnsentPlace, Unsent>>, 'getState' | 'getInitialState' | 'subscribe'> {
  put(place: UnsentPlace, typed: Typed): void
  drop(place: UnsentPlace): void
}

export function newThreadPlace(node: string | undefined, version: number | undefined): UnsentPlace {
  if (node === undefined) return version === undefined ? 'script' : `script@${version}`
  return version === undefined ? `node ${node}` : `node@${version} ${node}`
}

const known = new Map<string, UnsentComments>()

export function unsentComments(scriptId: string, personId: string, storage = storageOfBrowser()): UnsentComments {
  const prefix = `cordboard.unsent-comment.${personId}.${scriptId}.`
  const before = known.get(prefix)
  if (before) return before
  const made = create(prefix, storage)
  known.set(prefix, made)
  return made
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

function create(prefix: string, storage: Storage | undefined): UnsentComments {
  const store = createStore<ReadonlyMap<UnsentPlace, Unsent>>(() => readAll(prefix, storage))
  const { getState, getInitialState, subscribe } = store
  function change(place: UnsentPlace, unsent: Unsent | undefined): void {
    const next = new Map(getState())
    if (unsent) next.set(place, unsent)
    else next.delete(place)
    store.setState(next, true)
    try {
      if (unsent) storage?.setItem(prefix + place, JSON.stringify(unsent))
      else storage?.removeItem(prefix + place)
    } catch {
      // storage is full or off: it lasts as long as the page then
    }
  }
  return {
    ...{ getState, getInitialState, subscribe },
    put: (place, typed) => change(place, { ...typed, id: getState().get(place)?.id ?? newCommentId() }),
    drop: (place) => change(place, undefined),
  }
}

function readAll(prefix: string, storage: Storage | undefined): ReadonlyMap<UnsentPlace, Unsent> {
  const found = new Map<UnsentPlace, Unsent>()
  for (let index = 0; index < (storage?.length ?? 0); index++) {
    const key = storage?.key(index)
    if (!key?.startsWith(prefix)) continue
    const unsent = parse(storage?.getItem(key))
    if (unsent) found.set(key.slice(prefix.length) as UnsentPlace, unsent)
  }
  return found
}

function parse(text: string | null | undefined): Unsent | undefined {
  try {
    const { id, text: typed, people } = JSON.parse(text ?? '') as Partial<Unsent>
    return typeof id === 'string' && typeof typed === 'string' && Array.isArray(people) ? { id, text: typed, people } : undefined
  } catch {
    return undefined
  }
}

function storageOfBrowser(): Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}

/** The server takes 8 to 64 letters and digits. */
const newCommentId = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
