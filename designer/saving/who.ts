/** Who did something, as a sentence says it. */
import type { Actor } from '../../engine/conversation/events'
import { words } from '../wording/words'

/** @param own id of the person who reads it */
export function whoDid(actor: Actor | undefined, own: string): string {
  return named(actor, own, words.saving.who.ownTab, words.saving.who.somebody)
}

/** At the beginning of a sentence. */
export function whoDidFirst(actor: Actor | undefined, own: string): string {
  return named(actor, own, words.saving.who.ownTabFirst, words.saving.who.somebodyFirst)
}

function named(actor: Actor | undefined, own: string, ownTab: string, somebody: string): string {
  if (!actor) return somebody
  if (actor.kind === 'person' && actor.id === own) return ownTab
  if (actor.kind === 'program') return words.saving.who.program(actor.name)
  return actor.kind === 'script' ? actor.scriptId : actor.name
}
