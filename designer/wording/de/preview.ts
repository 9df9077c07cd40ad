/** See the English ones. */
import type { Words } from '../en/english'

export const preview: Words['preview'] = {
  title: 'So sieht es der Kontakt',
  help: 'Werte stehen als Beispiele da.',
  message: (place, count) => `Nachricht ${place} von ${count}`,
  empty: 'Noch steht nichts da',
  showsLink: 'Mit einer Vorschau des ersten Links',
  rows: 'Zeilen der Liste',
  location: 'Standort',
  reaction: (emoji) => `${emoji} an der letzten Nachricht des Kontakts`,
  reactionGone: 'Keine Reaktion mehr an der letzten Nachricht des Kontakts',
  files: { image: 'Bild', video: 'Film', audio: 'Ton', document: 'Dokument', sticker: 'Sticker' },
  headers: { image: 'Ein Bild', video: 'Ein Film', document: 'Ein Dokument', location: 'Ein Ort auf der Karte' },
  noTemplate: 'Keine Vorlage gewählt',
  loading: 'Die Vorlagen dieses Arbeitsbereichs werden geladen',
  templateGone: (name, language) =>
    `Die Vorlage „${name}“${language === '' ? '' : ` (${language})`} gibt es nicht mehr; wählen Sie eine andere`,
  template: (name, language) => `Vorlage ${name}, ${language}`,
  categories: { utility: 'Service', marketing: 'Marketing', authentication: 'Authentifizierung' },
  statuses: {
    approved: 'Genehmigt',
    pending: 'Noch nicht genehmigt',
    rejected: 'Abgelehnt',
    paused: 'Angehalten',
    disabled: 'Abgeschaltet',
    deleted: 'Gelöscht',
  },
}
