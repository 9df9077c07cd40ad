/** Words about files that come in and go out. */
import { plural } from '../plural'

export const exchange = {
  commands: {
    import: 'Import a script file…',
    json: 'Export as a script file (JSON)',
    svg: 'Export a picture (SVG)',
    png: 'Export a picture (PNG)',
    printed: 'Export a picture for print (SVG, light)',
    mermaid: 'Export as a Mermaid flowchart',
    machine: 'Export the machine (XState JSON)',
    scxml: 'Export the machine (SCXML)',
  },
  saved: (name: string) => `Saved as ${name}.`,
  noMachine: (reason: string) => `There is no machine while the script has errors. ${reason}`,
  showProblems: 'Show problems',
  noPixels: 'This browser cannot make so large a picture. Export it as SVG instead.',
  import: {
    title: 'Import a script file',
    about: (file: string, name: string) => `${file}: ${name}`,
    sort: 'Sort',
    sorts: { nodes: 'Nodes', links: 'Links', variables: 'Variables', notes: 'Notes', frames: 'Frames' },
    columns: { added: 'Added', removed: 'Removed', changed: 'Changed', moved: 'Moved' },
    other: (count: number) => `${plural(count, 'detail', 'details')} of the script differ too, such as its name.`,
    same: 'The file says the same as the open script. There is nothing to take over.',
    undoable: 'The file takes the place of the open script. Undo brings it back as it was.',
    leave: 'Leave as it is',
    take: 'Take over the file',
    taken: (file: string) => `Took over ${file}.`,
    drop: 'Drop a script file to see what it would change',
    tooLarge: (file: string, most: number) => `${file} is too large for a script: at most ${most} MB are read. Nothing was changed.`,
    broken: (file: string, path: string, reason: string) =>
      `${file} cannot be taken over${path === '' ? '' : `, because of ${path}`}. ${reason} Nothing was changed.`,
    unreadable: (file: string, reason: string) => `${file} could not be read: ${reason}. Nothing was changed.`,
  },
}
