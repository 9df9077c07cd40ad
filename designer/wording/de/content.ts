/** See the English ones. */
import type { Words } from '../en/english'

export const content: Words['content'] = {
  form: 'Hat ein Formular ausgefüllt',
  location: 'Standort',
  contacts: 'Kontaktkarte',
  contact: (name) => `Kontaktkarte: ${name}`,
  order: 'Bestellung',
  edited: (text) => `Hat eine Nachricht geändert: ${text}`,
  revoked: 'Hat eine Nachricht gelöscht',
  unsupported: 'Eine Art von Nachricht, die WhatsApp nicht weitergibt',
  kept: (type) => `Nachricht der Art ${type}`,
  reaction: (emoji) => `Reagierte mit ${emoji}`,
  template: (name) => `Vorlage ${name}`,
  attachment: (kind) => `Anhang: ${kind}`,
}
