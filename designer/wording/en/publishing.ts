/** Words about what becomes of running cases when a version is published, and about publishing at a set time. */
import { plural } from '../plural'

const cases = (count: number) => plural(count, 'case', 'cases')
const run = (count: number) => (count === 1 ? 'runs' : 'run')
const all = (count: number) => (count === 0 ? 'They' : `All ${count}`)
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

export const publishing = {
  who: { you: 'you' },
  runs: {
    question: 'What becomes of running cases?',
    counting: 'Counting the cases that run now…',
    notCounted: (reason: string) =>
      `How many cases run now could not be found out: ${reason}. They finish on their version unless you choose otherwise.`,
    /** `7 of version 3, 5 of version 2` */
    ofOne: (count: number, version: number) => `${cases(count)} ${run(count)} version ${version} at the moment.`,
    ofVersion: (count: number, version: number) => `${count} of version ${version}`,
    now: (count: number, byVersion: string) =>
      count === 0 ? 'No case runs at the moment; some may by then.' : `${cases(count)} ${run(count)} at the moment: ${byVersion}.`,
    finish: 'Let them finish',
    finishText: (count: number) =>
      count === 1 ? 'The case goes on with its own version, to its end.' : `${all(count)} go on with their own version, to their end.`,
    move: 'Move them',
    moveAll: (count: number) =>
      count === 1
        ? 'The case moves to the new version and goes on at the node where it stands.'
        : count === 0
          ? 'Those that stand at nodes of the new version go on in it; the others finish on their own version.'
          : `All ${count} move to the new version and go on at the nodes where they stand.`,
    moveSome: (moving: number, total: number, staying: number) =>
      `${moving} of ${cases(total)} ${moving === 1 ? 'moves' : 'move'} to the new version; ${staying} ${
        staying === 1 ? 'stands' : 'stand'
      } at nodes that are gone and ${staying === 1 ? 'finishes on its' : 'finish on their'} own version:`,
    moveNone: (total: number) =>
      total === 1
        ? 'The case cannot move: it stands at a node that is gone, and finishes on its own version:'
        : `None of the ${total} can move: they stand at nodes that are gone, and finish on their own version:`,
    movedLater: 'Who moves is decided when it happens, by where each case stands then.',
    interrupt: 'Interrupt them',
    interruptText: (count: number) =>
      `The script ends for ${
        count === 1 ? 'the case' : count === 0 ? 'them' : `all ${count}`
      }. What an agent has or what waits in a queue stays there; everything else goes to the channel’s default skill.`,
    /** Beside the button. */
    summary: {
      finish: (count: number) => `${cases(count)} ${count === 1 ? 'finishes on its' : 'finish on their'} version`,
      move: (moving: number, staying: number) =>
        `${cases(moving)} ${moving === 1 ? 'moves' : 'move'}${staying > 0 ? `, ${staying} ${staying === 1 ? 'finishes' : 'finish'}` : ''}`,
      interrupt: (count: number) => `${cases(count)} ${count === 1 ? 'is' : 'are'} interrupted`,
    },
    otherKind: 'another kind now',
    standing: (node: string, count: number) => `${node} (${count})`,
    goTo: (node: string, count: number, version: number) => `${node} (${count}): show it in version ${version}`,
    more: (count: number) => `and ${plural(count, 'more node', 'more nodes')}`,
  },
  /** Without publishing. */
  older: {
    title: 'Cases on older versions',
    text: (version: number) => `New cases run version ${version}. These run another one.`,
    none: 'No case runs another version any more.',
    submitMove: (count: number) => (count === 0 ? 'Move' : `Move ${cases(count)}`),
    submitInterrupt: (count: number) => (count === 0 ? 'Interrupt' : `Interrupt ${cases(count)}`),
    act: 'Move or interrupt its cases…',
  },
  /** At a version of the history. */
  running: (count: number) => `${cases(count)} ${run(count)} it now`,
  changes: {
    moving: (settled: number, total: number, version: number) => `Moving cases to version ${version}: ${settled} of ${total}.`,
    interrupting: (settled: number, total: number) => `Interrupting cases: ${settled} of ${total}.`,
    moved: (moved: number, total: number, version: number) =>
      total === 0
        ? 'No case ran another version any more.'
        : moved === total
          ? `${total === 1 ? 'The case' : `All ${total} cases`} moved to version ${version}.`
          : `${moved} of ${cases(total)} moved to version ${version}.`,
    interrupted: (interrupted: number, total: number) =>
      total === 0
        ? 'No case ran another version any more.'
        : interrupted === total
          ? `${total === 1 ? 'The case was' : `All ${total} cases were`} interrupted.`
          : `${interrupted} of ${cases(total)} ${interrupted === 1 ? 'was' : 'were'} interrupted.`,
    finishing: (count: number) => `${count} ${count === 1 ? 'finishes on its' : 'finish on their'} own version.`,
    ended: (count: number) => `${count} had ended by then.`,
    progress: 'How far it has come',
  },
  when: {
    legend: 'When',
    now: 'Now',
    later: 'At a set time',
    field: 'Date and time',
    zone: (zone: string) => `Time zone of this browser: ${zone}`,
    says: (when: string, relative: string) => `Publishes ${when}, ${relative}.`,
    empty: 'Set a date and a time.',
    past: 'This time has passed. Set a later one.',
    tooFar: 'At most one year ahead.',
    pinned: 'What is published is the draft as it stands now. Later edits are not in it.',
    submit: 'Schedule',
    replace: 'Replace the schedule',
    submitting: 'Scheduling…',
  },
  schedule: {
    label: 'Scheduled publication',
    title: (when: string) => `Publishes ${when}`,
    by: (who: string, relative: string) => `${capital(relative)}, scheduled by ${who}`,
    laterEdits: (count: number) => `${plural(count, 'later edit', 'later edits')} of the draft ${count === 1 ? 'is' : 'are'} not in it.`,
    upToDate: 'It says the same as the draft now.',
    runs: {
      move: 'Running cases move to it.',
      interrupt: 'Running cases are interrupted.',
      finish: 'Running cases finish on their version.',
    },
    stillStands: 'It still happens after you publish now, and would then take the place of what you publish.',
    show: 'Show it',
    replace: 'Publish what stands now instead…',
    change: 'Change…',
    cancel: 'Cancel it',
    name: 'What is scheduled',
    notPublished: (when: string) => `Not published ${when}`,
    refused: (who: string) => `It was scheduled by ${who}. Nothing was published, because:`,
    repair: 'Repair this, then publish or schedule again.',
    again: 'Publish…',
    dismiss: 'Dismiss',
    chip: (when: string) => `Publishes ${when}`,
    chipRefused: 'Not published',
    chipLabel: (when: string, who: string) => `A version publishes ${when}, scheduled by ${who}. Show it`,
    chipRefusedLabel: 'Not published: the scheduled publication was refused. Show why',
    announced: (when: string) => `Scheduled: publishes ${when}.`,
    cancelled: 'The scheduled publication is cancelled.',
  },
  notices: {
    scheduled: (who: string, when: string) => `${who} scheduled a publication: ${when}.`,
    cancelled: (who: string) => `${who} cancelled the scheduled publication.`,
    publishedAsScheduled: (version: number, who: string) => `Version ${version} is published, as scheduled by ${who}.`,
    refused: 'The scheduled publication was refused. Nothing was published.',
    why: 'See why',
    moves: (who: string, version: number) => `${who} moves running cases to version ${version}.`,
    interrupts: (who: string) => `${who} interrupts running cases.`,
    moving: 'Running cases are being moved.',
    interrupting: 'Running cases are being interrupted.',
  },
  command: 'Publish at a set time…',
}
