/** What every projection has in common: it takes the entries of one object in order and changes its own tables. */
import type { HistoryEntry, KeptEntry } from '../history/entries'

/** An entry of a conversation, with where and when it was recorded. */
export interface Told<Entry extends HistoryEntry = HistoryEntry> {
  readonly entry: Entry
  /** Key of the conversation. */
  readonly conversation: string
  readonly sequence: number
  readonly cursor: number
  /** Ms since 1970. */
  readonly at: number
}

export type EntryOf<Type extends HistoryEntry['type']> = Extract<HistoryEntry, { type: Type }>

/** One taker for each type of entry that a projection looks at. */
export type Takers = { readonly [Type in HistoryEntry['type']]?: (told: Told<EntryOf<Type>>) => void }

const CONVERSATION = 'conversation/'

/** The conversation of a kept entry, undefined for what another object recorded. */
export function conversationOf({ object }: Pick<KeptEntry, 'object'>): string | undefined {
  return object.startsWith(CONVERSATION) ? object.slice(CONVERSATION.length) : undefined
}

export function tell(takers: Takers, told: Told): void {
  const take = takers[told.entry.type] as ((told: Told) => void) | undefined
  take?.(told)
}
