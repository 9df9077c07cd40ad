/** See the English ones. */
import type { Words } from '../en/english'

export const presence: Words['presence'] = { available: 'Verfügbar', busy: 'Beschäftigt', away: 'Abwesend', offline: 'Abgemeldet' }

export const status: Words['status'] = {
  open: 'Offen',
  pending: 'Wartend',
  escalated: 'Eskaliert',
  resolved: 'Gelöst',
  closed: 'Geschlossen',
}

export const delivery: Words['delivery'] = {
  sending: 'Wird gesendet',
  sent: 'Gesendet',
  delivered: 'Zugestellt',
  read: 'Gelesen',
  failed: 'Nicht zugestellt',
  checking: 'Es wird geprüft, ob sie hinausging',
  unknown: 'Niemand kann sagen, ob sie hinausging',
}
