/** See the English ones. */
import type { Words } from '../en/english'
import { languageName } from '../language-name'
import { plural } from '../plural'
import type { SayRules, SettingSaid, ValuesSaid } from '../problem-words'
import { sentence } from './sentences'

const TYPES: Readonly<Record<string, string>> = {
  string: 'ein Text',
  number: 'eine Zahl',
  int: 'eine ganze Zahl',
  boolean: 'ja oder nein',
  array: 'eine Liste',
  object: 'mehrere Felder',
}

const NO_SUCH: Readonly<Record<string, string>> = {
  skill: 'keinen Skill',
  channel: 'keinen Kanal',
  hours: 'keine Öffnungszeiten',
  template: 'keine Vorlage',
  variable: 'keine Variable',
}

const HEADERS: Readonly<Record<string, string>> = {
  none: 'nichts',
  image: 'ein Bild',
  video: 'einen Film',
  document: 'ein Dokument',
  location: 'einen Ort',
}

const STATUS: Readonly<Record<string, string>> = {
  pending: 'noch nicht genehmigt',
  rejected: 'abgelehnt',
  paused: 'angehalten',
  disabled: 'abgeschaltet',
  deleted: 'gelöscht',
}

function setting(issue: SettingSaid, { minimum, maximum, origin, expected }: ValuesSaid): string | undefined {
  switch (issue) {
    case 'missing':
      return 'Füllen Sie dies aus'
    case 'tooSmall':
      if (origin === 'string') return `Schreiben Sie mindestens ${minimum} Zeichen`
      if (origin === 'array') return `Geben Sie mindestens ${minimum === '1' ? 'eins' : minimum} an`
      return `Mindestens ${minimum}`
    case 'aboveOnly':
      return `Mehr als ${minimum}`
    case 'tooLarge':
      if (origin === 'string') return `Kürzen Sie dies auf höchstens ${maximum} Zeichen`
      return origin === 'array' ? `Höchstens ${maximum}; nehmen Sie etwas weg` : `Höchstens ${maximum}`
    case 'wrongType':
      return `Hier gehört ${TYPES[expected ?? ''] ?? expected} hin`
    case 'notOffered':
      return 'Wählen Sie einen der angebotenen Werte'
    default:
      return issue satisfies never
  }
}

const rules: SayRules = {
  'unknown-kind': ({ kind }) =>
    `Dieses Cordboard kennt keine Knotenart „${kind}“; ersetzen Sie den Knoten oder aktualisieren Sie Cordboard`,
  'unknown-variable': ({ variable }) => `Das Skript hat keine Variable „${variable}“; legen Sie sie an oder wählen Sie eine andere`,
  'wrong-name': undefined,
  'no-begin': () => 'Das Skript hat keinen Beginn; fügen Sie einen hinzu, jeder Lauf startet dort',
  'second-begin': () => 'Ein Skript hat einen Beginn; entfernen Sie diesen',
  'link-to-nowhere': ({ end, link }) =>
    link
      ? `Die Verbindung ${link} nennt „${end}“, was es in diesem Skript nicht gibt`
      : `Die Fehlerbehandlung „${end}“ gibt es in diesem Skript nicht; wählen Sie eine andere`,
  'unknown-port': ({ port }) => `Eine Verbindung geht von „${port}“ aus, einem Ausgang, den dieser Knoten nicht hat; entfernen Sie sie`,
  'link-into-start': ({ kind }) => `Hierher kann nichts führen: ${kind} startet von selbst; entfernen Sie die Verbindung`,
  'port-taken': ({ label }) => `Zwei Verbindungen gehen von „${label}“ aus; behalten Sie eine`,
  'port-without-effect': () => '„Bei Zuweisung“ nimmt das Ereignis; dieser Ausgang wird nie genommen',
  'unwired-port': ({ label }) => `„${label}“ führt nirgendwohin; der Fall ginge an den Standard-Skill des Kanals`,
  'second-event': ({ otherNode, kind }) => `„${otherNode}“ reagiert auf dasselbe Ereignis; ein Skript hat „${kind}“ nur einmal`,
  'too-many-nodes': ({ max, count }) => `Ein Skript hat höchstens ${max} Knoten, dieses hat ${count}`,
  'loop-without-wait': ({ nodes }) =>
    `${nodes} geht im Kreis, ohne auf Kontakt, Agenten oder Zeit zu warten; setzen Sie eine Frage oder ein Warten dazwischen`,
  unreachable: () => 'Kein Weg führt hierher; verbinden Sie einen Ausgang damit, oder entfernen Sie den Knoten',
  'deleted-reference': ({ refersTo, id, language }) =>
    `In diesem Arbeitsbereich gibt es ${NO_SUCH[refersTo ?? ''] ?? refersTo} „${id}“${language ? ` in ${language}` : ''}; wählen Sie etwas anderes`,
  'template-not-approved': ({ template, status }) =>
    `Die Vorlage „${template}“ ist ${STATUS[status ?? ''] ?? status}; nur genehmigte werden verschickt`,
  'template-values': ({ template, places, given }) =>
    `Die Vorlage „${template}“ hat ${places === '1' ? '1 Stelle' : `${places} Stellen`} und bekommt ${given === '1' ? '1 Wert' : `${given} Werte`}`,
  'template-buttons': ({ template, buttons, choices }) =>
    `Die Vorlage „${template}“ hat die Schaltflächen ${buttons || 'keine'}, die Auswahl ist ${choices || 'leer'}; gleichen Sie beide an, in derselben Reihenfolge`,
  'template-header': ({ template, wanted = '', given = '' }) =>
    `Der Kopf der Vorlage „${template}“ braucht ${HEADERS[wanted] ?? wanted}, nicht ${HEADERS[given] ?? given}`,
  'template-button-values': ({ template, places, given }) =>
    `Die Schaltflächen der Vorlage „${template}“ brauchen ${places === '1' ? '1 Wert' : `${places} Werte`} und bekommen ${given}`,
  'language-repeated': ({ language = '' }) => `Das Skript spricht ${languageName(language)} zweimal; entfernen Sie eines`,
  'language-variable': ({ variable }) => `„${variable}“ hält das Kürzel einer Sprache und muss ein Text sein; wählen Sie eine andere`,
  'missing-translation': ({ language = '', text }) => `„${text}“ fehlt auf ${languageName(language)}; es geht hinaus, wie es ist`,
  'wrong-translation': ({ language = '', said }) => `Auf ${languageName(language)}: ${sentence(said ?? '')}`,
  'stale-translation': ({ language = '', key }) =>
    key === undefined
      ? `Das Skript spricht kein ${languageName(language)}; was darin geschrieben ist, wird nicht verwendet`
      : `Ein Text auf ${languageName(language)} gehört zu nichts mehr (${key}); entfernen Sie ihn`,
  'endless-round': ({ nodes }) =>
    `${nodes} geht im Kreis, bis die Engine abbricht, wenn der Kontakt schweigt und kein Agent kommt; führen Sie es nach einigen Runden zu einem Ende`,
  'endless-wait': () =>
    'Hier wartet der Lauf für immer, wenn der Kontakt schweigt und kein Agent kommt; geben Sie eine längste Wartezeit an',
  'outside-window': ({ hours, way }) =>
    `Bis hierher kann der Kontakt ${hours === '0' ? 'mehr als 24 Stunden' : `${hours} Stunden`} geschwiegen haben (${way}), und das Sitzungsfenster schließt nach 24; senden Sie hier eine Vorlage, oder verbinden Sie „Sitzungsfenster geschlossen“ mit einer`,
  'pop-without-agent': ({ way }) =>
    `Kein Agent hat den Fall, wenn ein Lauf über ${way} hierherkommt; setzen Sie dies hinter „Bei Zuweisung“ oder „Agent zugewiesen“`,
  'unset-variable': ({ variable, way }) =>
    `„${variable}“ wird auf dem Weg ${way} gelesen, bevor etwas sie gesetzt hat; setzen Sie sie dort, oder geben Sie ihr einen Anfangswert`,
  'dead-end': ({ way }) => `Nichts führt von hier weiter, und ein Lauf kommt über ${way} hierher; verbinden Sie einen der Ausgänge`,
}

export const problems: Words['problems'] = {
  title: 'Probleme',
  close: 'Probleme schließen',
  list: 'Probleme des Skripts',
  count: (errors, warnings) =>
    errors + warnings === 0
      ? 'Keine Probleme'
      : [errors > 0 ? plural(errors, 'Fehler', 'Fehler') : '', warnings > 0 ? plural(warnings, 'Warnung', 'Warnungen') : '']
          .filter(Boolean)
          .join(', '),
  errors: (count) => plural(count, 'Fehler', 'Fehler'),
  warnings: (count) => plural(count, 'Warnung', 'Warnungen'),
  groups: { error: 'Fehler: sie verhindern das Veröffentlichen', warning: 'Warnungen' },
  severities: { error: 'Fehler', warning: 'Warnung' },
  showOnly: 'Nur zeigen',
  filter: 'Probleme filtern',
  none: 'Alles in Ordnung',
  noneHelp: 'Bereit zum Veröffentlichen.',
  looking: 'Es wird nach Problemen gesucht …',
  nothingFits: 'Kein Problem passt zu diesem Filter',
  inScript: 'Skript',
  atPort: (label) => `Ausgang ${label}`,
  atItem: (label, place) => `${label} ${place}`,
  inVariable: (name) => `Variable ${name}`,
  told: (place, count, text) => `Problem ${place} von ${count}: ${text}`,
  fixes: {
    dropTranslation: 'Entfernen, was nicht verwendet wird',
    linkTo: 'Verbinden mit …',
    removeLink: 'Verbindung entfernen',
    removeNode: 'Knoten entfernen',
    removeErrorHandler: 'Fehlerbehandlung wegnehmen',
    addBegin: 'Beginn hinzufügen',
    addVariable: (name) => `Variable ${name} anlegen`,
    writeInstead: (name) => `${name} schreiben`,
    choose: {
      skill: 'Anderen Skill wählen …',
      channel: 'Anderen Kanal wählen …',
      hours: 'Andere Öffnungszeiten wählen …',
      template: 'Andere Vorlage wählen …',
    },
    takeButtons: 'Schaltflächen der Vorlage nehmen',
    makeValues: (count) => `${plural(count, 'Wert', 'Werte')} daraus machen`,
    takeDefault: (value) => `${value} nehmen`,
    useTemplate: 'Stattdessen eine Vorlage senden …',
    askByTemplate: 'Zuerst mit einer Vorlage fragen …',
    linkWindowClosed: '„Sitzungsfenster geschlossen“ verbinden mit …',
    beginWith: (value) => `Mit ${value === '' ? 'leerem Text' : value} beginnen`,
  },
  way: 'Weg zeigen',
  wayOf: (text) => `Weg zeigen: ${text}`,
  wayShown: (steps) => `Der Weg leuchtet auf der Zeichenfläche: ${plural(steps, 'Schritt', 'Schritte')}`,
  wayHidden: 'Der Weg leuchtet nicht mehr',
  proofs: {
    summary: (holding, count) =>
      holding === count
        ? `Bewiesen: alle ${count} Eigenschaften dieses Skripts`
        : `Bewiesen: ${holding} von ${count} Eigenschaften dieses Skripts`,
    holds: 'Bewiesen:',
    broken: 'Nicht bewiesen:',
    findings: (count) => plural(count, 'Fund', 'Funde'),
    providedFor: (names) => `Für „Sitzungsfenster geschlossen“ ist gesorgt bei ${names}`,
    restsOn: 'Worauf das beruht',
    properties: {
      'agent-or-end': 'Jeder Weg erreicht einen Agenten oder ein Ende',
      'session-window': 'Keine freie Nachricht geht außerhalb des Sitzungsfensters hinaus',
      'screen-pops': 'Jede Seite, die sich öffnet, findet einen Agenten',
      'variables-set': 'Jede Variable ist gesetzt, bevor sie gelesen wird',
      'no-dead-ends': 'Jeder Knoten, zu dem ein Lauf kommt, lässt sich verlassen',
    },
    assumptions: {
      'waits-end':
        'Jedes Warten endet durch eine Antwort, ein Ereignis oder seine Frist; der Kontakt darf schweigen, Agenten dürfen ausbleiben.',
      'conditions-free': 'Bedingungen, Öffnungszeiten und Kanäle können jederzeit so oder so ausfallen.',
      'sends-prompt': 'Was aus einer Nachricht wurde, ist sofort bekannt.',
      'agent-stays': 'Ein Agent behält den Fall, bis das Skript ihn einem Skill gibt, ihn löst oder schließt.',
      'contact-begins': 'Der Kontakt hat gerade geschrieben, wenn ein Lauf beginnt.',
      'program-begins': 'Ein Programm beginnt die Läufe, wann immer der Kontakt zuletzt schrieb.',
      'contact-tires': 'Ein Kontakt geht nicht für immer in Fragen im Kreis.',
      'changing-loops-end': 'Ein Kreis endet, den Öffnungszeiten, Zufall, eine Zählung oder ein Wert beenden, den er selbst ändert.',
      'breaks-off': 'Nach 50 Wartezeiten ohne ein Wort des Kontakts bricht die Engine einen Lauf ab.',
      'given-at-start': 'Das Programm, das einen Lauf beginnt, gibt die Variablen mit, die kein Knoten setzt.',
    },
  },
  fixAll: (count) => `Alle ${count}`,
  fixAllLabel: (fix, count) => `${fix}: alle ${count} dieser Art`,
  fixOf: (fix, text) => `${fix}: ${text}`,
  fixed: (count) => (count === 1 ? '1 Problem behoben.' : `${count} Probleme behoben.`),
  chooseNode: 'Wohin führt es?',
  nodeName: 'Name eines Knotens',
  noNode: 'So heißt kein Knoten',
  chooseThing: { skill: 'Welcher Skill?', channel: 'Welcher Kanal?', hours: 'Welche Öffnungszeiten?', template: 'Welche Vorlage?' },
  thingName: 'Name',
  noThing: 'In diesem Arbeitsbereich gibt es nichts mit diesem Namen',
  commands: { next: 'Nächstes Problem', previous: 'Voriges Problem', show: 'Probleme zeigen oder ausblenden' },
  rules,
  setting,
  sentence,
}
