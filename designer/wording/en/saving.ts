/** Words about saving the draft, merging, others who have it open, and publishing. */
import type { Problem } from '../../../engine/script/script'
import { plural } from '../plural'

const changes = (count: number) => plural(count, 'change', 'changes')

export const saving = {
  label: 'State of saving',
  states: {
    saved: 'Saved',
    savedAgo: (ago: string) => `Saved ${ago} ago`,
    savedAt: (time: string) => `Saved at ${time}`,
    saving: 'Saving…',
    offline: 'Offline',
    trouble: 'Not saved yet',
    signedOut: 'Signed out',
    refused: 'Not saved',
    conflict: 'Decide what stays',
    deleted: 'Deleted elsewhere',
    readOnly: 'Look only',
    onlyHere: 'only on this page',
  },
  details: {
    saved: 'Every change is on the server. Close this page whenever you like.',
    saving: 'The last changes are on their way to the server.',
    offline: 'Cordboard does not answer. Go on working: it is tried again by itself, and everything is saved as soon as it answers.',
    trouble: (said: string) => `Cordboard cannot save at the moment: ${said}. Go on working: it is tried again by itself.`,
    signedOut:
      'Your sign-in has ended. Sign in again in another tab, then go on here: nothing is lost, and saving goes on by itself as soon as you are signed in.',
    refused: (said: string) => `The server does not take this document: ${said}. Change what is named, then it is saved again.`,
    conflict: (who: string, count: number) =>
      `${who} changed the same as you in ${plural(count, 'place', 'places')}. Decide what stays; until then nothing is saved.`,
    deleted: 'Somebody deleted this script. What you see is still here; save it again to have it back.',
    readOnly: 'Your role may look at scripts, not change them. You see what others change as they do it.',
    kept: 'What is not saved yet is kept in this browser, also when you close the page.',
    keptFull:
      'This browser’s storage is full, so nothing more is kept in it. Leave this page open until it is saved, or free storage in the browser’s settings.',
    keptDenied: 'This browser does not let Cordboard keep anything. Leave this page open until everything is saved.',
  },
  acts: {
    tryNow: 'Try again now',
    saveNow: 'Save now',
    signIn: 'Sign in (new tab)',
    decide: 'Decide…',
    saveAnew: 'Save it again',
    export: 'Save as a file',
    close: 'Close',
    discard: 'Discard them',
  },
  who: {
    ownTab: 'your other tab',
    ownTabFirst: 'Your other tab',
    program: (name: string) => `the program ${name}`,
    somebody: 'somebody',
    somebodyFirst: 'Somebody',
  },
  notices: {
    label: 'News',
    takenOver: (who: string, count: number) => `Taken over from ${who}: ${changes(count)}.`,
    restored: (count: number, time: string) =>
      count === 1
        ? `1 change from ${time} that was not saved yet was restored.`
        : `${changes(count)} from ${time} that were not saved yet were restored.`,
    conflict: (who: string, count: number) => `${who} changed the same as you in ${plural(count, 'place', 'places')}.`,
    published: (who: string, version: number) => `${who} published version ${version}.`,
    youPublished: (version: number) => `Version ${version} is published. New cases run it from now on.`,
    backOnline: 'Saved again. Nothing was lost.',
    sameNode: (who: string, node: string) => `${who} is working on “${node}” too. Both changes are kept; the same field is asked about.`,
  },
  merge: {
    title: 'Both changed the same',
    intro: (who: string, count: number) =>
      `${who} saved changes while you worked. All that does not overlap is brought together already. Decide about ${plural(count, 'place', 'places')}:`,
    progress: (mine: number, theirs: number, open: number) =>
      [`${mine} yours`, `${theirs} theirs`, ...(open > 0 ? [`${open} to decide`] : [])].join(', '),
    result: (mine: number, theirs: number) => `The merged draft has ${changes(mine)} of yours and ${changes(theirs)} of theirs.`,
    allMine: 'All mine',
    allTheirs: 'All theirs',
    mine: 'Mine',
    theirs: (who: string) => `By ${who}`,
    before: 'Before',
    apply: 'Bring together',
    later: 'Later',
    moreToDecide: 'More was changed meanwhile. Decide about the new places too.',
    bothStay: 'Nothing is lost: both states stay in the history, yours in this browser. Undo brings yours back.',
    removed: 'Removed',
    field: (thing: string, field: string) => `${thing} · ${field}`,
  },
  others: {
    label: (count: number) => plural(count, 'other has this open', 'others have this open'),
    heading: 'Also open by',
    you: (name: string) => `${name} (you, in another tab)`,
    editing: (node: string) => `works on “${node}”`,
    looking: (node: string) => `looks at “${node}”`,
    editingSomewhere: 'is changing something',
    here: 'has it open',
    more: (count: number) => `+${count}`,
    goThere: (name: string, does: string) => `${name}: ${does}. Show it on the canvas`,
  },
  publish: {
    button: 'Publish',
    title: 'Publish this draft',
    loading: 'Comparing with the published version…',
    first: 'This is the first version. Nothing of this script runs yet.',
    against: (version: number) => `Against version ${version}, which new cases run now:`,
    same: (version: number) => `The draft says the same as version ${version}. There is nothing to publish.`,
    showChanges: 'Show the changes on the canvas',
    blocked: (errors: number) => `${plural(errors, 'error', 'errors')} to repair before this can be published:`,
    warnings: (count: number) => `${plural(count, 'warning', 'warnings')}, which do not stop you:`,
    clean: 'No problems.',
    note: 'What is new, and why',
    notePlaceholder: 'Shown in the history',
    submit: (version: number) => `Publish version ${version}`,
    submitting: 'Publishing…',
    cancel: 'Cancel',
    movedOn: 'Somebody saved a change meanwhile. It is in the list now: look at it, then publish.',
    notSaved: 'The draft could not be saved, so it cannot be published yet. See the state of saving in the bar.',
    refused: 'The server found what was not known here yet:',
  },
  commands: {
    save: 'Save now',
    publish: 'Publish…',
    decide: 'Decide about conflicts…',
  },
  problemKinds: { error: 'Error', warning: 'Warning' } satisfies Record<Problem['severity'], string>,
}
