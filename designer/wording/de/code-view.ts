/** See the English ones. */
import type { Words } from '../en/english'
import { plural } from '../plural'

export const codeView: Words['codeView'] = {
  tabs: 'Code',
  script: 'Skript als JSON',
  machine: 'Maschine',
  copy: 'Kopieren',
  download: 'Herunterladen',
  copied: 'Kopiert.',
  notCopied: (reason) => `Der Browser ließ das Kopieren nicht zu: ${reason}. Laden Sie es stattdessen herunter.`,
  loading: 'Der Texteditor wird geöffnet …',
  onlyPlain: 'Der Texteditor konnte nicht geladen werden. Dieses einfache Feld leistet dasselbe.',
  tab: 'Tab verlässt den Text. Strg M lässt Tab stattdessen einrücken.',
  broken: 'Dieser Text ist noch kein Skript. Die Zeichnung bleibt, wie sie war.',
  line: (line) => `Zeile ${line}`,
  more: (count) => `und ${plural(count, 'weiterer Fehler', 'weitere Fehler')}`,
  behind: 'Die Zeichnung hat sich geändert, während dieser Text kein Skript war. Was Sie tippen, gilt erst, wenn Sie entschieden haben.',
  takeDrawn: 'Das Skript zeigen, wie es gezeichnet ist',
  noMachine: 'Solange das Skript Fehler hat, gibt es keine Maschine.',
  slips: {
    value: 'Hier wird ein Wert erwartet: ein Text in Anführungszeichen, eine Zahl, true, false, null, { oder [.',
    comma: 'Hier wird ein Komma oder das Ende der Liste erwartet.',
    colon: 'Hier wird ein Doppelpunkt zwischen Name und Wert erwartet.',
    name: 'Hier wird ein Name in Anführungszeichen erwartet. Steht davor ein Komma zu viel?',
    text: 'Dieser Text in Anführungszeichen endet nicht oder enthält ein Zeichen, das mit \\ geschrieben werden muss.',
    number: 'Das ist keine Zahl.',
    twice: 'Dieser Name steht hier zweimal; nur einer davon könnte gelten.',
    deep: 'Das ist zu tief verschachtelt.',
    after: 'Das Skript endet davor; nehmen Sie weg, was folgt.',
    end: 'Der Text endet zu früh: Etwas, das geöffnet wurde, ist nicht geschlossen.',
  },
}
