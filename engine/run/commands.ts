/** What a script asks for while it steps: data, in order. The conversation carries it out or turns it into effects. */
import type { CaseStatus } from '../../nodes/case-status'
import type { OutgoingMessage } from '../effects/message'
import type { OutgoingRequest } from '../effects/types'
import type { CaseWish } from '../routing/protocol'

export type RunCommand =
  /** The node waits for what becomes of it. */
  | { readonly type: 'send'; readonly message: OutgoingMessage }
  /** The node waits for what comes back. */
  | { readonly type: 'request'; readonly request: OutgoingRequest }
  | { readonly type: 'popUrl'; readonly url: string; readonly title: string }
  | ({ readonly type: 'joinQueue' } & CaseWish)
  | { readonly type: 'ensureQueued' }
  | { readonly type: 'leaveQueue' }
  /** None of which the case has. */
  | { readonly type: 'addTags'; readonly tags: readonly string[] }
  | { readonly type: 'addNote'; readonly text: string }
  | { readonly type: 'setStatus'; readonly status: CaseStatus }
