/** What happened in a play, line by line, as a person would tell it: what was written, how long it took, who came. */
import type { InboundContent } from '../conversation/inbound'
import type { OutgoingMessage } from '../effects/message'
import type { RunCommand } from '../run/commands'

export type StoryLine =
  | { readonly type: 'contact'; readonly content: InboundContent }
  | { readonly type: 'message'; readonly message: OutgoingMessage; readonly outcome: 'accepted' | 'refused' | 'windowClosed' }
  | { readonly type: 'asked'; readonly command: Exclude<RunCommand, { type: 'send' }> }
  | { readonly type: 'time'; readonly seconds: number }
  | { readonly type: 'agent'; readonly name: string }
  | { readonly type: 'unstaffed' }
  | { readonly type: 'closed' }
