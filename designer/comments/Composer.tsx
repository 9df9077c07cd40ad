/** Writing a comment at one place: what is typed is kept until it is sent, and sending again says nothing twice. */
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import { messageOf } from '../api/client'
import { CommentField, type Sending } from './CommentField'
import { type Typed, toSent } from './mentioning'
import { mentionablePeople } from './people'
import type { UnsentPlace } from './unsent'
import { useUnsentComments } from './use-comments'

interface ComposerProps {
  readonly place: UnsentPlace
  readonly label: string
  readonly sendLabel: string
  readonly focusAsked: number
  readonly isLabelHidden?: boolean
  readonly acts?: ReactNode
  /** What stands there before anything is typed. */
  readonly begin?: Typed
  /** Rejects where it could not be sent. */
  readonly send: (comment: { readonly id: string; readonly text: string }) => Promise<void>
  readonly onLeave: () => void
}

const NOTHING: Typed = { text: '', people: [] }

export function Composer({ place, begin = NOTHING, send, ...field }: ComposerProps) {
  const all = useUnsentComments()
  const unsent = useStore(all, (kept) => kept.get(place))
  const [state, setState] = useState<{ readonly place: UnsentPlace; readonly sending: Sending }>()
  const typed = unsent ?? begin
  const set = (sending: Sending) => setState({ place, sending })

  async function sendNow() {
    set({ is: 'sending' })
    // an edit that says what it said before has an id as well
    if (!all.getState().has(place)) all.put(place, typed)
    const id = all.getState().get(place)?.id ?? ''
    try {
      await send({ id, text: toSent(await withWhoeverIsNamed(typed)) })
      all.drop(place)
      set({ is: 'idle' })
    } catch (error) {
      set({ is: 'failed', why: messageOf(error) })
    }
  }

  return (
    <CommentField
      {...field}
      typed={typed}
      sending={state?.place === place ? state.sending : { is: 'idle' }}
      onType={(next) => {
        if (next.text === '' && begin === NOTHING) all.drop(place)
        else all.put(place, next)
      }}
      onSend={() => void sendNow()}
    />
  )
}

/** A name that was typed out counts as well, where only one person has it. */
async function withWhoeverIsNamed(typed: Typed): Promise<Typed> {
  if (!typed.text.includes('@')) return typed
  const everybody = await mentionablePeople().catch(() => [])
  const isOnly = (name: string) => everybody.filter((other) => other.name === name).length === 1
  const others = everybody.filter(({ id, name }) => isOnly(name) && !typed.people.some((person) => person.id === id))
  return { ...typed, people: [...typed.people, ...others] }
}
