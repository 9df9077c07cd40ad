/** See the English ones. */
import type { Words } from '../en/english'
import { plural } from '../plural'

const cases = (count: number) => plural(count, 'Fall', 'Fälle')
const all = (count: number) => (count === 0 ? 'Sie' : `Alle ${count}`)
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

export const publishing: Words['publishing'] = {
  who: { you: 'Ihnen' },
  runs: {
    question: 'Was wird aus laufenden Fällen?',
    counting: 'Die Fälle, die jetzt laufen, werden gezählt …',
    notCounted: (reason) =>
      `Wie viele Fälle jetzt laufen, ließ sich nicht feststellen: ${reason}. Sie laufen mit ihrer Version zu Ende, wenn Sie nichts anderes wählen.`,
    ofOne: (count, version) => `${cases(count)} ${count === 1 ? 'läuft' : 'laufen'} gerade mit Version ${version}.`,
    ofVersion: (count, version) => `${count} mit Version ${version}`,
    now: (count, byVersion) =>
      count === 0
        ? 'Gerade läuft kein Fall; bis dahin kann es welche geben.'
        : `${cases(count)} ${count === 1 ? 'läuft' : 'laufen'} gerade: ${byVersion}.`,
    finish: 'Zu Ende laufen lassen',
    finishText: (count) =>
      count === 1 ? 'Der Fall läuft mit seiner Version zu Ende.' : `${all(count)} laufen mit ihrer eigenen Version zu Ende.`,
    move: 'Mitnehmen',
    moveAll: (count) =>
      count === 1
        ? 'Der Fall wechselt zur neuen Version und geht an dem Knoten weiter, an dem er steht.'
        : count === 0
          ? 'Wer an einem Knoten der neuen Version steht, geht in ihr weiter; die anderen laufen mit ihrer Version zu Ende.'
          : `Alle ${count} wechseln zur neuen Version und gehen an den Knoten weiter, an denen sie stehen.`,
    moveSome: (moving, total, staying) =>
      `${moving} von ${total} Fällen ${moving === 1 ? 'wechselt' : 'wechseln'} zur neuen Version; ${staying} ${
        staying === 1 ? 'steht' : 'stehen'
      } an Knoten, die es nicht mehr gibt, und ${staying === 1 ? 'läuft mit seiner' : 'laufen mit ihrer'} eigenen Version zu Ende:`,
    moveNone: (total) =>
      total === 1
        ? 'Der Fall kann nicht wechseln: Er steht an einem Knoten, den es nicht mehr gibt, und läuft mit seiner Version zu Ende:'
        : `Keiner der ${total} Fälle kann wechseln: Sie stehen an Knoten, die es nicht mehr gibt, und laufen mit ihrer Version zu Ende:`,
    movedLater: 'Wer wechselt, entscheidet sich erst dann: danach, wo jeder Fall gerade steht.',
    interrupt: 'Skript beenden',
    interruptText: (count) =>
      `Das Skript endet für ${
        count === 1 ? 'den Fall' : count === 0 ? 'sie' : `alle ${count}`
      }. Was bei einem Agenten ist oder in einer Warteschlange steht, bleibt dort; alles andere geht an den Standard-Skill des Kanals.`,
    summary: {
      finish: (count) => `${cases(count)} ${count === 1 ? 'läuft mit seiner' : 'laufen mit ihrer'} Version zu Ende`,
      move: (moving, staying) =>
        `${cases(moving)} ${moving === 1 ? 'wechselt' : 'wechseln'}${staying > 0 ? `, ${staying} ${staying === 1 ? 'läuft' : 'laufen'} zu Ende` : ''}`,
      interrupt: (count) => `Das Skript endet für ${cases(count)}`,
    },
    otherKind: 'jetzt eine andere Art',
    standing: (node, count) => `${node} (${count})`,
    goTo: (node, count, version) => `${node} (${count}): in Version ${version} zeigen`,
    more: (count) => `und ${plural(count, 'weiterer Knoten', 'weitere Knoten')}`,
  },
  older: {
    title: 'Fälle mit älteren Versionen',
    text: (version) => `Neue Fälle laufen mit Version ${version}. Diese laufen mit einer anderen.`,
    none: 'Kein Fall läuft mehr mit einer anderen Version.',
    submitMove: (count) => (count === 0 ? 'Mitnehmen' : `${cases(count)} mitnehmen`),
    submitInterrupt: (count) => (count === 0 ? 'Beenden' : `Skript für ${cases(count)} beenden`),
    act: 'Fälle mitnehmen oder Skript beenden …',
  },
  running: (count) => `${cases(count)} ${count === 1 ? 'läuft' : 'laufen'} gerade damit`,
  changes: {
    moving: (settled, total, version) => `Fälle wechseln zu Version ${version}: ${settled} von ${total}.`,
    interrupting: (settled, total) => `Das Skript wird beendet: ${settled} von ${total} Fällen.`,
    moved: (moved, total, version) =>
      total === 0
        ? 'Kein Fall lief mehr mit einer anderen Version.'
        : moved === total
          ? `${total === 1 ? 'Der Fall ist' : `Alle ${total} Fälle sind`} zu Version ${version} gewechselt.`
          : `${moved} von ${total} Fällen ${moved === 1 ? 'ist' : 'sind'} zu Version ${version} gewechselt.`,
    interrupted: (interrupted, total) =>
      total === 0
        ? 'Kein Fall lief mehr mit einer anderen Version.'
        : interrupted === total
          ? `Das Skript wurde für ${total === 1 ? 'den Fall' : `alle ${total} Fälle`} beendet.`
          : `Das Skript wurde für ${interrupted} von ${total} Fällen beendet.`,
    finishing: (count) => `${count} ${count === 1 ? 'läuft mit seiner' : 'laufen mit ihrer'} eigenen Version zu Ende.`,
    ended: (count) => `${count} ${count === 1 ? 'war' : 'waren'} bis dahin zu Ende.`,
    progress: 'Wie weit es ist',
  },
  when: {
    legend: 'Wann',
    now: 'Jetzt',
    later: 'Zu einer festen Zeit',
    field: 'Datum und Uhrzeit',
    zone: (zone) => `Zeitzone dieses Browsers: ${zone}`,
    says: (when, relative) => `Wird veröffentlicht: ${when}, ${relative}.`,
    empty: 'Geben Sie Datum und Uhrzeit an.',
    past: 'Diese Zeit ist vorbei. Wählen Sie eine spätere.',
    tooFar: 'Höchstens ein Jahr im Voraus.',
    pinned: 'Veröffentlicht wird der Entwurf, wie er jetzt ist. Spätere Änderungen sind nicht dabei.',
    submit: 'Planen',
    replace: 'Planung ersetzen',
    submitting: 'Wird geplant …',
  },
  schedule: {
    label: 'Geplante Veröffentlichung',
    title: (when) => `Wird veröffentlicht: ${when}`,
    by: (who, relative) => `${capital(relative)}, geplant von ${who}`,
    laterEdits: (count) =>
      `${plural(count, 'spätere Änderung', 'spätere Änderungen')} am Entwurf ${count === 1 ? 'ist' : 'sind'} nicht dabei.`,
    upToDate: 'Sie sagt dasselbe wie der Entwurf jetzt.',
    runs: {
      move: 'Laufende Fälle wechseln mit.',
      interrupt: 'Für laufende Fälle endet das Skript.',
      finish: 'Laufende Fälle laufen mit ihrer Version zu Ende.',
    },
    stillStands: 'Sie bleibt bestehen, auch wenn Sie jetzt veröffentlichen, und ersetzt dann, was Sie veröffentlichen.',
    show: 'Ansehen',
    replace: 'Stattdessen den jetzigen Stand veröffentlichen …',
    change: 'Ändern …',
    cancel: 'Zurücknehmen',
    name: 'Was geplant ist',
    notPublished: (when) => `Nicht veröffentlicht: ${when}`,
    refused: (who) => `Geplant von ${who}. Es wurde nichts veröffentlicht, denn:`,
    repair: 'Beheben Sie das, dann veröffentlichen oder planen Sie neu.',
    again: 'Veröffentlichen …',
    dismiss: 'Hinweis entfernen',
    chip: (when) => `Veröffentlichung: ${when}`,
    chipRefused: 'Nicht veröffentlicht',
    chipLabel: (when, who) => `Veröffentlichung: ${when}, geplant von ${who}. Zeigen`,
    chipRefusedLabel: 'Nicht veröffentlicht: Die geplante Veröffentlichung wurde abgelehnt. Zeigen, warum',
    announced: (when) => `Geplant: wird veröffentlicht ${when}.`,
    cancelled: 'Die geplante Veröffentlichung ist zurückgenommen.',
  },
  notices: {
    scheduled: (who, when) => `${who} hat eine Veröffentlichung geplant: ${when}.`,
    cancelled: (who) => `${who} hat die geplante Veröffentlichung zurückgenommen.`,
    publishedAsScheduled: (version, who) => `Version ${version} ist veröffentlicht, wie von ${who} geplant.`,
    refused: 'Die geplante Veröffentlichung wurde abgelehnt. Es wurde nichts veröffentlicht.',
    why: 'Warum?',
    moves: (who, version) => `${who} nimmt laufende Fälle zu Version ${version} mit.`,
    interrupts: (who) => `${who} beendet das Skript für laufende Fälle.`,
    moving: 'Laufende Fälle wechseln gerade mit.',
    interrupting: 'Für laufende Fälle endet das Skript gerade.',
  },
  command: 'Zu einer festen Zeit veröffentlichen …',
}
