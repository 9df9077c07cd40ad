/**
 * What events and actions mean to the prover. Both tables are complete by type: a new event or action does not compile until it
 * says here what it is, so a new node kind needs no declaration of its own.
 */
import type { ActionParts, RunEventType } from '../../nodes/machine-parts'
import { paramsInAll } from '../compile/in-languages'
import { longestRequestMs } from '../effects/request-tries'

/**
 * - `contact`: the contact wrote. May happen at any time, or never.
 * - `answer`: comes to a state that waits for it, because entering the state asked for it: at once, or as late as the question allows.
 * - `agent`: an agent gets the case. May happen while the case waits in a queue or is with an agent, or never.
 * - `queue`: something happens in the queue that the case waits in, or never.
 * - `queued`: the contact wrote while the case waits in a queue. May happen then at any time, or never.
 * - `taking`: the case is taken from its agent and waits in a queue, or never.
 * - `outside`: a person or a program does something to the case that changes nothing else here, or never.
 * - `closing`: the case is closed from outside; the run is over as soon as it has to wait.
 * - `never`: no run that is going on is fed it.
 */
type EventNature = 'contact' | 'answer' | 'agent' | 'queue' | 'queued' | 'taking' | 'outside' | 'closing' | 'never'

export const eventNatures: Readonly<Record<RunEventType, EventNature>> = {
  'run.started': 'never',
  'contact.replied': 'contact',
  'send.accepted': 'answer',
  'send.refused': 'answer',
  'send.windowClosed': 'answer',
  'case.assigned': 'agent',
  'case.released': 'taking',
  'case.unassigned': 'taking',
  'case.statusSet': 'outside',
  'case.closed': 'closing',
  'queue.left': 'answer',
  'queue.unstaffed': 'queue',
  'offer.rejected': 'queue',
  'queue.message': 'queued',
  'request.answered': 'answer',
  'request.failed': 'answer',
}

type ActionName = ActionParts['type']
type Params<Name extends ActionName> = Extract<ActionParts, { type: Name }>['params']

interface ActionMeaning {
  /** It cannot be carried out for some values. */
  readonly mayFail?: boolean
  /** It cannot be carried out while no agent has the case. */
  readonly needsAgent?: boolean
  /** The longest time that its answer takes; without it, answers come at once. */
  readonly staysMs?: number
  /** A message that may only go out inside the session window. */
  readonly sendsFreely?: boolean
  /** What becomes of the case. */
  readonly caseBecomes?: 'queued' | 'queuedIfFree' | 'open' | 'over' | 'closed'
  /** Variables that hold a value afterwards, if it could be carried out. */
  readonly sets?: readonly string[]
  /** The variables that hold the answer, if it was one. */
  readonly takesAnswersInto?: readonly string[]
  /** Conditions whose outcome decides by which port the node is left. */
  readonly decidesBy?: readonly string[]
  /** The outcome changes by itself when it is asked for again and again: a count runs out, a lot falls otherwise. */
  readonly decidesOtherwiseInTime?: boolean
  readonly attempts?: 'reset' | 'count'
}

const meanings: { readonly [Name in ActionName]: (params: Params<Name>) => ActionMeaning } = {
  sendText: ({ text }) => ({ sendsFreely: true, mayFail: hasValues(text) }),
  sendChoices: ({ text, choices }) => ({
    sendsFreely: true,
    mayFail: [text, ...choices.flatMap(({ title, description = '' }) => [title, description])].some(hasValues),
  }),
  sendTemplate: ({ parameters, quickReplies = [], header = {}, buttonValues = [] }) => ({
    mayFail: [...parameters, ...quickReplies.map(({ title }) => title), ...textsIn(header), ...buttonValues].some(hasValues),
  }),
  sendMedia: (params) => ({ sendsFreely: true, mayFail: textsIn(params).some(hasValues) }),
  sendLocation: (params) => ({ sendsFreely: true, mayFail: textsIn(params).some(hasValues) }),
  sendContact: (params) => ({ sendsFreely: true, mayFail: textsIn(params).some(hasValues) }),
  sendLink: (params) => ({ sendsFreely: true, mayFail: textsIn(params).some(hasValues) }),
  // there may be nothing to react to
  react: () => ({ sendsFreely: true, mayFail: true }),
  sendForm: ({ text, label, data = [] }) => ({
    sendsFreely: true,
    mayFail: [text, label, ...data.map(({ value }) => value)].some(hasValues),
  }),
  takeForm: ({ fields }) => ({ mayFail: true, takesAnswersInto: fields.map(({ variable }) => variable) }),
  makeRequest: (source) => ({ mayFail: true, staysMs: longestRequestMs(source) }),
  takeResponse: ({ statusTo }) => (statusTo === undefined ? {} : { mayFail: true, sets: [statusTo] }),
  keepValues: ({ variables }) => ({ mayFail: variables.length > 0, sets: variables }),
  popUrl: () => ({ needsAgent: true, mayFail: true }),
  joinQueue: () => ({ caseBecomes: 'queued' }),
  ensureQueued: () => ({ caseBecomes: 'queuedIfFree' }),
  leaveQueue: () => ({}),
  setStatus: ({ status }) => ({ caseBecomes: status === 'resolved' ? 'over' : status === 'closed' ? 'closed' : 'open' }),
  evaluate: ({ expression }) => ({ mayFail: true, decidesBy: [expression] }),
  chooseCase: ({ cases }) => ({ mayFail: true, decidesBy: cases.map(({ when }) => when) }),
  setVariables: ({ assignments }) => ({ mayFail: true, sets: assignments.map(({ variable }) => variable) }),
  takeAnswer: ({ variable, expected }) => {
    const degrees = expected?.is === 'location' ? [expected.latitudeTo, expected.longitudeTo] : []
    const into = [variable, ...degrees].filter((name) => name !== undefined)
    return into.length > 0 ? { takesAnswersInto: into } : {}
  },
  takeAgent: ({ variable, isTransfer }) => ({ sets: [variable, isTransfer].filter((name) => name !== undefined) }),
  resetAttempts: () => ({ attempts: 'reset' }),
  countAttempt: () => ({ attempts: 'count' }),
  // also without a value: the case may have as many as it may have
  addTags: () => ({ mayFail: true }),
  addNote: () => ({ mayFail: true }),
  drawWay: () => ({ decidesOtherwiseInTime: true }),
  countTurn: ({ counter }) => ({ decidesOtherwiseInTime: true, ...(counter === undefined ? {} : { mayFail: true, sets: [counter] }) }),
}

const NOTHING: ActionMeaning = {}

const known = new WeakMap<object, ActionMeaning>()

/** What an action of a compiled machine means; the machine's own notes for the trace mean nothing. */
export function meaningOf(action: { readonly type: string; readonly params?: unknown }): ActionMeaning {
  const before = known.get(action)
  if (before) return before
  const { type, params } = action
  const meaning = Object.hasOwn(meanings, type)
    ? inAllLanguages(meanings[type as ActionName] as (params: unknown) => ActionMeaning, params)
    : NOTHING
  known.set(action, meaning)
  return meaning
}

/** In another language other values may be missing; nothing else differs. */
function inAllLanguages(meaningIn: (params: unknown) => ActionMeaning, params: unknown): ActionMeaning {
  const [own = NOTHING, ...others] = paramsInAll(params).map(meaningIn)
  return others.some(({ mayFail }) => mayFail) ? { ...own, mayFail: true } : own
}

const textsIn = (params: object): string[] => Object.values(params).filter((value) => typeof value === 'string')

const hasValues = (text: string): boolean => text.includes('{{')
