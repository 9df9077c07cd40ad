/** Words about the variables of a script. */
import type { Variable } from '../../../engine/script/script'
import { plural } from '../plural'

type Types = Readonly<Record<Variable['type'], string>>
const types: Types = { text: 'text', number: 'number', boolean: 'true or false' }
const typeNames: Types = { text: 'Text', number: 'Number', boolean: 'True or false' }

export const variables = {
  types,
  typeNames,
  about: 'What a run remembers. Use a variable in a text as {{ name }}, or in a condition by its name.',
  empty: 'No variables yet',
  emptyHelp: 'A variable keeps what a contact answered, or what a node worked out, for as long as the run lasts.',
  list: 'Variables',
  add: 'Add a variable',
  addNow: 'Add',
  cancel: 'Cancel',
  name: 'Name',
  nameHelp: 'Letters, digits and underscores, beginning with a letter: orderNumber',
  nameShape: 'Begin with a letter; use letters, digits and underscores only, at most 64',
  nameMissing: 'Give the variable a name',
  nameTaken: (name: string) => `There is already a variable “${name}”; choose another name`,
  renameHelp: 'Everything that uses the variable follows',
  type: 'Type',
  initial: 'Initial value',
  initialHelp: { text: 'Empty text where nothing is written', number: '0 where nothing is written', boolean: '' },
  notANumber: 'Write a number, such as 12 or 0.5',
  true: 'true',
  false: 'false',
  description: 'Description',
  sensitive: 'Sensitive',
  sensitiveHelp: 'Masked in traces and logs',
  isSensitive: 'Sensitive: masked in traces and logs',
  starts: (value: string) => `starts as ${value}`,
  uses: (count: number) => (count === 0 ? 'not used' : plural(count, 'use', 'uses')),
  usedIn: 'Used in',
  notUsed: 'No node uses it.',
  show: (field: string, node: string) => `${field} of ${node}`,
  remove: 'Remove the variable',
  removeNow: 'Remove all the same',
  keep: 'Keep it',
  isUsed: (name: string, count: number) =>
    `“${name}” is used in ${plural(count, 'place', 'places')}, which will have a problem until you change ${count === 1 ? 'it' : 'them'}:`,
  said: {
    added: (name: string) => `Added the variable ${name}.`,
    renamed: (name: string, to: string) => `Renamed ${name} to ${to}.`,
    removed: (name: string) => `Removed the variable ${name}.`,
  },
}
