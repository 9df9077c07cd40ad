/** See the English ones. */
import type { Words } from '../en/english'
import { plural } from '../plural'

const changes = (count: number) => plural(count, 'Änderung', 'Änderungen')
const places = (count: number) => plural(count, 'Stelle', 'Stellen')

export const saving: Words['saving'] = {
  label: 'Stand der Speicherung',
  states: {
    saved: 'Gespeichert',
    savedAgo: (ago) => `Vor ${ago} gespeichert`,
    savedAt: (time) => `Gespeichert: ${time}`,
    saving: 'Wird gespeichert …',
    offline: 'Keine Verbindung',
    trouble: 'Noch nicht gespeichert',
    signedOut: 'Abgemeldet',
    refused: 'Nicht gespeichert',
    conflict: 'Entscheidung nötig',
    deleted: 'Anderswo gelöscht',
    readOnly: 'Nur ansehen',
    onlyHere: 'nur auf dieser Seite',
  },
  details: {
    saved: 'Alle Änderungen sind auf dem Server. Sie können diese Seite jederzeit schließen.',
    saving: 'Die letzten Änderungen sind auf dem Weg zum Server.',
    offline:
      'Cordboard antwortet nicht. Arbeiten Sie weiter: Es wird von selbst wieder versucht, und sobald eine Antwort kommt, wird alles gespeichert.',
    trouble: (said) => `Cordboard kann gerade nicht speichern: ${said}. Arbeiten Sie weiter: Es wird von selbst wieder versucht.`,
    signedOut:
      'Ihre Anmeldung ist abgelaufen. Melden Sie sich in einem anderen Tab neu an und machen Sie dann hier weiter: Es geht nichts verloren, und sobald Sie angemeldet sind, wird von selbst weiter gespeichert.',
    refused: (said) => `Der Server nimmt dieses Dokument nicht an: ${said}. Ändern Sie, was genannt ist, dann wird es wieder gespeichert.`,
    conflict: (who, count) =>
      `${who} hat an ${places(count)} dasselbe geändert wie Sie. Entscheiden Sie, was bleibt; bis dahin wird nichts gespeichert.`,
    deleted: 'Jemand hat dieses Skript gelöscht. Was Sie sehen, ist noch hier; speichern Sie es noch einmal, um es wiederzuhaben.',
    readOnly: 'Mit Ihrer Rolle können Sie Skripte ansehen, nicht ändern. Was andere ändern, sehen Sie sofort.',
    kept: 'Was noch nicht gespeichert ist, behält dieser Browser, auch wenn Sie die Seite schließen.',
    keptFull:
      'Der Speicher dieses Browsers ist voll, deshalb wird hier nichts mehr aufbewahrt. Lassen Sie diese Seite offen, bis gespeichert ist, oder schaffen Sie in den Einstellungen des Browsers Platz.',
    keptDenied: 'Dieser Browser lässt Cordboard nichts aufbewahren. Lassen Sie diese Seite offen, bis alles gespeichert ist.',
  },
  acts: {
    tryNow: 'Jetzt erneut versuchen',
    saveNow: 'Jetzt speichern',
    signIn: 'Anmelden (neuer Tab)',
    decide: 'Entscheiden …',
    saveAnew: 'Noch einmal speichern',
    export: 'Als Datei sichern',
    close: 'Schließen',
    discard: 'Verwerfen',
  },
  who: {
    ownTab: 'Ihrem anderen Tab',
    ownTabFirst: 'Ihr anderer Tab',
    program: (name) => `dem Programm ${name}`,
    somebody: 'jemand anderem',
    somebodyFirst: 'Jemand anders',
  },
  notices: {
    label: 'Neues',
    takenOver: (who, count) => `Von ${who} übernommen: ${changes(count)}.`,
    restored: (count, time) =>
      count === 1
        ? `1 Änderung von ${time}, die noch nicht gespeichert war, ist wiederhergestellt.`
        : `${changes(count)} von ${time}, die noch nicht gespeichert waren, sind wiederhergestellt.`,
    conflict: (who, count) => `${who} hat an ${places(count)} dasselbe geändert wie Sie.`,
    published: (who, version) => `${who} hat Version ${version} veröffentlicht.`,
    youPublished: (version) => `Version ${version} ist veröffentlicht. Neue Fälle laufen ab jetzt damit.`,
    backOnline: 'Wieder gespeichert. Es ging nichts verloren.',
    sameNode: (who, node) => `${who} arbeitet auch an „${node}“. Beides bleibt erhalten; nach demselben Feld werden Sie gefragt.`,
  },
  merge: {
    title: 'Beide haben dasselbe geändert',
    intro: (who, count) =>
      `${who} hat gespeichert, während Sie gearbeitet haben. Was sich nicht überschneidet, ist schon zusammengeführt. Entscheiden Sie über ${places(count)}:`,
    progress: (mine, theirs, open) =>
      [`${mine} von Ihnen`, `${theirs} von der anderen Seite`, ...(open > 0 ? [`${open} offen`] : [])].join(', '),
    result: (mine, theirs) => `Der zusammengeführte Entwurf hat ${changes(mine)} von Ihnen und ${changes(theirs)} der anderen Seite.`,
    allMine: 'Immer meine',
    allTheirs: 'Immer die andere',
    mine: 'Meine',
    theirs: (who) => `Von ${who}`,
    before: 'Vorher',
    apply: 'Zusammenführen',
    later: 'Später',
    moreToDecide: 'Inzwischen wurde mehr geändert. Entscheiden Sie auch über die neuen Stellen.',
    bothStay: 'Es geht nichts verloren: Beide Stände bleiben im Verlauf, Ihrer in diesem Browser. Rückgängig holt Ihren zurück.',
    removed: 'Entfernt',
    field: (thing, field) => `${thing} · ${field}`,
  },
  others: {
    label: (count) => plural(count, 'andere Person hat das offen', 'andere haben das offen'),
    heading: 'Auch offen bei',
    you: (name) => `${name} (Sie, in einem anderen Tab)`,
    editing: (node) => `arbeitet an „${node}“`,
    looking: (node) => `sieht „${node}“ an`,
    editingSomewhere: 'ändert gerade etwas',
    here: 'hat es offen',
    more: (count) => `+${count}`,
    goThere: (name, does) => `${name}: ${does}. Auf der Zeichenfläche zeigen`,
  },
  publish: {
    button: 'Veröffentlichen',
    title: 'Diesen Entwurf veröffentlichen',
    loading: 'Wird mit der veröffentlichten Version verglichen …',
    first: 'Das ist die erste Version. Von diesem Skript läuft noch nichts.',
    against: (version) => `Gegenüber Version ${version}, mit der neue Fälle jetzt laufen:`,
    same: (version) => `Der Entwurf sagt dasselbe wie Version ${version}. Es gibt nichts zu veröffentlichen.`,
    showChanges: 'Änderungen auf der Zeichenfläche zeigen',
    blocked: (errors) => `${errors} Fehler, die vor dem Veröffentlichen zu beheben sind:`,
    warnings: (count) => `${plural(count, 'Warnung', 'Warnungen')}, die Sie nicht aufhalten:`,
    clean: 'Keine Probleme.',
    note: 'Was ist neu, und warum',
    notePlaceholder: 'Steht dann im Verlauf',
    submit: (version) => `Version ${version} veröffentlichen`,
    submitting: 'Wird veröffentlicht …',
    cancel: 'Abbrechen',
    movedOn: 'Inzwischen hat jemand gespeichert. Es steht jetzt in der Liste: Sehen Sie es an, dann veröffentlichen Sie.',
    notSaved:
      'Der Entwurf ließ sich nicht speichern und kann deshalb noch nicht veröffentlicht werden. Siehe den Stand der Speicherung in der Leiste.',
    refused: 'Der Server hat gefunden, was hier noch nicht bekannt war:',
  },
  commands: {
    save: 'Jetzt speichern',
    publish: 'Veröffentlichen …',
    decide: 'Über Widersprüche entscheiden …',
  },
  problemKinds: { error: 'Fehler', warning: 'Warnung' },
}
