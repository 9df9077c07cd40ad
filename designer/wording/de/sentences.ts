/** In German what expressions, names, formats and single kinds say in English sentences of their own. */
import { type Sentence, translator } from '../sentences'

const ofKinds: readonly Sentence[] = [
  [
    'A free answer takes no choices; answer by buttons or list, or remove them',
    'Eine freie Antwort hat keine Auswahl; lassen Sie mit Schaltflächen oder Liste antworten, oder entfernen Sie die Auswahl',
  ],
  ['Give at least one choice', 'Geben Sie mindestens eine Auswahl an'],
  ['The id "{id}" is taken', 'Die Kennung „{id}“ ist schon vergeben'],
  ['The tag "{tag}" is there twice', 'Das Schlagwort „{tag}“ steht zweimal da'],
  ['Give the tag a name', 'Geben Sie dem Schlagwort einen Namen'],
  ['A tag has at most {max} characters', 'Ein Schlagwort hat höchstens {max} Zeichen'],
  ['The shares add up to {sum} percent; make it 100', 'Die Anteile ergeben zusammen {sum} Prozent; machen Sie 100 daraus'],
  ['The branch id "{id}" is taken; give each branch its own', 'Die Kennung „{id}“ ist schon vergeben; geben Sie jedem Zweig eine eigene'],
  [
    'Two choices are called "{title}"; WhatsApp wants each title once',
    'Zwei Auswahlen heißen „{title}“; WhatsApp nimmt jeden Titel nur einmal',
  ],
  ['WhatsApp shows at most {max} buttons; use a list', 'WhatsApp zeigt höchstens {max} Schaltflächen; nehmen Sie eine Liste'],
  ['With buttons a question has at most {max} characters', 'Mit Schaltflächen hat eine Frage höchstens {max} Zeichen'],
  ['A button has at most {max} characters, this has {length}', 'Eine Schaltfläche hat höchstens {max} Zeichen, diese hat {length}'],
  ['A row has at most {max} characters, this has {length}', 'Eine Zeile der Liste hat höchstens {max} Zeichen, diese hat {length}'],
  ['A description has at most {max} characters', 'Eine Beschreibung hat höchstens {max} Zeichen'],
  ['Name the language of the template, such as en_US', 'Nennen Sie die Sprache der Vorlage, zum Beispiel de_DE'],
  ['A template has no list; answer by buttons, or free', 'Eine Vorlage hat keine Liste; lassen Sie mit Schaltflächen oder frei antworten'],
  ['Give the address of the file', 'Geben Sie die Adresse der Datei an'],
  ['Give the address of the file, or upload one', 'Geben Sie die Adresse der Datei an, oder laden Sie eine hoch'],
  ['Give an address or a file, not both', 'Geben Sie eine Adresse oder eine Datei an, nicht beides'],
  ['Upload a file', 'Laden Sie eine Datei hoch'],
  ['The address must begin with https://', 'Die Adresse muss mit https:// beginnen'],
  [
    'A sound or a sticker has no caption; send a text before it',
    'Ein Ton oder Sticker hat keine Bildunterschrift; senden Sie davor einen Text',
  ],
  ['Give degrees from -{most} to {max}, such as {example}', 'Geben Sie Grade von -{most} bis {max} an, etwa {example}'],
  ['Give a number, an e-mail address or a web page', 'Geben Sie eine Nummer, eine E-Mail-Adresse oder eine Webseite an'],
  [
    'Write the number in international format, such as +16145551234',
    'Schreiben Sie die Nummer in internationaler Schreibweise, etwa +16145551234',
  ],
  ['Give one emoji, and nothing beside it', 'Geben Sie ein Emoji an, und nichts daneben'],
  ['At most {max} characters are shown, this has {length}', 'Höchstens {max} Zeichen werden gezeigt, dies hat {length}'],
  ['Name the first screen: it is the one that is given the values', 'Nennen Sie die erste Seite: sie bekommt die Werte'],
  ['"{name}" is there twice', '„{name}“ steht zweimal da'],
  [
    'The range is empty: {best} is already worse than {worst} (1 is best)',
    'Der Bereich ist leer: {best} ist schon schlechter als {worst} (1 ist am besten)',
  ],
]

const ofFormats: readonly Sentence[] = [
  [
    'use lower-case letters, digits and hyphens, at most 64, beginning with a letter or digit',
    'Nur Kleinbuchstaben, Ziffern und Bindestriche, höchstens 64, am Anfang ein Buchstabe oder eine Ziffer',
  ],
  [
    'a template name has lower-case letters, digits and underscores only',
    'Der Name einer Vorlage hat nur Kleinbuchstaben, Ziffern und Unterstriche',
  ],
  [
    'a variable name begins with a letter and has letters, digits and underscores, at most 64',
    'Der Name einer Variablen beginnt mit einem Buchstaben und hat nur Buchstaben, Ziffern und Unterstriche, höchstens 64',
  ],
  ['the id of the form at Meta has digits only', 'Die Kennung des Formulars bei Meta hat nur Ziffern'],
  [
    'upload the file again: this is not the id of a stored file',
    'Laden Sie die Datei noch einmal hoch: dies ist keine Kennung einer gespeicherten Datei',
  ],
  ['a language code such as de or pt_BR', 'Ein Sprachkürzel wie de oder pt_BR'],
  ['a language code such as en_US', 'Ein Sprachkürzel wie de_DE'],
  ['international format, such as +16145551234', 'Internationale Schreibweise, zum Beispiel +16145551234'],
  [
    '"{name}" is a name that expressions already have; choose another',
    '„{name}“ ist in Ausdrücken schon vergeben; wählen Sie einen anderen Namen',
  ],
  [
    '"{name}" is a word of the expression language; choose another name',
    '„{name}“ ist ein Wort der Ausdruckssprache; wählen Sie einen anderen Namen',
  ],
]

/** The first that fits is said, so narrower ones stand before wider ones. */
const ofExpressions: readonly Sentence[] = [
  ['Write an expression, for example contact.name != ""', 'Schreiben Sie einen Ausdruck, zum Beispiel contact.name != ""'],
  ['Write an expression between {{ and }}', 'Schreiben Sie einen Ausdruck zwischen {{ und }}'],
  ['This {{ has no }} that closes it', 'Zu diesem {{ fehlt das }}, das es schließt'],
  ['Leave out {{ and }}: this field already holds an expression', 'Lassen Sie {{ und }} weg: dieses Feld enthält schon einen Ausdruck'],
  ['The expression is longer than {max} characters', 'Der Ausdruck ist länger als {max} Zeichen'],
  ['The text is longer than {max} characters', 'Der Text ist länger als {max} Zeichen'],
  [
    'The expression is too large or too deeply nested; at most {parts} parts and {levels} levels are allowed',
    'Der Ausdruck ist zu groß oder zu tief verschachtelt; erlaubt sind {parts} Teile und {levels} Ebenen',
  ],
  ['The expression is nested more than {levels} deep', 'Der Ausdruck ist mehr als {levels} Ebenen tief verschachtelt'],
  ['The expression ends too early', 'Der Ausdruck endet zu früh'],
  [
    'Write the beginning of the address out, for example https://crm.example.com/{{ ... }}',
    'Schreiben Sie den Anfang der Adresse aus, zum Beispiel https://crm.example.com/{{ ... }}',
  ],
  ['Write {word} in small letters', 'Schreiben Sie {word} klein'],
  ['{name} is a function; write {signature}', '{name} ist eine Funktion; schreiben Sie {signature}'],
  ['There is no variable "{name}"; did you mean {meant}?', 'Es gibt keine Variable „{name}“; meinten Sie {meant}?'],
  [
    'There is no variable "{name}"; add it to the script, or put quotes around a text',
    'Es gibt keine Variable „{name}“; legen Sie sie an, oder setzen Sie einen Text in Anführungszeichen',
  ],
  ['There is no function "{name}"; use {other}', 'Es gibt keine Funktion „{name}“; nehmen Sie {other}'],
  ['There is no function "{name}"; did you mean {meant}?', 'Es gibt keine Funktion „{name}“; meinten Sie {meant}?'],
  ['There is no function "{name}"', 'Es gibt keine Funktion „{name}“'],
  [
    'A condition is true or false, but this is {type}; compare it with something',
    'Eine Bedingung ist wahr oder falsch, hier steht: {type}. Vergleichen Sie den Wert mit etwas',
  ],
  [
    'A condition is true or false, not {type}; compare it with something',
    'Eine Bedingung ist wahr oder falsch, nicht: {type}. Vergleichen Sie den Wert mit etwas',
  ],
  [
    'A number is needed here, but this is {type}; write number(...) around it',
    'Hier muss eine Zahl stehen, nicht: {type}. Setzen Sie number(...) darum',
  ],
  ['A number is needed here, but this is {type}', 'Hier muss eine Zahl stehen, nicht: {type}'],
  [
    'A list cannot be written as text; use join(list, ", ")',
    'Eine Liste lässt sich nicht als Text schreiben; nehmen Sie join(liste, ", ")',
  ],
  [
    'A map cannot be written as text; choose one entry: map["name"]',
    'Eine Tabelle lässt sich nicht als Text schreiben; wählen Sie einen Eintrag: tabelle["name"]',
  ],
  [
    'The result is {type}, which cannot be kept; use minutesBetween(from, to) for times',
    'Das Ergebnis ist: {type}, was sich nicht aufheben lässt; für Zeiten gibt es minutesBetween(von, bis)',
  ],
  ['The text is not closed: a quote is missing at its end', 'Der Text ist nicht geschlossen: am Ende fehlt ein Anführungszeichen'],
  ['The text is not closed: three quotes are missing at its end', 'Der Text ist nicht geschlossen: am Ende fehlen drei Anführungszeichen'],
  [
    String.raw`A text in quotes stays on one line; write \n for a line break`,
    String.raw`Ein Text in Anführungszeichen bleibt in einer Zeile; schreiben Sie \n für einen Umbruch`,
  ],
  [
    String.raw`A backslash begins a special character; write \\ for a backslash, or r"..." for a pattern`,
    String.raw`Ein Backslash leitet ein Sonderzeichen ein; schreiben Sie \\ für einen Backslash, oder r"..." für ein Muster`,
  ],
  ['"{name}" is a reserved word and cannot be used as a name', '„{name}“ ist ein Wort der Ausdruckssprache und kein möglicher Name'],
  ['"{name}" cannot be used as a name', '„{name}“ ist kein möglicher Name'],
  [
    'The first thing in the brackets is a name for the element, for example list.exists(word, word == "yes")',
    'In der Klammer steht zuerst ein Name für das Element, zum Beispiel list.exists(word, word == "yes")',
  ],
  ['A list or map has at most {max} elements', 'Eine Liste oder Tabelle hat höchstens {max} Elemente'],
  ['A function takes at most {max} values', 'Eine Funktion nimmt höchstens {max} Werte'],
  ['This list can have more than {max} elements', 'Diese Liste kann mehr als {max} Elemente haben'],
  [
    'This text can grow without measure; put it together without a loop',
    'Dieser Text kann über jedes Maß wachsen; setzen Sie ihn ohne Schleife zusammen',
  ],
  [
    'This can take more than {max} steps; use fewer loops or shorter lists',
    'Das kann mehr als {max} Schritte brauchen; nehmen Sie weniger Schleifen oder kürzere Listen',
  ],
  [
    'The map has no entry of this name; default(map[name], fallback) gives a fallback',
    'Die Tabelle hat keinen Eintrag dieses Namens; default(tabelle[name], ersatz) gibt einen Ersatz',
  ],
  ['The map has no entry "{name}"', 'Die Tabelle hat keinen Eintrag „{name}“'],
  ['The list has no element at this position', 'Die Liste hat an dieser Stelle kein Element'],
  [
    'A position in a list is written as a whole number: list[0] is the first',
    'Eine Stelle in einer Liste ist eine ganze Zahl: liste[0] ist die erste',
  ],
  ['{type} has no parts', '{type} hat keine Teile'],
  [
    'All elements of a list have the same type, but here are {one} and {other}',
    'Alle Elemente einer Liste sind von einer Art, hier stehen: {one} und {other}',
  ],
  ['All elements of a list have the same type', 'Alle Elemente einer Liste sind von einer Art'],
  [
    'All names in a map have the same type, but here are {one} and {other}',
    'Alle Namen in einer Tabelle sind von einer Art, hier stehen: {one} und {other}',
  ],
  [
    'All values in a map have the same type, but here are {one} and {other}',
    'Alle Werte in einer Tabelle sind von einer Art, hier stehen: {one} und {other}',
  ],
  [
    'Both values after ? have the same type, but here are {one} and {other}',
    'Beide Werte nach dem ? sind von einer Art, hier stehen: {one} und {other}',
  ],
  [
    'The value and its fallback have the same type, but here are {one} and {other}',
    'Der Wert und sein Ersatz sind von einer Art, hier stehen: {one} und {other}',
  ],
  [
    '&& and || join what is true or false, not {type}; compare it with something',
    '&& und || verbinden, was wahr oder falsch ist, nicht: {type}. Vergleichen Sie den Wert mit etwas',
  ],
  ['Only a list can be looped over; split(text, ",") makes one', 'Nur eine Liste lässt sich durchlaufen; split(text, ",") macht eine'],
  ['Use == to compare; a single = has no meaning here', 'Nehmen Sie == zum Vergleichen; ein einzelnes = bedeutet hier nichts'],
  ['Use == to compare', 'Nehmen Sie == zum Vergleichen'],
  ['Use && for "and"', 'Nehmen Sie && für „und“'],
  ['Use || for "or"', 'Nehmen Sie || für „oder“'],
  ['Use ! for "not"', 'Nehmen Sie ! für „nicht“'],
  ['Use != for "not equal"', 'Nehmen Sie != für „ungleich“'],
  ['Use straight quotes: " or \'', 'Nehmen Sie gerade Anführungszeichen: " oder \''],
  ['"{word}" does not fit here', '„{word}“ passt hier nicht'],
  ['A : is missing: a choice is written condition ? value : other', 'Es fehlt ein :, geschrieben wird bedingung ? wert : anderer'],
  ['A name is missing; instead the expression ends', 'Es fehlt ein Name; stattdessen endet der Ausdruck'],
  ['A name is missing; instead there is "{found}"', 'Es fehlt ein Name; stattdessen steht da „{found}“'],
  ['A {sign} is missing; instead the expression ends', 'Es fehlt {sign}; stattdessen endet der Ausdruck'],
  ['A {sign} is missing; instead there is "{found}"', 'Es fehlt {sign}; stattdessen steht da „{found}“'],
  ['This cannot be done with {type}', 'Das geht nicht mit: {type}'],
  [
    '+ cannot join {one} and {other}; write text(...) around what is no text',
    '+ verbindet nicht: {one} und {other}. Setzen Sie text(...) um das, was kein Text ist',
  ],
  [
    'in looks for an element in a list, not for {one} in {other}; use contains(text, part) for texts',
    'in sucht ein Element in einer Liste, nicht: {one} in {other}. Für Texte gibt es contains(text, teil)',
  ],
  [
    '{operator} cannot compare or combine {one} and {other}; put the number in quotes, or number(...) around the text',
    '{operator} geht nicht mit: {one} und {other}. Setzen Sie die Zahl in Anführungszeichen, oder number(...) um den Text',
  ],
  [
    '{operator} cannot compare {one} and {other}; write true or false without quotes',
    '{operator} vergleicht nicht: {one} und {other}. Schreiben Sie true oder false ohne Anführungszeichen',
  ],
  [
    '{operator} cannot compare {one} and {other}; write time(...) around the text',
    '{operator} vergleicht nicht: {one} und {other}. Setzen Sie time(...) um den Text',
  ],
  ['{operator} does not work with {one} and {other}', '{operator} geht nicht mit: {one} und {other}'],
  ['{name} cannot take {types}; it is {signature}', '{name} nimmt das nicht: {types}. So wird es geschrieben: {signature}'],
  [
    'The number has more than 15 digits; put it in quotes if it is an id',
    'Die Zahl hat mehr als 15 Ziffern; setzen Sie sie in Anführungszeichen, wenn sie eine Kennung ist',
  ],
  [
    'There is no null here: an empty text is "", and default(value, fallback) replaces what is empty',
    'Ein null gibt es hier nicht: ein leerer Text ist "", und default(wert, ersatz) ersetzt, was leer ist',
  ],
  [
    'Write numbers without the letter u and texts without the letter b before the quotes',
    'Schreiben Sie Zahlen ohne den Buchstaben u und Texte ohne den Buchstaben b davor',
  ],
  ['{name} has several parts; choose one: {parts}', '{name} hat mehrere Teile; wählen Sie einen: {parts}'],
  ['{name} has no "{field}"; did you mean {meant}?', '{name} hat kein „{field}“; meinten Sie {meant}?'],
  ['{name} has no "{field}"; it has {parts}', '{name} hat kein „{field}“; es hat {parts}'],
  ['An empty list says nothing; put at least one element into it', 'Eine leere Liste sagt nichts; geben Sie mindestens ein Element an'],
  ['An empty map says nothing; put at least one entry into it', 'Eine leere Tabelle sagt nichts; geben Sie mindestens einen Eintrag an'],
  ['Write the access without a question mark', 'Schreiben Sie den Zugriff ohne Fragezeichen'],
  ['Write the name of an entry in quotes', 'Schreiben Sie den Namen eines Eintrags in Anführungszeichen'],
  ['default takes two values: default(value, fallback)', 'default nimmt zwei Werte: default(wert, ersatz)'],
  ['default is written default(value, fallback)', 'default schreibt man default(wert, ersatz)'],
  ['Write this out in quotes: {signature}', 'Schreiben Sie dies aus, in Anführungszeichen: {signature}'],
  ['Choose another name than "{name}" for the element', 'Wählen Sie für das Element einen anderen Namen als „{name}“'],
  ['At most {max} loops can be inside each other', 'Höchstens {max} Schleifen können ineinander stehen'],
  ['{name} is written list.{call}, for example {example}', '{name} schreibt man list.{call}, zum Beispiel {example}'],
  [
    'A time has no parts; use a function such as hour(time, "Europe/Berlin")',
    'Eine Zeit hat keine Teile; nehmen Sie eine Funktion wie hour(zeit, "Europe/Berlin")',
  ],
  [
    'An entry of a map is found by its name, a text, not by {type}',
    'Ein Eintrag einer Tabelle wird durch seinen Namen gefunden, einen Text, nicht durch: {type}',
  ],
  ['A time is written 2026-03-29T09:30:00Z', 'Eine Zeit schreibt man 2026-03-29T09:30:00Z'],
  [
    'There is no time zone "{zone}"; it is written like "Europe/Berlin"',
    'Es gibt keine Zeitzone „{zone}“; man schreibt sie wie "Europe/Berlin"',
  ],
  ['The pattern is longer than {max} characters', 'Das Muster ist länger als {max} Zeichen'],
  ['The pattern repeats too much: use smaller counts in { }', 'Das Muster wiederholt zu viel: nehmen Sie kleinere Zahlen in { }'],
  [
    'The pattern uses look-around (?= ?! ?<= ?<!), which safe patterns do not have',
    'Das Muster schaut voraus oder zurück (?= ?! ?<= ?<!), was sichere Muster nicht können',
  ],
  [
    String.raw`The pattern refers back to a group (\1), which safe patterns do not have`,
    String.raw`Das Muster verweist auf eine Gruppe zurück (\1), was sichere Muster nicht können`,
  ],
  ['The pattern cannot be read: {reason}', 'Das Muster ist nicht lesbar: {reason}'],
]

/** The names of types, as the engine calls them. */
const types: Readonly<Record<string, string>> = {
  'a text': 'Text',
  'a number': 'Zahl',
  'true or false': 'wahr oder falsch',
  'a time': 'Zeit',
  'a span of time': 'Zeitspanne',
  'a map': 'Tabelle',
  'a list': 'Liste',
  'a list of texts': 'Liste von Texten',
  'a list of numbers': 'Liste von Zahlen',
  'a list of times': 'Liste von Zeiten',
  'a list of maps': 'Liste von Tabellen',
  'a list of lists': 'Liste von Listen',
  'a list of true or false': 'Liste von wahr oder falsch',
  'a value of unknown type': 'Wert unbekannter Art',
  'A text': 'Ein Text',
  'A number': 'Eine Zahl',
  'True or false': 'Wahr oder falsch',
  'A time': 'Eine Zeit',
  nothing: 'nichts',
}

export const sentence = translator([...ofKinds, ...ofFormats, ...ofExpressions], types)
