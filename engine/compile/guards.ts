/** What the guards that nodes name mean. They only read: nothing here evaluates an expression or can throw. */
import type { GuardParts } from '../../nodes/machine-parts'
import { isWindowOpen } from '../conversation/session-window'
import type { RunEvent, TimerEvent } from '../run/events'
import type { RunContext } from './context'

type GuardName = GuardParts['type']
type Params<Name extends GuardName> = Extract<GuardParts, { type: Name }> extends { params: infer P } ? P : undefined
type Guard<Name extends GuardName> = (args: { context: RunContext; event: RunEvent | TimerEvent }, params: Params<Name>) => boolean

export const guards: { readonly [Name in GuardName]: Guard<Name> } = {
  hasFault: ({ context }) => context.fault !== null,
  resultIs: ({ context }, { value }) => context.result === value,
  hasAttemptsLeft: ({ context }, { max }) => context.attempts + 1 < max,
  channelIs: ({ context: { facts } }, params) => {
    switch (params.by) {
      case 'channel':
        return facts.channel.id === params.channel
      case 'kind':
        return facts.channel.kind === params.kind
      case 'number':
        return facts.channel.number === params.number
    }
  },
  hoursAre: ({ context: { facts } }, { hours, state }) => facts.hours[hours] === state,
  isAssigned: ({ context: { facts } }) => facts.agent !== null,
  isQueued: ({ context: { facts } }) => facts.isQueued,
  statusIs: ({ context: { facts } }, { status }) => facts.case.status === status,
  isClosed: ({ context: { facts } }) => facts.case.status === 'closed',
  isUnstaffed: ({ context: { facts } }) => facts.isUnstaffed,
  isWindowOpen: ({ context: { facts } }, { reserveMinutes }) => isWindowOpen(facts.lastInboundAt, facts.at + reserveMinutes * 60_000),
  isChoiceReply: ({ event }, { choices }) =>
    event.type === 'contact.replied' && event.content.type === 'choice' && choices.includes(event.content.id),
}
