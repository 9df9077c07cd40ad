/** See the English ones. */
import type { Words } from '../en/english'
import { plural } from '../plural'

const things = (count: number) => plural(count, 'Ding', 'Dinge')

export const clipboard: Words['clipboard'] = {
  commands: { cut: 'Ausschneiden', copy: 'Kopieren', paste: 'Einfügen' },
  copied: (count) => `${things(count)} kopiert.`,
  cut: (count) => `${things(count)} ausgeschnitten.`,
  onlyHere: 'Der Browser gibt die Zwischenablage nicht frei; einfügen können Sie nur in diesem Tab.',
  pasted: (count) => `${things(count)} eingefügt.`,
  details: 'Was sonst geschah',
  nothingLeft: 'Nichts wurde eingefügt: Das Skript hat seinen Beginn und dieses Ereignis schon, und sonst ist nichts darin.',
  refused: {
    nothing: 'Die Zwischenablage ist leer. Kopieren Sie zuerst Knoten.',
    notAScript:
      'Das Eingefügte ist kein Teil eines Skripts, deshalb wurde nichts geändert. Kopieren Sie Knoten oder das JSON eines Skripts.',
    tooLarge: 'Das Eingefügte ist zu groß: Höchstens 5 MB werden gelesen. Nichts wurde geändert.',
    tooNew:
      'Das Eingefügte stammt aus einem neueren Cordboard. Aktualisieren Sie dieses und fügen Sie noch einmal ein. Nichts wurde geändert.',
    broken: (path, reason) =>
      `Das Eingefügte ist ein Skript mit einem Fehler${path === '' ? '' : ` bei ${path}`}, deshalb wurde nichts geändert. ${reason}`,
  },
  report: {
    title: (count) => `${things(count)} eingefügt`,
    missing: 'Das fehlt in diesem Arbeitsbereich',
    missingHelp: 'Wählen Sie, was stattdessen gilt, oder lassen Sie es: Die Problemliste erinnert weiter daran.',
    thing: {
      skill: (id) => `Skill ${id}`,
      channel: (id) => `Kanal ${id}`,
      hours: (id) => `Öffnungszeiten ${id}`,
      template: (id) => `Vorlage ${id}`,
    },
    uses: (count) => `an ${plural(count, 'Stelle', 'Stellen')} verwendet`,
    leave: 'So lassen',
    instead: (name) => `${name} verwenden`,
    declared: 'Variablen, die dabei angelegt wurden',
    keep: 'Als neue Variable behalten',
    types: { text: 'Text', number: 'Zahl', boolean: 'Ja oder nein' },
    alsoSaid: 'Gut zu wissen',
    leftOut: {
      begin: (name) => `${name} wurde weggelassen: Das Skript hat seinen Beginn schon.`,
      event: (name) => `${name} wurde weggelassen: Das Skript hat schon einen Knoten für dieses Ereignis.`,
    },
    cutLink: (port, from, to) => `Die Verbindung ${port} von ${from} wurde weggelassen: Sie führte zu ${to}, das nicht kopiert wurde.`,
    otherType: (name) => `Die Variable ${name} hat hier einen anderen Typ. Prüfen Sie, wo sie verwendet wird.`,
    unknownKind: (kind) => `Dieses Cordboard kennt keine Knoten der Art ${kind}.`,
    done: 'Fertig',
  },
}
