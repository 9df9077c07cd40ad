/**
 * Who has which script open at the moment. Each open page says so every few seconds; who has not been heard from for half a minute is
 * gone. In memory only: it is worth nothing a minute later.
 */
import type { Actor } from '../conversation/events'

export interface Editor {
  /** Of the page, made by it: one person may have a script open twice. */
  readonly editorId: string
  readonly name: string
  /** The node that is selected there. */
  readonly node?: string
  readonly isEditing: boolean
  /** Another page of the one who asks. */
  readonly isYou: boolean
  /** Ms since 1970. */
  readonly since: number
}

export interface Presence {
  readonly node?: string | null | undefined
  readonly isEditing: boolean
}

export type Entering = 'entered' | 'tooMany' | 'notYours'

export interface Editing {
  /** Says that the page is there. An id belongs to the one who used it first. */
  enter(scriptId: string, editorId: string, actor: Actor, presence: Presence): Entering
  leave(scriptId: string, editorId: string, actor: Actor): void
  /** All others, those who came first before; `except` is the page that asks. */
  others(scriptId: string, asking: Actor, except: string | undefined): Editor[]
  /** Told when somebody came, left or did something else; not when somebody was silently gone. Returns how to stop. */
  onChanged(listener: (scriptId: string) => void): () => void
}

const SILENT_MS = 30_000
const MAX_PER_SCRIPT = 100
const MAX_IN_ALL = 10_000

interface Entry {
  readonly actor: Actor
  readonly presence: Presence
  readonly since: number
  readonly heardAt: number
}

/** @param now ms since 1970. */
export function createEditing(now: () => number): Editing {
  const scripts = new Map<string, Map<string, Entry>>()
  const listeners = new Set<(scriptId: string) => void>()
  const tell = (scriptId: string) => {
    for (const listener of listeners) listener(scriptId)
  }

  function remove(scriptId: string, editorId: string): boolean {
    const entries = scripts.get(scriptId)
    const isRemoved = entries?.delete(editorId) === true
    if (entries?.size === 0) scripts.delete(scriptId)
    return isRemoved
  }

  function dropSilent(): void {
    for (const [scriptId, entries] of scripts) {
      for (const [editorId, { heardAt }] of entries) if (now() - heardAt >= SILENT_MS) remove(scriptId, editorId)
    }
  }

  function hasRoom(scriptId: string): boolean {
    const all = [...scripts.values()].reduce((sum, { size }) => sum + size, 0)
    return all < MAX_IN_ALL && (scripts.get(scriptId)?.size ?? 0) < MAX_PER_SCRIPT
  }

  return {
    enter(scriptId, editorId, actor, presence) {
      dropSilent()
      const known = scripts.get(scriptId)?.get(editorId)
      if (known && !isSameActor(known.actor, actor)) return 'notYours'
      if (!known && !hasRoom(scriptId)) return 'tooMany'
      const entries = scripts.get(scriptId) ?? new Map<string, Entry>()
      scripts.set(scriptId, entries)
      entries.set(editorId, { actor, presence, since: known?.since ?? now(), heardAt: now() })
      if (!isSamePresence(known?.presence, presence)) tell(scriptId)
      return 'entered'
    },

    leave(scriptId, editorId, actor) {
      const known = scripts.get(scriptId)?.get(editorId)
      if (known && isSameActor(known.actor, actor) && remove(scriptId, editorId)) tell(scriptId)
    },

    others(scriptId, asking, except) {
      dropSilent()
      return [...(scripts.get(scriptId) ?? [])]
        .filter(([editorId]) => editorId !== except)
        .map(([editorId, { actor, presence, since }]) => ({
          editorId,
          name: 'name' in actor ? actor.name : actor.scriptId,
          ...(typeof presence.node === 'string' ? { node: presence.node } : {}),
          isEditing: presence.isEditing,
          isYou: isSameActor(actor, asking),
          since,
        }))
        .sort((a, b) => a.since - b.since || a.editorId.localeCompare(b.editorId))
    },

    onChanged(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function isSamePresence(known: Presence | undefined, presence: Presence): boolean {
  return known !== undefined && known.isEditing === presence.isEditing && (known.node ?? null) === (presence.node ?? null)
}

function isSameActor(a: Actor, b: Actor): boolean {
  return a.kind === b.kind && ('id' in a && 'id' in b ? a.id === b.id : JSON.stringify(a) === JSON.stringify(b))
}
