/** See the English ones. */
import type { Words } from '../en/english'

export const script: Words['script'] = {
  subtitle: 'Was dazwischen geschieht',
  version: (version) => `Version ${version}`,
  idle: 'Wartet auf die erste Nachricht vom Telefon',
  loading: 'Das Skript wird ausgerollt …',
  none: 'Es ist kein Skript veröffentlicht',
  noneHelp: 'Übernehmen Sie einen Arbeitsbereich mit einem Skript: cordboard apply examples/front-desk',
  canvas: (name) => `Skript ${name}`,
  canvasRole: 'Zeichenfläche des Skripts',
  canvasHelp:
    'Die Pfeiltasten gehen an den Verbindungen entlang: rechts zum nächsten Knoten, links zurück, auf und ab zwischen den Ausgängen. Pos1 ist der erste Knoten, Ende der aktuelle.',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  fit: 'Das ganze Skript zeigen',
  follow: 'Dem Lauf folgen',
  here: 'Der Lauf ist hier',
  visited: 'besucht',
  leavesBy: (ports) => (ports.length === 0 ? 'kein Ausgang' : `Ausgänge: ${ports.join(', ')}`),
  toName: (port, name) => `${port} zu ${name}`,
  trace: 'Was das Skript getan hat',
  traceEmpty: 'Der Weg des Laufs wird hier Schritt für Schritt erzählt.',
  waitsHere: 'wartet hier',
  preempted: 'durch ein Ereignis unterbrochen',
  fellBack: {
    default: 'nicht verbunden, ging über Standard',
    errorHandler: 'ging zur Fehlerbehandlung',
    defaultSkill: 'ging zum Standard-Skill',
  },
  changed: (name, value) => `${name} ist jetzt ${value}`,
  problem: 'Problem',
  ended: {
    end: 'Der Lauf ist zu Ende',
    fault: 'Der Lauf brach mit einem Fehler ab',
    interrupted: 'Der Lauf wurde unterbrochen',
    moved: 'Der Lauf ging in einer anderen Version weiter',
    unhandledPort: 'Der Lauf kam nicht weiter',
  },
  running: 'Läuft',
  done: 'Beendet',
}
