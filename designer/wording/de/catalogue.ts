/** The node kinds in German. */
import type { CatalogueWords } from '../kind-words'
import { sayDuration, sayDurationFor } from './duration'
import { status } from './states'

const SEND_PORTS = { windowClosed: 'Sitzungsfenster geschlossen', failed: 'Nicht gesendet' }

export const catalogue: CatalogueWords = {
  groups: {
    message: 'Nachrichten',
    ask: 'Fragen',
    route: 'Verteilung',
    logic: 'Entscheidungen',
    event: 'Ereignisse',
    desk: 'Arbeitsplatz',
    integration: 'Andere Systeme',
  },
  kinds: {
    begin: {
      title: 'Beginn',
      synonyms: ['Start', 'Anfang', 'Einstieg'],
      help: 'Hier beginnt jeder Lauf des Skripts: wenn ein Kontakt schreibt und kein Fall offen ist, oder wenn ein Programm es startet.',
      summary: () => 'Hier beginnt das Skript',
      ports: { default: 'Start' },
    },
    'send-text': {
      title: 'Text senden',
      synonyms: ['Nachricht', 'schreiben', 'sagen', 'Antwort', 'Begrüßung'],
      help: 'Sendet einen Text, der {{ Werte }} enthalten kann. Weiter geht es über Gesendet, wenn WhatsApp ihn angenommen hat, über Sitzungsfenster geschlossen, wenn der Kontakt zuletzt vor mehr als 24 Stunden geschrieben hat (senden Sie dort eine Vorlage), und über Nicht gesendet, wenn er abgelehnt wurde.',
      summary: ({ text }) => `Sagt „${text.length > 60 ? `${text.slice(0, 59)}…` : text}“`,
      ports: { default: 'Gesendet', ...SEND_PORTS },
      fields: {
        text: { label: 'Text' },
        previewUrl: { label: 'Vorschau des ersten Links zeigen' },
      },
    },
    'send-template': {
      title: 'Vorlage senden',
      synonyms: ['HSM', 'genehmigte Nachricht', 'Benachrichtigung', 'Erinnerung', 'Template'],
      help: 'Sendet eine genehmigte Vorlage, auch an einen Kontakt, der seit 24 Stunden nicht geschrieben hat. Geben Sie für jede Stelle der Vorlage der Reihe nach einen Wert an. Nicht gesendet wird genommen, wenn die Vorlage fehlt, nicht genehmigt ist oder abgelehnt wurde.',
      summary: ({ template, language }) => `Sendet ${template} (${language})`,
      ports: { default: 'Gesendet', failed: 'Nicht gesendet' },
      fields: {
        template: { label: 'Vorlage' },
        language: { label: 'Sprache' },
        parameters: { label: 'Werte' },
      },
    },
    ask: {
      title: 'Fragen',
      synonyms: ['Frage', 'Menü', 'Schaltflächen', 'Liste', 'Auswahl', 'Eingabe'],
      help: 'Fragt und wartet auf die Antwort. Mit Auswahl gibt es für jede Möglichkeit einen Ausgang, ohne sie den Ausgang Antwort. Passt eine Antwort nicht, wird noch einmal gefragt, und nach der eingestellten Zahl geht der Lauf über Ungültige Antwort weiter. Keine Antwort zählt ab dem Moment, in dem die Frage angenommen wurde. Mit einer Vorlage geht die erste Frage jederzeit hinaus.',
      summary: ({ text, style, choices }) =>
        style === 'free' ? `Fragt „${text}“` : `Fragt „${text}“: ${choices.map(({ title }) => title).join(', ')}`,
      ports: { answer: 'Antwort', invalid: 'Ungültige Antwort', noReply: 'Keine Antwort', ...SEND_PORTS },
      fields: {
        text: { label: 'Frage' },
        style: { label: 'Antwort durch' },
        choices: { label: 'Auswahl' },
        'choices.*.id': { label: 'Kennung' },
        'choices.*.title': { label: 'Titel' },
        'choices.*.description': { label: 'Beschreibung (nur Listen)' },
        listButton: { label: 'Beschriftung, die die Liste öffnet' },
        template: {
          label: 'Zuerst mit einer Vorlage fragen',
          help: 'Für Kontakte, die vielleicht seit 24 Stunden nicht geschrieben haben. Die Auswahl sind die Schnellantworten der Vorlage in deren Reihenfolge; die Frage oben gilt, wenn noch einmal gefragt wird.',
        },
        language: { label: 'Sprache der Vorlage' },
        parameters: { label: 'Werte der Vorlage' },
        saveTo: { label: 'Antwort speichern in' },
        maxAttempts: { label: 'Ungültige Antworten bis zum Aufgeben' },
        retryText: { label: 'Frage nach einer ungültigen Antwort' },
        maxWaitSeconds: { label: 'Längstes Warten auf eine Antwort' },
      },
      options: { style: { free: 'Freier Text', buttons: 'Schaltflächen', list: 'Liste' } },
    },
    'check-channel': {
      title: 'Kanal prüfen',
      synonyms: ['Eingangskanal', 'Nummer', 'WhatsApp', 'Rufnummer'],
      help: 'Nimmt den Ausgang des ersten Zweigs, der zum Kanal der aktuellen Nachricht passt, sonst Andere. Ein Zweig nennt einen Kanal, eine Art von Kanal oder eine Nummer des Unternehmens.',
      summary: ({ branches }) =>
        `Nach Kanal: ${branches.map((branch) => (branch.by === 'channel' ? branch.channel : branch.by === 'kind' ? branch.kind : branch.number)).join(', ')}, sonst andere`,
      ports: { default: 'Andere' },
      fields: {
        branches: { label: 'Zweige' },
        'branches.*.id': { label: 'Kennung' },
        'branches.*.by': { label: 'Unterscheiden nach' },
        'branches.*.channel': { label: 'Kanal' },
        'branches.*.kind': { label: 'Art des Kanals' },
        'branches.*.number': { label: 'Nummer des Unternehmens' },
      },
      options: {
        'branches.*.by': { channel: 'Kanal', kind: 'Art des Kanals', number: 'Nummer' },
        'branches.*.kind': { whatsapp: 'WhatsApp' },
      },
    },
    'check-window': {
      title: 'Sitzungsfenster prüfen',
      synonyms: ['24 Stunden', 'Fenster', 'Servicefenster'],
      help: 'Nimmt Offen, wenn der Kontakt vor weniger als 24 Stunden geschrieben oder angerufen hat, also Texte und Fragen gesendet werden dürfen, sonst Geschlossen: senden Sie dort eine Vorlage. Mit einer Reserve ist es nur offen, wenn das Fenster mindestens so lange offen bleibt.',
      summary: ({ reserveMinutes }) =>
        reserveMinutes === 0
          ? 'Ist das Sitzungsfenster offen?'
          : `Ist das Sitzungsfenster noch ${sayDurationFor(reserveMinutes * 60)} offen?`,
      ports: { open: 'Offen', closed: 'Geschlossen' },
      fields: {
        reserveMinutes: {
          label: 'Reserve',
          help: 'Wie lange das Fenster offen bleiben muss, etwa für eine Frage, die zweimal gestellt wird',
        },
      },
    },
    if: {
      title: 'Wenn',
      synonyms: ['Bedingung', 'falls', 'Entscheidung', 'Verzweigung', 'sonst'],
      help: 'Nimmt Ja, wenn die Bedingung zutrifft, Nein, wenn nicht, und Fehler, wenn sie sich nicht auswerten lässt, etwa weil ein Text keine Zahl ist.',
      summary: ({ condition }) => `Wenn ${condition}`,
      ports: { yes: 'Ja', no: 'Nein', failed: 'Fehler' },
      fields: { condition: { label: 'Bedingung' } },
    },
    switch: {
      title: 'Weiche',
      synonyms: ['Fallunterscheidung', 'auswählen', 'Schalter', 'Verzweigung'],
      help: 'Prüft die Bedingungen der Reihe nach und nimmt den Ausgang der ersten, die zutrifft; Standard, wenn keine zutrifft, Fehler, wenn sich eine nicht auswerten lässt.',
      summary: ({ cases }) => `Welche von ${cases.map(({ label }) => label).join(', ')}`,
      ports: { default: 'Standard', failed: 'Fehler' },
      fields: {
        cases: { label: 'Möglichkeiten' },
        'cases.*.id': { label: 'Kennung' },
        'cases.*.label': { label: 'Name des Ausgangs' },
        'cases.*.when': { label: 'Bedingung' },
      },
    },
    'percent-split': {
      title: 'Prozentuale Aufteilung',
      synonyms: ['A/B-Test', 'Zufall', 'Experiment', 'Gewichtung', 'Anteil', 'Verteilung'],
      help: 'Schickt jeden Lauf auf einen von zwei bis zehn Wegen, durch Zufall so gezogen, dass jeder Weg seinen Anteil bekommt; die Anteile ergeben zusammen 100. Ein Weg mit 0 Prozent wird nicht genommen. Gezogen wird jedes Mal neu, wenn der Lauf hier ankommt.',
      summary: ({ ways }) => ways.map(({ label, percent }) => `${percent} % ${label}`).join(', '),
      fields: {
        ways: { label: 'Wege' },
        'ways.*.id': { label: 'Kennung' },
        'ways.*.label': { label: 'Name des Ausgangs' },
        'ways.*.percent': { label: 'Anteil in Prozent' },
      },
    },
    loop: {
      title: 'Schleife',
      synonyms: ['wiederholen', 'noch einmal', 'Versuche', 'zählen', 'Runde'],
      help: 'Nimmt Wiederholen so oft, wie eingestellt ist, dann Fertig. Führen Sie den Weg von Wiederholen hierher zurück oder zu einem früheren Knoten, der hierher führt. Die Zählung beginnt neu nach Fertig, und wenn der Lauf zurückkommt, nachdem er die Schleife verlassen hat: den kleinsten Kreis von Verbindungen, der über Wiederholen hinausgeht und zurückkehrt. Fehler wird genommen, wenn die Variable die Zahl nicht halten kann.',
      summary: ({ times }) => (times === 1 ? 'Noch einmal, dann weiter' : `Bis zu ${times} Mal`),
      ports: { repeat: 'Wiederholen', done: 'Fertig', failed: 'Fehler' },
      fields: {
        times: { label: 'Wie oft' },
        counter: { label: 'Nummer der Runde speichern in' },
      },
    },
    wait: {
      title: 'Warten',
      synonyms: ['Pause', 'Verzögerung', 'anhalten', 'Zeit'],
      help: 'Hält für die eingestellte Zeit an und geht dann über Zeit ist um weiter. Verbinden Sie Kontakt hat geschrieben, um weiterzugehen, sobald der Kontakt schreibt; ohne Verbindung wird die Nachricht aufbewahrt und beendet das Warten nicht. Fall geschlossen wird genommen, wenn ein Agent oder ein Programm den Fall inzwischen schließt. Nach Stunden kann das Sitzungsfenster geschlossen sein: Prüfen Sie es, oder senden Sie eine Vorlage.',
      summary: ({ seconds }) => `Wartet ${sayDurationFor(seconds)}`,
      ports: { default: 'Zeit ist um', replied: 'Kontakt hat geschrieben', closed: 'Fall geschlossen' },
      fields: { seconds: { label: 'Wie lange' } },
    },
    'set-variable': {
      title: 'Variable setzen',
      synonyms: ['zuweisen', 'berechnen', 'speichern', 'merken'],
      help: 'Setzt Variablen der Reihe nach; eine spätere sieht die früheren. Lässt sich ein Wert nicht berechnen oder hat er den falschen Typ, wird keine gesetzt, und der Lauf geht über Fehler weiter.',
      summary: ({ assignments }) => assignments.map(({ variable, value }) => `${variable} = ${value}`).join('; '),
      ports: { default: 'Standard', failed: 'Fehler' },
      fields: {
        assignments: { label: 'Zuweisungen' },
        'assignments.*.variable': { label: 'Variable' },
        'assignments.*.value': { label: 'Wert' },
      },
    },
    hours: {
      title: 'Öffnungszeiten',
      synonyms: ['Geschäftszeiten', 'Bürozeiten', 'Kalender', 'Feiertag', 'Zeitplan', 'geschlossen'],
      help: 'Nimmt Geöffnet, Geschlossen oder Feiertag nach den gewählten Öffnungszeiten, in deren Zeitzone und in dem Moment, in dem der Lauf hier ankommt. Sonst wird genommen, wenn es diese Öffnungszeiten nicht mehr gibt.',
      summary: ({ hours }) => `Ist nach ${hours} geöffnet?`,
      ports: { open: 'Geöffnet', closed: 'Geschlossen', holiday: 'Feiertag', default: 'Sonst' },
      fields: { hours: { label: 'Öffnungszeiten' } },
    },
    'assign-skill': {
      title: 'Skill zuweisen',
      synonyms: ['Agent anfordern', 'Warteschlange', 'verteilen', 'weiterleiten', 'Routing'],
      help: 'Reiht den Fall für Agenten mit diesem Skill ein; der Lauf geht sofort weiter. Höhere Priorität kommt zuerst dran. Können 1 ist das beste: Der Bereich 1 bis 5 verlangt nur Ihre besten Agenten.',
      summary: ({ skill, priority }) => `Warteschlange ${skill}, Priorität ${priority}`,
      ports: { default: 'Eingereiht' },
      fields: {
        skill: { label: 'Skill' },
        priority: { label: 'Priorität', help: '0 bis 1000, hohe zuerst' },
        bestProficiency: { label: 'Bestes Können', help: '1 ist das beste' },
        worstProficiency: { label: 'Geringstes Können', help: '20 ist das geringste' },
      },
    },
    'wait-for-agent': {
      title: 'Auf Agent warten',
      synonyms: ['warten', 'halten', 'Warteschlange'],
      help: 'Wartet, bis ein Agent den Fall hat. Ein Fall, der in keiner Warteschlange ist, kommt in die des Standard-Skills seines Kanals. Kein Agent angemeldet wird genommen, sobald niemand angemeldet ist, der den Fall nehmen könnte; lassen Sie den Ausgang ohne Verbindung, um weiter zu warten.',
      summary: ({ maxWaitSeconds }) => `Wartet bis zu ${sayDuration(maxWaitSeconds)} auf einen Agenten`,
      ports: {
        assigned: 'Agent zugewiesen',
        timedOut: 'Kein Agent rechtzeitig',
        noAgent: 'Kein Agent angemeldet',
        closed: 'Fall vorher geschlossen',
      },
      fields: {
        maxWaitSeconds: { label: 'Längstes Warten' },
        leaveOnTimeout: { label: 'Den Platz in der Warteschlange aufgeben' },
      },
    },
    'on-assignment': {
      title: 'Bei Zuweisung',
      synonyms: ['Agent zugewiesen', 'angenommen', 'übernommen'],
      help: 'Läuft jedes Mal, wenn ein Agent den Fall bekommt, auch nach einer Weiterleitung, und beendet, was das Skript gerade tat, samt seinen Zeiten. {{ agent.name }} ist, wer ihn bekam. In einem Skript mit diesem Ereignis bleibt Agent zugewiesen von Auf Agent warten ohne Wirkung.',
      summary: () => 'Wenn ein Agent den Fall bekommt',
      ports: { default: 'Zugewiesen' },
    },
    'update-status': {
      title: 'Status ändern',
      synonyms: ['schließen', 'lösen', 'Fallstatus', 'eskalieren'],
      help: 'Setzt den Status des Falls. Gelöst und Geschlossen geben den Agenten und den Platz in der Warteschlange frei; nach Geschlossen eröffnet die nächste Nachricht einen neuen Fall. Der Lauf selbst geht bis zu seinem Ende weiter.',
      summary: (settings) => `Setzt den Fall auf ${status[settings.status]}`,
      ports: { default: 'Gesetzt' },
      fields: { status: { label: 'Status' } },
      options: { status },
    },
    'add-tag': {
      title: 'Schlagwort vergeben',
      synonyms: ['Tag', 'Etikett', 'Kategorie', 'markieren'],
      help: 'Gibt dem Fall ein oder mehrere Schlagwörter; eines, das er schon hat, kommt nicht noch einmal dazu. Schlagwörter können {{ Werte }} enthalten. Nicht vergeben wird genommen, und keines kommt dazu, wenn sich ein Wert nicht einsetzen lässt, ein Schlagwort leer oder länger als 40 Zeichen ist oder der Fall mehr als 20 hätte.',
      summary: ({ tags }) => `Schlagwort ${tags.join(', ')}`,
      ports: { default: 'Vergeben', failed: 'Nicht vergeben' },
      fields: { tags: { label: 'Schlagwörter' } },
    },
    'add-note': {
      title: 'Notiz schreiben',
      synonyms: ['Kommentar', 'Bemerkung', 'Vermerk', 'intern'],
      help: 'Schreibt eine Notiz an den Fall, für die Menschen, die daran arbeiten; der Kontakt sieht sie nicht. Sie kann {{ Werte }} enthalten. Nicht geschrieben wird genommen, wenn sich ein Wert nicht einsetzen lässt, die Notiz leer oder länger als 1.000 Zeichen ist oder der Fall schon 20 Notizen hat.',
      summary: ({ text }) => `Notiz „${text.length > 60 ? `${text.slice(0, 59)}…` : text}“`,
      ports: { default: 'Geschrieben', failed: 'Nicht geschrieben' },
      fields: { text: { label: 'Notiz' } },
    },
    'pop-url': {
      title: 'Screen-Pop',
      synonyms: ['CRM', 'Seite öffnen', 'Bildschirm', 'Kundenakte'],
      help: 'Öffnet eine Seite für den Agenten, der den Fall hat; setzen Sie den Knoten hinter Bei Zuweisung. Werte in der Adresse werden kodiert. Nicht gezeigt wird genommen, wenn kein Agent den Fall hat oder die Adresse nicht mit https beginnt oder auf keinem erlaubten Host liegt.',
      summary: ({ title }) => `Zeigt dem Agenten ${title}`,
      ports: { default: 'Gezeigt', failed: 'Nicht gezeigt' },
      fields: { url: { label: 'Adresse' }, title: { label: 'Titel des Tabs' } },
    },
    end: {
      title: 'Ende',
      synonyms: ['Schluss', 'beenden', 'Stopp'],
      help: 'Der Lauf endet hier. Der Fall bleibt, wie er ist: in seiner Warteschlange, bei seinem Agenten oder offen, bis der Kontakt wieder schreibt.',
      summary: () => 'Das Skript endet',
    },
  },
}
