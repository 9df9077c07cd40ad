/** Hours: which way depends on whether it is open now. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { HoursId } from './ids'

export const hours = defineNode({
  kind: 'hours',
  title: 'Hours',
  group: 'logic',
  synonyms: ['office hours', 'opening hours', 'business hours', 'calendar', 'holiday', 'schedule'],
  help: 'Takes Open, Closed or Holiday by the chosen hours, in their own time zone, at the moment the run gets here. Otherwise is taken when those hours do not exist any more.',
  settings: z.object({ hours: HoursId.meta({ label: 'Hours', refersTo: 'hours' }) }),
  example: { hours: 'office' },
  waitsFor: 'nothing',
  ports: () => ({ open: 'Open', closed: 'Closed', holiday: 'Holiday', default: 'Otherwise' }),
  summary: ({ hours: id }) => `Is it open by ${id}?`,
  compile: ({ settings, to }) => ({
    always: [
      ...(['open', 'closed', 'holiday'] as const).map((state) => ({
        ...to(state),
        guard: { type: 'hoursAre', params: { hours: settings.hours, state } } as const,
      })),
      to('default'),
    ],
  }),
})
