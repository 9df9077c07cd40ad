/** Check window: whether a free-form message may go out now, as the engine itself will judge when it sends one. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { sayDuration } from './duration'

export const checkWindow = defineNode({
  kind: 'check-window',
  title: 'Check window',
  group: 'logic',
  synonyms: ['session window', '24 hours', 'service window', 'customer service window'],
  help: 'Takes Open when the contact last wrote or called less than 24 hours ago, so that texts and questions may be sent, else Closed: send a template there. With a reserve it is Open only when the window stays open at least that long.',
  settings: z.object({
    reserveMinutes: z.int().min(0).max(1380).default(0).meta({
      label: 'Reserve',
      help: 'How long the window has to stay open, for instance for a question that is asked twice',
      unit: 'minutes',
    }),
  }),
  example: { reserveMinutes: 30 },
  waitsFor: 'nothing',
  ports: () => ({ open: 'Open', closed: 'Closed' }),
  summary: ({ reserveMinutes }) =>
    reserveMinutes === 0 ? 'Is the session window open?' : `Is the session window open for ${sayDuration(reserveMinutes * 60)}?`,
  compile: ({ settings: { reserveMinutes }, to }) => ({
    always: [{ ...to('open'), guard: { type: 'isWindowOpen', params: { reserveMinutes } } }, to('closed')],
  }),
})
