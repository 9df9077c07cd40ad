/** The history of a conversation whose contact chose English. */
import type { HistoryEntry } from '../../../../engine/history/entries'
import { kept } from '../a-traffic'

const by = { kind: 'script', scriptId: 'menu', version: 2 } as const

const begun: readonly HistoryEntry[] = [
  { type: 'case.opened', caseNumber: 1, channelId: 'desk', contactId: 'ana', contact: { name: 'Ana Lima', phone: '491510000100' } },
  { type: 'message.received', caseNumber: 1, message: { wamid: 'w0', at: 0, content: { type: 'text', text: 'An earlier word' } } },
  { type: 'run.started', caseNumber: 1, run: 1, scriptId: 'menu', version: 2 },
  {
    type: 'run.stepped',
    caseNumber: 1,
    run: 1,
    event: 'run.started',
    steps: [
      { node: 'begin', kind: 'begin', port: 'default' },
      { node: 'menu', kind: 'ask', effects: ['send'] },
    ],
  },
  { type: 'message.queued', caseNumber: 1, effectId: 'e1', to: {}, message: { type: 'text', text: 'Which language?' }, by },
  { type: 'message.received', caseNumber: 1, message: { wamid: 'w1', at: 0, content: { type: 'text', text: 'English' } } },
]

const gone: readonly HistoryEntry[] = [
  {
    type: 'run.stepped',
    caseNumber: 1,
    run: 1,
    event: 'contact.replied',
    steps: [
      { node: 'menu', kind: 'ask', port: 'choice-english', changed: { language: 'english' } },
      { node: 'one', kind: 'end' },
    ],
  },
  { type: 'run.ended', caseNumber: 1, run: 1, how: 'end' },
  { type: 'message.received', caseNumber: 1, message: { wamid: 'w2', at: 0, content: { type: 'text', text: 'A later word' } } },
]

/** Waits for the answer. */
export const waiting = kept('conversation/desk/ana', begun)
export const ended = kept('conversation/desk/ana', [...begun, ...gone])
