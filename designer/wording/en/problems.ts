/** Words about what is wrong with a script: what each rule says, and the list of problems around it. */
import type { Assumption, PropertyName } from '../../../engine/prove/proof'
import { languageName } from '../language-name'
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

const HEADERS: Readonly<Record<string, string>> = {
  none: 'nothing',
  image: 'a picture',
  video: 'a film',
  document: 'a document',
  location: 'a place',
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
  'template-header': ({ template, wanted = '', given = '' }) =>
    `The header of the template “${template}” takes ${HEADERS[wanted] ?? wanted}, not ${HEADERS[given] ?? given}`,
  'template-button-values': ({ template, places, given }) =>
    `The buttons of the template “${template}” take ${places === '1' ? '1 value' : `${places} values`} and get ${given}`,
  'language-repeated': ({ language = '' }) => `The script speaks ${languageName(language)} twice; remove one`,
  'language-variable': ({ variable }) => `“${variable}” holds the code of a language, so it must be a text; choose another`,
  'missing-translation': ({ language = '', text }) => `“${text}” is not written in ${languageName(language)}; it goes out as it is`,
  'wrong-translation': ({ language = '', said }) => `In ${languageName(language)}: ${said}`,
  'stale-translation': ({ language = '', key }) =>
    key === undefined
      ? `The script does not speak ${languageName(language)}; what is written in it is not used`
      : `A text in ${languageName(language)} belongs to nothing any more (${key}); remove it`,
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
    dropTranslation: 'Remove what is not used',
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
    useTemplate: 'Send a template instead…',
    askByTemplate: 'Ask first by a template…',
    linkWindowClosed: 'Link “Session window closed” to…',
    beginWith: (value: string) => `Begin with ${value === '' ? 'an empty text' : value}`,
  },
  way: 'Show the way',
  wayOf: (text: string) => `Show the way: ${text}`,
  wayShown: (steps: number) => `The way is lit on the canvas: ${plural(steps, 'step', 'steps')}`,
  wayHidden: 'The way is put out',
  proofs: {
    summary: (holding: number, count: number) =>
      holding === count ? `Proven: all ${count} properties of this script` : `Proven: ${holding} of ${count} properties of this script`,
    holds: 'Proven:',
    broken: 'Not proven:',
    findings: (count: number) => plural(count, 'finding', 'findings'),
    providedFor: (names: string) => `“Session window closed” is provided for at ${names}`,
    restsOn: 'What this rests on',
    properties: {
      'agent-or-end': 'Every path reaches an agent or an end',
      'session-window': 'No free-form message is sent outside the session window',
      'screen-pops': 'Every screen pop finds an agent',
      'variables-set': 'Every variable is set before it is read',
      'no-dead-ends': 'Every node that a run comes to can be left',
    } satisfies Readonly<Record<PropertyName, string>>,
    assumptions: {
      'waits-end': 'Every wait ends by an answer, an event or its time-out; the contact may stay silent and agents may never come.',
      'conditions-free': 'Conditions, hours and channels may turn out either way at any time.',
      'sends-prompt': 'What becomes of a message is known at once.',
      'agent-stays': 'An agent who has the case keeps it until the script gives it to a skill, resolves or closes it.',
      'contact-begins': 'The contact has just written when a run begins.',
      'program-begins': 'A program begins the runs, whenever the contact wrote last.',
      'contact-tires': 'A contact does not go round in questions for ever.',
      'changing-loops-end': 'A circle ends that is left by hours, by chance, by a count, or by a value which it changes itself.',
      'breaks-off': 'The engine breaks a run off after 50 waits without a word from the contact.',
      'given-at-start': 'The program that begins a run hands in the variables that no node sets.',
    } satisfies Readonly<Record<Assumption, string>>,
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
