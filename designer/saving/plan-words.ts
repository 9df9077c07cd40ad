/** What is scheduled, and what became of running cases, in sentences. */
import type { Actor } from '../../engine/conversation/events'
import type { RunChange } from '../../engine/directory/run-changes'
import { words } from '../wording/words'

/** @param own id of the person who reads it */
export function byWhom(actor: Actor, own: string): string {
  const { who } = words.publishing
  if (actor.kind === 'person' && actor.id === own) return who.you
  if (actor.kind === 'program') return words.saving.who.program(actor.name)
  return actor.kind === 'script' ? actor.scriptId : actor.name
}

/** How far it has come, or what became of it. */
export function changeInWords({ toVersion, choice, total, moved, finishing, interrupted, isDone }: RunChange): string {
  const { changes: said } = words.publishing
  const settled = moved + finishing + interrupted
  if (!isDone) return choice === 'move' ? said.moving(settled, total, toVersion) : said.interrupting(settled, total)
  const first = choice === 'move' ? said.moved(moved, total, toVersion) : said.interrupted(interrupted, total)
  const ended = total - settled
  return [first, ...(finishing > 0 ? [said.finishing(finishing)] : []), ...(ended > 0 ? [said.ended(ended)] : [])].join(' ')
}
