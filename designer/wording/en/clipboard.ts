/** Words about copying and pasting parts of a drawing. */
import { plural } from '../plural'

const things = (count: number) => plural(count, 'thing', 'things')

export const clipboard = {
  commands: { cut: 'Cut', copy: 'Copy', paste: 'Paste' },
  copied: (count: number) => `Copied ${things(count)}.`,
  cut: (count: number) => `Cut ${things(count)}.`,
  onlyHere: 'The browser did not give the clipboard; you can paste in this tab only.',
  pasted: (count: number) => `Pasted ${things(count)}.`,
  details: 'What else happened',
  nothingLeft: 'Nothing was pasted: this script has its Begin and that event already, and there is nothing else in it.',
  refused: {
    nothing: 'The clipboard is empty. Copy nodes first.',
    notAScript: 'What you pasted is no part of a script, so nothing was changed. Copy nodes, or the JSON of a script.',
    tooLarge: 'What you pasted is too large: at most 5 MB are read. Nothing was changed.',
    tooNew: 'What you pasted comes from a newer Cordboard. Update this one, then paste again. Nothing was changed.',
    broken: (path: string, reason: string) =>
      `What you pasted is a script with a mistake${path === '' ? '' : ` at ${path}`}, so nothing was changed. ${reason}`,
  },
  report: {
    title: (count: number) => `Pasted ${things(count)}`,
    missing: 'This workspace does not have',
    missingHelp: 'Choose what to use instead, or leave it: the problems list keeps reminding you.',
    thing: {
      skill: (id: string) => `Skill ${id}`,
      channel: (id: string) => `Channel ${id}`,
      hours: (id: string) => `Hours ${id}`,
      template: (id: string) => `Template ${id}`,
    },
    uses: (count: number) => `used in ${plural(count, 'place', 'places')}`,
    leave: 'Leave it as it is',
    instead: (name: string) => `Use ${name}`,
    declared: 'Variables that were declared along the way',
    keep: 'Keep it as a new variable',
    types: { text: 'Text', number: 'Number', boolean: 'Yes or no' },
    alsoSaid: 'Good to know',
    leftOut: {
      begin: (name: string) => `${name} was left out: this script has its Begin already.`,
      event: (name: string) => `${name} was left out: this script has a node for that event already.`,
    },
    cutLink: (port: string, from: string, to: string) => `The link ${port} of ${from} was left out: it led to ${to}, which was not copied.`,
    otherType: (name: string) => `The variable ${name} is of another type here. Check where it is used.`,
    unknownKind: (kind: string) => `This Cordboard does not know nodes of the kind ${kind}.`,
    done: 'Done',
  },
}
