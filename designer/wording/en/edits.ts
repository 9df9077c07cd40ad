/** What was done, in words that go on from "Undo:": the names of edits, and of what was meant by several of them together. */
import type { EditType } from '../../script/edits'
import { plural } from '../plural'

export const edits = {
  /** What a step was about; `things` where there were several sorts. */
  counted: {
    nodes: (count: number) => plural(count, 'node', 'nodes'),
    links: (count: number) => plural(count, 'link', 'links'),
    notes: (count: number) => plural(count, 'note', 'notes'),
    frames: (count: number) => plural(count, 'frame', 'frames'),
    things: (count: number) => plural(count, 'thing', 'things'),
  },
  /** `satisfies`: an edit that is new to the language of edits has to be named here. */
  byType: {
    addNode: (_what: string) => 'add a node',
    removeNodes: (what: string) => `remove ${what}`,
    removeAndHeal: (_what: string) => 'remove a node and close the gap',
    moveThings: (what: string) => `move ${what}`,
    renameNode: (_what: string) => 'rename a node',
    changeSetting: (_what: string) => 'change a setting',
    replaceSettings: (_what: string) => 'change settings',
    replaceKind: (_what: string) => 'replace the kind of a node',
    pinNodes: (what: string) => `pin or unpin ${what}`,
    linkNodes: (_what: string) => 'link nodes',
    unlink: (what: string) => `remove ${what}`,
    reconnect: (_what: string) => 'lead a link elsewhere',
    addNote: (_what: string) => 'add a note',
    changeNote: (_what: string) => 'change a note',
    removeNotes: (what: string) => `remove ${what}`,
    addFrame: (_what: string) => 'add a frame',
    changeFrame: (_what: string) => 'change a frame',
    removeFrames: (what: string) => `remove ${what}`,
    frameNodes: (what: string) => `put ${what} into or out of a frame`,
    addFragment: (what: string) => `add ${what}`,
    addVariable: (_what: string) => 'declare a variable',
    changeVariable: (_what: string) => 'change a variable',
    renameVariable: (_what: string) => 'rename a variable',
    removeVariable: (_what: string) => 'remove a variable',
    translate: (what: string) => `translate a text of ${what}`,
    changeScript: (_what: string) => 'change details of the script',
    replaceScript: (_what: string) => 'replace the whole script',
  } satisfies Record<EditType, (what: string) => string>,
  /** What the one who made the edits called them. */
  byName: {
    remove: (what: string) => `remove ${what}`,
    cut: (what: string) => `cut ${what}`,
    paste: (what: string) => `paste ${what}`,
    duplicate: (what: string) => `duplicate ${what}`,
    layOut: (what: string) => `lay out ${what}`,
    align: (what: string) => `align ${what}`,
    distribute: (what: string) => `distribute ${what}`,
    fix: (_what: string) => 'fix a problem',
    replace: (_what: string) => 'replace in texts',
    replaceKind: (_what: string) => 'replace the kind of a node',
  },
}
