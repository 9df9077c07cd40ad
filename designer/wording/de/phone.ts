/** See the English ones. */
import type { Words } from '../en/english'

export const phone: Words['phone'] = {
  subtitle: 'Sie sind der Kontakt',
  contact: 'Kontakt',
  number: 'Schreibt an',
  newContact: 'Neuer Kontakt',
  newContactName: 'Name des neuen Kontakts',
  add: 'Hinzufügen',
  cancel: 'Abbrechen',
  ownName: 'Robin',
  you: (name) => `Sie (${name})`,
  messages: (business) => `Nachrichten mit ${business}`,
  from: { contact: 'Sie', business: 'Unternehmen' },
  empty: (business) => `Noch nichts geschrieben. Schreiben Sie an ${business}, um zu beginnen.`,
  emptyIdeas: ['Hallo!', 'Ich habe eine Frage'],
  write: 'Nachricht schreiben',
  send: 'Senden',
  typing: 'schreibt …',
  revoked: 'Diese Nachricht wurde gelöscht',
  close: 'Schließen',
  attachment: (kind) => `Anhang: ${kind}`,
  location: 'Standort',
  reacted: (emoji) => `Reagierte mit ${emoji}`,
  loading: 'Das Telefon wird eingeschaltet …',
  lost: 'Das Telefon hat keine Verbindung mehr. Es versucht es von selbst wieder.',
  off: 'Die Sandbox ist aus',
  offHelp:
    'Dieses Telefon gehört zur Sandbox, die läuft, solange keine Zugangsdaten von Meta eingetragen sind. Schreiben Sie von einem echten Telefon; Skript und Arbeitsplatz zeigen es ebenso.',
  noNumbers: 'Noch keine Nummer des Unternehmens',
  noNumbersHelp: 'Übernehmen Sie einen Arbeitsbereich mit einem Kanal: cordboard apply examples/front-desk',
}
