/** See the English ones. */
import type { Words } from '../en/english'
import { plural } from '../plural'

export const search: Words['search'] = {
  field: 'In diesem Skript suchen',
  clear: 'Suche leeren',
  matchCase: 'Groß- und Kleinschreibung beachten',
  replace: 'Ersetzen',
  replaceField: 'Ersetzen durch',
  options: 'Wie gesucht wird',
  start: 'Suchen Sie in Namen, Texten, Bedingungen, Werten, Notizen, Variablen und Problemen',
  startHelp: 'F3 geht zur nächsten Stelle, Umschalt+F3 zur vorigen.',
  none: (query) => `„${query}“ steht nirgends in diesem Skript`,
  found: (hits, places) => `${hits} gefunden an ${plural(places, 'Ort', 'Orten')}`,
  foundMore: (most) => `Mehr als ${most} gefunden; tippen Sie weiter, um einzugrenzen`,
  results: 'Was gefunden wurde',
  told: (place, count, where, text) => `${place} von ${count}, ${where}: ${text}`,
  what: {
    name: 'Name',
    kind: 'Art',
    id: 'Kennung',
    port: 'Ausgang',
    note: 'Notiz',
    frame: 'Rahmen',
    variable: 'Variable',
    description: 'Beschreibung',
    problem: 'Problem',
    script: 'Skript',
  },
  replaceOne: 'Hier ersetzen',
  replaceAll: (count) => `Alle ${count} ersetzen`,
  replaceable: (count) =>
    count === 0
      ? 'Hier lässt sich nichts ersetzen: Bedingungen, Kennungen und Werte in {{ }} bleiben, wie sie sind.'
      : 'Ersetzt Namen, Texte und Notizen. Bedingungen, Kennungen und Werte in {{ }} bleiben, wie sie sind.',
  replaced: (count) => `${plural(count, 'Stelle', 'Stellen')} ersetzt.`,
  commands: { next: 'Nächste Fundstelle', previous: 'Vorige Fundstelle' },
}
