/** Pop URL: opens a page beside the conversation on the screen of the agent who has the case. */
import { z } from 'zod'
import { defineNode } from './define-node'

export const popUrl = defineNode({
  kind: 'pop-url',
  title: 'Screen pop',
  group: 'desk',
  synonyms: ['popurl', 'crm', 'open page', 'screen'],
  help: 'Opens a page for the agent who has the case; put it behind On assignment. Values in the address are encoded. Not shown is taken when no agent has the case, or the address is not https or not on an allowed host.',
  settings: z.object({
    url: z.string().min(1).max(2048).meta({ label: 'Address', language: 'address' }),
    title: z.string().min(1).max(100).default('Contact').meta({ label: 'Tab title', language: 'text' }),
  }),
  example: { url: 'https://crm.example.com/search?phone={{ contact.phone }}', title: 'CRM' },
  waitsFor: 'nothing',
  ports: () => ({ default: 'Shown', failed: 'Not shown' }),
  summary: ({ title }) => `Show ${title} to the agent`,
  compile: ({ settings: { url, title }, to }) => ({
    entry: [{ type: 'popUrl', params: { url, title } }],
    always: [{ ...to('failed'), guard: { type: 'hasFault' } }, to('default')],
  }),
})
