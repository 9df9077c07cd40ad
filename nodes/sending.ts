/** The state that every message node shares: it sends on entry and leaves when the send is accepted, refused or out of window. */
import type { CompileInput } from './define-node'
import type { ActionParts, StateParts, TransitionParts } from './machine-parts'

/** Ports that a node has whose free-form message may be refused. */
export const sendPorts = { windowClosed: 'Session window closed', failed: 'Not sent' } as const

/** Sends free-form content; `then` says where an accepted send leads. */
export function sendingFreely(send: ActionParts, { to }: Pick<CompileInput<unknown>, 'to'>, then: TransitionParts): StateParts {
  return {
    ...sending(send, { to }, then),
    on: { 'send.accepted': then, 'send.refused': to('failed'), 'send.windowClosed': to('windowClosed') },
  }
}

/** Sends what may go out at any time (a template): a closed window is then a refusal like any other. */
export function sending(send: ActionParts, { to }: Pick<CompileInput<unknown>, 'to'>, then: TransitionParts): StateParts {
  return {
    entry: [send],
    always: { ...to('failed'), guard: { type: 'hasFault' } },
    on: { 'send.accepted': then, 'send.refused': to('failed'), 'send.windowClosed': to('failed') },
  }
}
