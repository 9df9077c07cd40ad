/** Add note: writes on the case what the people who work on it should know. The contact never sees it. */
import { z } from 'zod'
import { MAX_NOTE_LENGTH } from './case-limits'
import { defineNode } from './define-node'

export const addNote = defineNode({
  kind: 'add-note',
  title: 'Add note',
  group: 'desk',
  synonyms: ['comment', 'remark', 'memo', 'internal'],
  help: 'Writes a note on the case for the people who work on it; the contact does not see it. It may hold {{ values }}. Not added is taken when a value cannot be put in, the note is empty or longer than 1,000 characters, or the case has 20 notes already.',
  settings: z.object({ text: z.string().min(1).max(MAX_NOTE_LENGTH).meta({ label: 'Note', language: 'text' }) }),
  example: { text: '{{ contact.name }} asked about an order' },
  waitsFor: 'nothing',
  ports: () => ({ default: 'Added', failed: 'Not added' }),
  summary: ({ text }) => `Note “${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`,
  compile: ({ settings: { text }, to }) => ({
    entry: [{ type: 'addNote', params: { text } }],
    always: [{ ...to('failed'), guard: { type: 'hasFault' } }, to('default')],
  }),
  limits: () => ({ text: MAX_NOTE_LENGTH }),
})
