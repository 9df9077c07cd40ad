/** Words about what is wrong with a script: what each rule says, and the list of problems around it. */
import { plural } from '../plural'
import type { SayRules, SettingSaid, ValuesSaid } from '../problem-words'

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'several fields',
}

const THINGS: Readonly<Record<string, string>> = {
  skill: 'skill',
  channel: 'channel',
  hours: 'hours',
  template: 'template',
  variable: 'variable',
}

const characters = (count: string | undefined) => (count === '1' ? '1 character' : `${count} characters`)

function setting(issue: SettingSaid, { minimum, maximum, origin, expected }: ValuesSaid): string | undefined {
  switch (issue) {
    case 'missing':
      return 'Fill this in'
    case 'tooSmall':
      if (origin === 'string') return `Write at least ${characters(minimum)}`
      if (origin === 'array') return `Add at least ${minimum === '1' ? 'one' : minimum}`
      return `At least ${minimum}`
    case 'aboveOnly':
      return `More than ${minimum}`
    case 'tooLarge':
      if (origin === 'string') return `Shorten this to ${characters(maximum)} at most`
      return origin === 'array' ? `At most ${maximum}; take some away` : `At most ${maximum}`
    case 'wrongType':
      return `This has to be ${TYPES[expected ?? ''] ?? expected}`
    case 'notOffered':
      return 'Choose one of the values offered'
    default:
      return issue satisfies never
  }
}

const rules: SayRules = {
  'unknown-kind': ({ kind }) => `This Cordboard knows no node kind “${kind}”; replace the node or update Cordboard`,
  'unknown-variable': ({ variable }) => `The script has no variable “${variable}”; add it, or choose another`,
  'wrong-name': undefined,
  'no-begin': () => 'The script has no Begin; add one, every run starts there',
  'second-begin': () => 'A script has one Begin; remove this one',
  'link-to-nowhere': ({ end, link }) =>
    link
      ? `The link ${link} names “${end}”, which is not in this script`
      : `The error handler “${end}” is not in this script; choose another`,
  'unknown-port': ({ port }) => `A link leaves by “${port}”, a way out that this node does not have; remove the link`,
  'link-into-start': ({ kind }) => `Nothing can lead here: ${kind} starts by itself; remove the link`,
  'port-taken': ({ label }) => `Two links leave by “${label}”; keep one`,
  'port-without-effect': () => 'On assignment takes the event, so this way out is never taken',
  'unwired-port': ({ label }) => `“${label}” leads nowhere; the case would go to the channel’s default skill`,
  'second-event': ({ otherNode, kind }) => `“${otherNode}” reacts to the same event; a script has one ${kind}`,
  'too-many-nodes': ({ max, count }) => `A script has at most ${max} nodes, this one has ${count}`,
  'loop-without-wait': ({ nodes }) =>
    `${nodes} goes round without waiting for the contact, an agent or a time; put a question or a wait in between`,
  unreachable: () => 'No way leads here; link a port to it, or remove it',
  'deleted-reference': ({ refersTo, id, language }) =>
    `There is no ${THINGS[refersTo ?? ''] ?? refersTo} “${id}”${language ? ` in ${language}` : ''} in this workspace; choose another`,
  'template-not-approved': ({ template, status }) => `The template “${template}” is ${status}; only approved ones go out`,
  'template-values': ({ template, places, given }) =>
    `The template “${template}” has ${places === '1' ? '1 place' : `${places} places`} and gets ${given === '1' ? '1 value' : `${given} values`}`,
  'template-buttons': ({ template, buttons, choices }) =>
    `The template “${template}” has the buttons ${buttons || 'none'}, the choices are ${choices || 'none'}; make them the same, in the same order`,
  'endless-round': ({ nodes }) =>
    `${nodes} goes round until the engine breaks it off when the contact is silent and no agent comes; lead it to an end after some turns`,
  'endless-wait': () => 'The run waits here for ever when the contact is silent and no agent comes; give it a longest wait',
  'outside-window': ({ hours, way }) =>
    `The contact may have been silent for ${hours === '0' ? 'more than 24 hours' : `${hours} hours`} by then (${way}), and the session window closes after 24; send a template here, or link “Session window closed” to one`,
  'pop-without-agent': ({ way }) => `No agent has the case when a run comes here by ${way}; put it behind On assignment or Agent assigned`,
  'unset-variable': ({ variable, way }) =>
    `“${variable}” is read before anything has set it on the way ${way}; set it there, or give it an initial value`,
  'dead-end': ({ way }) => `Nothing leads out of here, and a run comes here by ${way}; link one of the ports`,
}

export const problems = {
  title: 'Problems',
  close: 'Close the problems',
  list: 'Problems of the script',
  count: (errors: number, warnings: number) =>
    errors + warnings === 0
      ? 'No problems'
      : [errors > 0 ? plural(errors, 'error', 'errors') : '', warnings > 0 ? plural(warnings, 'warning', 'warnings') : '']
          .filter(Boolean)
          .join(', '),
  errors: (count: number) => plural(count, 'error', 'errors'),
  warnings: (count: number) => plural(count, 'warning', 'warnings'),
  groups: { error: 'Errors: they block publishing', warning: 'Warnings' },
  severities: { error: 'Error', warning: 'Warning' },
  showOnly: 'Show only',
  filter: 'Filter the problems',
  none: 'Nothing wrong',
  noneHelp: 'Ready to publish.',
  looking: 'Looking for problems…',
  nothingFits: 'No problem fits this filter',
  inScript: 'Script',
  atPort: (label: string) => `way out ${label}`,
  atItem: (label: string, place: number) => `${label} ${place}`,
  inVariable: (name: string) => `variable ${name}`,
  told: (place: number, count: number, text: string) => `Problem ${place} of ${count}: ${text}`,
  fixes: {
    linkTo: 'Link to…',
    removeLink: 'Remove the link',
    removeNode: 'Remove the node',
    removeErrorHandler: 'Take the error handler away',
    addBegin: 'Add Begin',
    addVariable: (name: string) => `Add the variable ${name}`,
    writeInstead: (name: string) => `Write ${name}`,
    choose: {
      skill: 'Choose another skill…',
      channel: 'Choose another channel…',
      hours: 'Choose other hours…',
      template: 'Choose another template…',
    },
    takeButtons: 'Take the template’s buttons',
    makeValues: (count: number) => `Make it ${plural(count, 'value', 'values')}`,
    takeDefault: (value: string) => `Use ${value}`,
  },
  fixAll: (count: number) => `All ${count}`,
  fixAllLabel: (fix: string, count: number) => `${fix}: all ${count} of this kind`,
  fixOf: (fix: string, text: string) => `${fix}: ${text}`,
  fixed: (count: number) => (count === 1 ? '1 problem fixed.' : `${count} problems fixed.`),
  chooseNode: 'Where does it lead?',
  nodeName: 'Name of a node',
  noNode: 'No node is called like that',
  chooseThing: { skill: 'Which skill?', channel: 'Which channel?', hours: 'Which hours?', template: 'Which template?' },
  thingName: 'Name',
  noThing: 'There is nothing of that name in this workspace',
  commands: { next: 'Next problem', previous: 'Previous problem', show: 'Show or hide the problems' },
  rules,
  setting,
  /** What other parts of the engine said in English, in this language. */
  sentence: (said: string): string => said,
}
