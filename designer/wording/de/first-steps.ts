/** See the English ones. */
import type { Words } from '../en/english'

export const firstSteps: Words['firstSteps'] = {
  title: 'In drei Schritten sehen, wie es geht',
  steps: [
    { title: 'Auf dem Telefon schreiben', text: 'Sie sind der Kontakt. Schreiben Sie irgendetwas; das Skript antwortet.' },
    { title: 'Einen Agenten verfügbar machen', text: 'Wählen Sie am Arbeitsplatz einen Agenten und stellen Sie ihn auf Verfügbar.' },
    { title: 'Annehmen und antworten', text: 'Nehmen Sie den Fall an, wenn er angeboten wird, antworten Sie und lösen Sie ihn.' },
  ],
  done: 'erledigt',
  dismiss: 'Die drei Schritte ausblenden',
}
