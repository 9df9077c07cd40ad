/** See the English ones. */
import type { Words } from '../en/english'
import { plural } from '../plural'

const THINGS: Readonly<Record<string, string | undefined>> = {
  Skill: 'Der Skill',
  Hours: 'Die Öffnungszeit',
  Channel: 'Der Kanal',
  Template: 'Die Vorlage',
}

export const foreign: Words['foreign'] = {
  formats: { 'web-studio': 'Ein Skript von Web Studio', rapidpro: 'Ein Flow von RapidPro' },
  about: (format, things, nodes) =>
    `${format}: ${plural(things, 'Teil', 'Teile')} gelesen, ${plural(nodes, 'Knoten', 'Knoten')} gemacht. Gesichert wird erst, wenn Sie importieren.`,
  groups: {
    notMapped: (count) => `Ohne Gegenstück: ${count}. Je ein Platzhalter hält die Stelle`,
    withLoss: (count) => `Übernommen mit einem Unterschied: ${count}`,
    mapped: (count) => `Übernommen: ${count}`,
  },
  allMapped: 'Alles hat hier sein Gegenstück.',
  more: (count) => `und ${count} weitere`,
  noFlow: 'Die Datei ist ein Export ohne Flows. Exportieren Sie noch einmal, mit dem Flow darin.',
  tooOld: 'Den Flow hat ein RapidPro vor Spezifikation 13 geschrieben. Exportieren Sie ihn aus einem heutigen noch einmal.',
  remarks: {
    'no-kind': ({ type }) =>
      `Cordboard hat keinen Knoten, der tut, was ${type} tut. Ein Platzhalter hält die Stelle: Ersetzen Sie ihn, oder führen Sie seine Verbindungen anders.`,
    malformed: ({ what }) => `Dieser Teil der Datei lässt sich nicht lesen: ${what}.`,
    unfit: ({ path, message }) =>
      `Die Einstellungen passen hier nicht (${path}: ${message}). Ein Platzhalter hält die Stelle: Fügen Sie den Knoten neu ein.`,
    'second-begin': () =>
      'Ein Skript hat einen Anfang. Ein Platzhalter hält die Stelle des zweiten: Führen Sie seine Verbindung vom ersten aus.',
    'no-begin': () => 'Die Datei hat keinen Anfang. Fügen Sie einen ein und verbinden Sie ihn mit der Stelle, an der ein Lauf beginnt.',
    'expression-left': ({ source }) => `Der Ausdruck ${source} wurde nicht übersetzt. Seine Stelle sagt das, bis Sie ihn neu schreiben.`,
    'code-left': () => 'Programmcode wird nicht übersetzt. Schreiben Sie, was er berechnet, mit „Variable setzen“.',
    'branch-lost': ({ branch, to }) => `Der Zweig ${branch} hat hier keinen Ausgang; er führte zu ${to}.`,
    'link-to-nowhere': ({ branch, to }) => `Der Zweig ${branch} führt zu ${to}, das nicht in der Datei steht.`,
    'ways-at': ({ type }) => `Seine Wege sind Ausgänge dessen, was aus ${type} wurde.`,
    'branch-twice': ({ branch }) => `Den Zweig ${branch} gibt es zweimal; der erste wurde genommen.`,
    'setting-left': ({ setting, value }) => `${setting} (${value}) hat hier kein Gegenstück und wurde weggelassen.`,
    'not-a-number': ({ setting, value, used }) =>
      `${setting} ist ${value}, keine feste Zahl im erlaubten Bereich; eingesetzt wurde ${used}.`,
    rounded: ({ setting, value, used }) => `${setting} wurde von ${value} auf ${used} gerundet.`,
    shortened: ({ setting, max }) => `${setting} wurde auf ${max} Zeichen gekürzt.`,
    'waits-at-most': ({ days }) =>
      `Es wartete ohne Grenze; hier wartet es höchstens ${days} Tage und geht dann über „Keine Antwort“ weiter.`,
    'rich-message': ({ name }) =>
      `Die Rich Message ${name} steht nicht in der Datei. Am nächsten kommt eine Vorlage dieses Namens: Wählen Sie eine, oder nehmen Sie „Fragen“ mit Knöpfen oder Liste.`,
    'skill-by-value': ({ value }) =>
      `Der Skill wird berechnet (${value}); hier wird er gewählt. Nehmen Sie für jeden einen eigenen Knoten „Skill zuweisen“.`,
    'name-to-id': ({ what, name, id }) =>
      `${THINGS[String(what)] ?? what} „${name}“ wird unter ${id} gesucht. Wählen Sie das Richtige, wenn es anders heißt.`,
    'no-question': () => 'Hier wird auf eine Antwort gewartet, die Frage steht aber anderswo. Schreiben Sie die Frage.',
    'quick-replies-left': () =>
      'Die Schnellantworten können hier keine Knöpfe sein, weil auch andere Antworten gelten. Die Antwort ist freier Text.',
    'answers-together': ({ choices }) => `Zu viele oder zu lang für Knöpfe oder eine Liste: ${choices}. Die Antwort ist freier Text.`,
    'category-by-value': () => 'Kategorien werden hier nicht gemerkt; verglichen wird die Antwort selbst.',
    'number-alone': () => 'Die Zahl muss allein in der Antwort stehen; vorher wurde sie darin gesucht.',
    'field-in-run': ({ field }) => `Das Kontaktfeld ${field} ist hier eine Variable: Es ist vergessen, wenn der Lauf endet.`,
    'group-as-tag': () => 'Kontaktgruppen sind hier Schlagwörter am Fall.',
    'topic-as-skill': ({ topic }) => `Das Thema ${topic} ist hier der Skill, auf den der Fall wartet.`,
    'ticket-waits': () => 'Der Flow ging sofort weiter, sobald das Ticket offen war; hier wartet er, bis ein Agent den Fall hat.',
    'attachments-left': ({ count }) => `Anhänge wurden weggelassen: ${count}.`,
    'shares-equal': ({ shares }) => `Gleiche Anteile in ganzen Prozent: ${shares}.`,
    'too-many-ways': ({ max }) => `Mehr Wege als die ${max}, die ein Knoten haben kann; der Rest wurde weggelassen.`,
    'languages-left': ({ languages }) => `Übernommen wurde nur die Grundsprache; die Datei hat auch Texte in ${languages}.`,
    'other-flows': ({ taken, names }) => `Die Datei enthält mehrere Flows. Genommen: ${taken}. Übrig: ${names}.`,
    'media-type': ({ type }) =>
      `Das Skript wurde für ${type} gemacht, nicht für digitale Kontakte. Was zu Anrufen gehört, hat kein Gegenstück.`,
  },
}
