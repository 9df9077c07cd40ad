/** Groups of node kinds, and what the kinds, which speak English in their own definitions (nodes/), leave to the form. */
import type { CatalogueWords } from '../kind-words'
import { status } from './states'

export const catalogue: CatalogueWords = {
  groups: {
    message: 'Messages',
    ask: 'Questions',
    route: 'Routing',
    logic: 'Decisions',
    event: 'Events',
    desk: 'Agent’s desk',
    integration: 'Other systems',
  },
  kinds: {
    ask: {
      fields: { 'choices.*.id': { label: 'Id' } },
      options: { style: { free: 'Free text', buttons: 'Buttons', list: 'List' } },
    },
    'check-channel': {
      fields: {
        'branches.*.id': { label: 'Id' },
        'branches.*.by': { label: 'Tell apart by' },
        'branches.*.channel': { label: 'Channel' },
        'branches.*.kind': { label: 'Kind of channel' },
        'branches.*.number': { label: 'Business number' },
      },
      options: {
        'branches.*.by': { channel: 'Channel', kind: 'Kind of channel', number: 'Number' },
        'branches.*.kind': { whatsapp: 'WhatsApp' },
      },
    },
    switch: { fields: { 'cases.*.id': { label: 'Id' } } },
    'percent-split': { fields: { 'ways.*.id': { label: 'Id' } } },
    'update-status': { options: { status } },
  },
}
