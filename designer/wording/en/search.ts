/** Words about searching within the script. */
import { plural } from '../plural'

export const search = {
  field: 'Search this script',
  clear: 'Clear the search',
  matchCase: 'Match capitals',
  replace: 'Replace',
  replaceField: 'Replace by',
  options: 'How to search',
  start: 'Search names, texts, conditions, values, notes, variables and problems',
  startHelp: 'F3 goes to the next place, Shift+F3 to the one before.',
  none: (query: string) => `“${query}” is nowhere in this script`,
  found: (hits: number, places: number) => `${hits} found in ${plural(places, 'place', 'places')}`,
  foundMore: (most: number) => `More than ${most} found; type on to narrow it down`,
  results: 'What was found',
  told: (place: number, count: number, where: string, text: string) => `${place} of ${count}, ${where}: ${text}`,
  what: {
    name: 'Name',
    kind: 'Kind',
    id: 'Id',
    port: 'Way out',
    note: 'Note',
    frame: 'Frame',
    variable: 'Variable',
    description: 'Description',
    problem: 'Problem',
    script: 'Script',
  },
  replaceOne: 'Replace here',
  replaceAll: (count: number) => `Replace all ${count}`,
  replaceable: (count: number): string =>
    count === 0
      ? 'Nothing here can be replaced: conditions, ids and values in {{ }} are left alone.'
      : 'Replaces names, texts and notes. Conditions, ids and values in {{ }} are left alone.',
  replaced: (count: number) => `Replaced ${plural(count, 'place', 'places')}.`,
  commands: { next: 'Next place found', previous: 'Place found before' },
}
