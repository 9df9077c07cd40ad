/** See the English ones. */
import type { Words } from '../en/english'
import { plural } from '../plural'

export const arrange: Words['arrange'] = {
  commands: {
    layOut: 'Anordnen',
    layOutSelection: 'Auswahl anordnen',
    layOutAnew: 'Von Grund auf neu anordnen',
    align: {
      left: 'Linke Kanten ausrichten',
      centre: 'Mitten waagerecht ausrichten',
      right: 'Rechte Kanten ausrichten',
      top: 'Obere Kanten ausrichten',
      middle: 'Mitten senkrecht ausrichten',
      bottom: 'Untere Kanten ausrichten',
    },
    distributeAcross: 'Waagerecht verteilen',
    distributeDown: 'Senkrecht verteilen',
    grid: 'Auswahl aufs Raster rücken',
  },
  progress: (count) => `${plural(count, 'Knoten wird', 'Knoten werden')} angeordnet …`,
  stop: 'Abbrechen',
  hint: (count) => `${plural(count, 'Karte liegt', 'Karten liegen')} über anderen.`,
  waveAway: 'Keine Anordnung anbieten',
  said: {
    laidOut: (count) => `Angeordnet: ${plural(count, 'Knoten', 'Knoten')} bewegt.`,
    inOrder: 'Alles ist schon in Ordnung. „Von Grund auf neu anordnen“ richtet sich nicht nach der jetzigen Zeichnung.',
    failed: (reason) => `Das Anordnen ist misslungen, nichts wurde bewegt: ${reason}`,
    aligned: (count) => `${plural(count, 'Ding', 'Dinge')} ausgerichtet.`,
    distributed: (count) => `${plural(count, 'Ding', 'Dinge')} verteilt.`,
    onGrid: (count) => `${plural(count, 'Ding liegt', 'Dinge liegen')} auf dem Raster.`,
  },
}
