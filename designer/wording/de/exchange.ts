/** See the English ones. */
import type { Words } from '../en/english'
import { plural } from '../plural'

export const exchange: Words['exchange'] = {
  commands: {
    import: 'Skriptdatei importieren …',
    json: 'Als Skriptdatei exportieren (JSON)',
    svg: 'Bild exportieren (SVG)',
    png: 'Bild exportieren (PNG)',
    printed: 'Bild für den Druck exportieren (SVG, hell)',
    mermaid: 'Als Mermaid-Flussdiagramm exportieren',
    machine: 'Die Maschine exportieren (XState-JSON)',
    scxml: 'Die Maschine exportieren (SCXML)',
  },
  saved: (name) => `Gespeichert als ${name}.`,
  noMachine: (reason) => `Solange das Skript Fehler hat, gibt es keine Maschine. ${reason}`,
  showProblems: 'Probleme zeigen',
  noPixels: 'Dieser Browser kann ein so großes Bild nicht erzeugen. Exportieren Sie es als SVG.',
  import: {
    title: 'Skriptdatei importieren',
    about: (file, name) => `${file}: ${name}`,
    sort: 'Sorte',
    sorts: { nodes: 'Knoten', links: 'Verbindungen', variables: 'Variablen', notes: 'Notizen', frames: 'Rahmen' },
    columns: { added: 'Neu', removed: 'Entfernt', changed: 'Geändert', moved: 'Bewegt' },
    other: (count) => `Auch ${plural(count, 'Angabe', 'Angaben')} zum Skript unterscheiden sich, etwa der Name.`,
    same: 'Die Datei sagt dasselbe wie das offene Skript. Es gibt nichts zu übernehmen.',
    undoable: 'Die Datei tritt an die Stelle des offenen Skripts. Rückgängig bringt es zurück, wie es war.',
    leave: 'So lassen',
    take: 'Datei übernehmen',
    taken: (file) => `${file} übernommen.`,
    drop: 'Skriptdatei ablegen, um zu sehen, was sie ändern würde',
    tooLarge: (file, most) => `${file} ist zu groß für ein Skript: Höchstens ${most} MB werden gelesen. Nichts wurde geändert.`,
    broken: (file, path, reason) =>
      `${file} kann nicht übernommen werden${path === '' ? '' : `, wegen ${path}`}. ${reason} Nichts wurde geändert.`,
    unreadable: (file, reason) => `${file} konnte nicht gelesen werden: ${reason}. Nichts wurde geändert.`,
  },
}
