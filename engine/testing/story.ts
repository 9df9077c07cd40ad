/** What happened in a play, line by line, as a person would tell it: what was written, how long it took, who came. */
import type { InboundContent } from '../conversation/inbound'
import type { OutgoingMessage } from '../effects/message'
import type { OutgoingRequest } from '../effects/types'
import type { RunCommand } from '../run/commands'
import type { RequestAnswer } from './test-file'

export type StoryLine =
  | { readonly type: 'contact'; readonly content: InboundContent }
  | { readonly type: 'message'; readonly message: OutgoingMessage; readonly outcome: 'accepted' | 'refused' | 'windowClosed' }
  | { readonly type: 'request'; readonly request: OutgoingRequest; readonly answer: RequestAnswer }
  | { readonly type: 'asked'; readonly command: Exclude<RunCommand, { type: 'send' | 'request' }> }
  | { readonly type: 'time'; readonly seconds: number }
  | { readonly type: 'agent'; readonly name: string }
  | { readonly type: 'unstaffed' }
  | { readonly type: 'happened'; readonly event: 'case.released' | 'case.unassigned' | 'case.statusSet' | 'offer.rejected' }
  | { readonly type: 'closed' }
