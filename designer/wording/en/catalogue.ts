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
    'send-media': {
      options: {
        kind: { image: 'Picture', video: 'Film', audio: 'Sound', document: 'Document', sticker: 'Sticker' },
        source: { link: 'On the web', file: 'Uploaded' },
      },
    },
    'http-request': {
      fields: { 'body.kind': { label: 'Body' } },
      options: {
        method: { GET: 'GET', POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' },
        'body.kind': { none: 'None', json: 'JSON', form: 'Form' },
      },
    },
    'send-template': {
      fields: { 'header.kind': { label: 'At the top' } },
      options: {
        'header.kind': { none: 'Nothing to give', image: 'A picture', video: 'A film', document: 'A document', location: 'A place' },
      },
    },
    ask: {
      fields: { 'choices.*.id': { label: 'Id' } },
      options: {
        style: { free: 'Free answer', buttons: 'Buttons', list: 'List' },
        answer: {
          text: 'Any text',
          number: 'Number',
          date: 'Date',
          time: 'Time of day',
          phone: 'Phone number',
          email: 'E-mail address',
          pattern: 'Text by a pattern',
          location: 'Place',
          media: 'File',
        },
        dateOrder: { dayFirst: 'The 1st of December', monthFirst: 'January 12th' },
        'mediaKinds.*': { image: 'Picture', video: 'Film', audio: 'Sound', document: 'Document' },
      },
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
