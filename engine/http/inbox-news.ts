/** Tells a person's screen how much of the inbox is unread, over the stream that it holds anyway. */
import type { SSEStreamingApi } from 'hono/streaming'
import type { Authenticated } from '../people/people'
import { mayStillListen } from './live-stream'
import type { Services } from './services'

/** At once, and whenever it changes; returns how to stop. Programs, and who sees no scripts, have no inbox. */
export function tellInbox(stream: SSEStreamingApi, services: Pick<Services, 'directory' | 'people'>, caller: Authenticated): () => void {
  if (!caller.person) return () => undefined
  const { comments } = services.directory
  const { id } = caller.person
  // a stream writes one after the other, so an event is never within another
  const tell = () => {
    if (!mayStillListen(services, caller, 'viewScripts')) return
    void stream.writeSSE({ event: 'inbox', data: JSON.stringify({ unread: comments.inbox.unread(id) }) })
  }
  tell()
  return comments.onInboxChanged((changed) => {
    if (changed === id) tell()
  })
}
