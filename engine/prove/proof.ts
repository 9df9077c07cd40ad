/** What was proven of a script, what was not and why, and what all of it rests on. JSON throughout. */
import type { Problem } from '../script/script'

export type PropertyName = 'agent-or-end' | 'session-window' | 'screen-pops' | 'variables-set' | 'no-dead-ends'

export type Assumption =
  | 'waits-end'
  | 'conditions-free'
  | 'sends-prompt'
  | 'agent-stays'
  | 'contact-begins'
  | 'program-begins'
  | 'contact-tires'
  | 'changing-loops-end'
  | 'breaks-off'
  | 'given-at-start'

export interface Property {
  readonly name: PropertyName
  /** No way was found on which it is broken; see what it rests on. */
  readonly holds: boolean
  readonly assumes: readonly Assumption[]
  /** Where it is broken, each with a way there. */
  readonly findings: readonly Problem[]
  /** Nodes at which it holds only because the author has provided for it. */
  readonly providedFor: readonly string[]
}

export interface Proof {
  /** Empty for a script with errors: it has no machine to look at. */
  readonly properties: readonly Property[]
  /** The findings of all properties, as warnings. */
  readonly problems: readonly Problem[]
}

export const propertyTitles: Readonly<Record<PropertyName, string>> = {
  'agent-or-end': 'every path reaches an agent or an end',
  'session-window': 'no free-form message is sent outside the session window',
  'screen-pops': 'every screen pop finds an agent',
  'variables-set': 'every variable is set before it is read',
  'no-dead-ends': 'every node that a run comes to can be left',
}

export const assumptions: Readonly<Record<Assumption, string>> = {
  'waits-end': 'every wait ends by an answer, an event or its time-out; the contact may stay silent and agents may never come',
  'conditions-free': 'conditions, hours and channels may turn out either way at any time',
  'sends-prompt': 'what becomes of a message is known at once',
  'agent-stays': 'an agent who has the case keeps it until the script gives it to a skill, resolves or closes it',
  'contact-begins': 'the contact has just written when a run begins',
  'program-begins': 'a program begins the runs, whenever the contact wrote last',
  'contact-tires': 'a contact does not go round in questions for ever',
  'changing-loops-end': 'a circle ends that is left by hours, by chance, by a count, or by a value which it changes itself',
  'breaks-off': 'the engine breaks a run off after 50 waits without a word from the contact',
  'given-at-start': 'the program that begins a run hands in the variables that no node sets',
}
