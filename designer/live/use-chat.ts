/** A contact's chat as the phone shows it, kept up to date by the sandbox. */
import { useEffect, useState } from 'react'
import type { Chat } from '../../engine/sandbox/core/chat'
import { chatStream } from '../api/phone'
import { whileLookedAt } from './while-looked-at'

export interface FollowedChat {
  /** Null: nobody knows this contact yet. Undefined: not loaded. */
  readonly chat: Chat | null | undefined
  readonly isLost: boolean
}

const CLOSED = 2
const RETRY_MS = 2000

/** @param contact digits of the phone */
export function useChat(contact: string | undefined): FollowedChat {
  const [followed, setFollowed] = useState<FollowedChat & { readonly contact: string | undefined }>(nothing(contact))

  useEffect(() => {
    if (contact === undefined) return
    return whileLookedAt(() => {
      let stream: EventSource
      let retry: ReturnType<typeof setTimeout> | undefined
      const connect = () => {
        stream = chatStream(contact)
        stream.addEventListener('chat', ({ data }: MessageEvent<string>) =>
          setFollowed({ contact, chat: JSON.parse(data) as Chat | null, isLost: false }),
        )
        stream.addEventListener('error', () => {
          setFollowed((before) => (before.contact === contact ? { ...before, isLost: true } : { ...nothing(contact), isLost: true }))
          if (stream.readyState === CLOSED) retry = setTimeout(connect, RETRY_MS)
        })
      }
      connect()
      return () => {
        clearTimeout(retry)
        stream.close()
      }
    })
  }, [contact])

  return followed.contact === contact ? followed : nothing(contact)
}

const nothing = (contact: string | undefined) => ({ contact, chat: undefined, isLost: false })
