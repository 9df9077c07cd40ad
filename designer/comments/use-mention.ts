/** The list of people that opens while a mention is typed: who is offered, who is chosen, and which keys belong to it. */
import { type KeyboardEvent, useEffect, useState } from 'react'
import type { MentionablePerson } from '../api/comments'
import { useEditor } from '../editor/editor-context'
import { useSaving } from '../saving/use-saving'
import { words } from '../wording/words'
import { matchingPeople, type OpenMention, openMention, type Typed, withMention } from './mentioning'
import { mentionablePeople } from './people'

const MOST_SHOWN = 8

export interface MentionList {
  readonly people: readonly MentionablePerson[]
  readonly active: number
  /** A name is being typed that nobody has. */
  readonly isNobody: boolean
  choose(person: MentionablePerson): void
  /** Where the caret stands, after each change and move. */
  follow(text: string, caret: number): void
  close(): void
  /** Whether the key was for the list. */
  onKey(event: KeyboardEvent): boolean
}

export function useMention(typed: Typed, onChosen: (typed: Typed, caret: number) => void): MentionList {
  const { announcer } = useEditor()
  const { person: own } = useSaving()
  const [mention, setMention] = useState<OpenMention>()
  const [closedAt, setClosedAt] = useState<number>()
  const [everybody, setEverybody] = useState<readonly MentionablePerson[]>()
  const [active, setActive] = useState(0)

  const isAsking = mention !== undefined && mention.start !== closedAt
  const others = (everybody ?? []).filter(({ id }) => id !== own.id)
  const matches = isAsking ? matchingPeople(others, mention.query).slice(0, MOST_SHOWN) : []
  const { length } = matches

  useEffect(() => {
    if (!isAsking || everybody) return
    let isHere = true
    mentionablePeople().then(
      (people) => isHere && setEverybody(people),
      // without an answer nobody is offered; the next @ asks again
      () => undefined,
    )
    return () => {
      isHere = false
    }
  }, [isAsking, everybody])
  useEffect(() => {
    if (length > 0) announcer.say(words.comments.peopleFound(length))
  }, [length, announcer])

  function choose(person: MentionablePerson): void {
    if (!mention) return
    const next = withMention(typed, mention, person)
    setMention(undefined)
    onChosen(next.typed, next.caret)
    announcer.say(words.comments.said.mentioned(person.name))
  }

  return {
    people: matches,
    active: Math.min(active, Math.max(0, length - 1)),
    isNobody: isAsking && everybody !== undefined && length === 0 && /^\S{1,20}$/.test(mention.query),
    choose,
    follow(text, caret) {
      const next = openMention(text, caret)
      if (next?.start !== mention?.start || next?.query !== mention?.query) setActive(0)
      if (next?.start !== closedAt) setClosedAt(undefined)
      setMention(next)
    },
    close: () => setMention(undefined),
    onKey(event) {
      if (length === 0 || event.nativeEvent.isComposing) return false
      const at = Math.min(active, length - 1)
      const person = matches[at]
      if (event.key === 'ArrowDown') setActive((at + 1) % length)
      else if (event.key === 'ArrowUp') setActive((at + length - 1) % length)
      else if (event.key === 'Escape') setClosedAt(mention?.start)
      else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey && !event.shiftKey && person)
        choose(person)
      else return false
      event.preventDefault()
      event.stopPropagation()
      return true
    },
  }
}
