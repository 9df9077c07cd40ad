/**
 * What the actions that nodes name mean.
 *
 * A1. Nothing here throws: a throw would lose the whole macrostep with the commands already collected. What cannot be carried
 *     out becomes the run's fault, which the guard `hasFault` reads.
 * A2. Texts are rendered while the action resolves, so they see the variables as they are at that point of the step.
 * A3. What leaves the machine is the action `command` with plain data; `changed`, `faulted`, `left` and `entered` tell the trace.
 */
import { assign, enqueueActions } from 'xstate'
import { MAX_NOTE_LENGTH, MAX_NOTES, MAX_TAG_LENGTH, MAX_TAGS } from '../../nodes/case-limits'
import type { Json } from '../../nodes/machine-parts'
import { asText } from '../expressions/as-text'
import { compileExpression } from '../expressions/compile'
import type { RunEvent } from '../run/events'
import { languageSpoken } from '../script/languages'
import type { Languages, Variable } from '../script/script'
import { expressionValues, type RunContext } from './context'
import { draw, wayAt } from './draw'
import { paramsIn } from './in-languages'
import { type ActionName, type Meaning, type Moment, type Outcome, rendered, renderedUrl, Unfeasible } from './moment'
import { requests } from './requests'
import { sends } from './sends'
import { takeAnswer } from './take-answer'

const meanings: { readonly [Name in ActionName]: Meaning<Name> } = {
  ...sends,
  ...requests,
  popUrl: ({ url, title }, moment) => ({
    commands: [{ type: 'popUrl', url: allowedAddress(url, moment), title: rendered(title, moment) }],
  }),
  joinQueue: (wish) => ({ commands: [{ type: 'joinQueue', ...wish }] }),
  ensureQueued: () => ({ commands: [{ type: 'ensureQueued' }] }),
  leaveQueue: () => ({ commands: [{ type: 'leaveQueue' }] }),
  addTags: ({ tags }, moment) => {
    const { facts } = moment.context
    const wanted = tags.map((tag) => sizedText(tag, MAX_TAG_LENGTH, 'A tag', moment))
    const added = [...new Set(wanted)].filter((tag) => !facts.tags.includes(tag))
    if (added.length === 0) return {}
    const all = [...facts.tags, ...added]
    if (all.length > MAX_TAGS) throw new Unfeasible(`A case has at most ${MAX_TAGS} tags`)
    return { commands: [{ type: 'addTags', tags: added }], change: { facts: { ...facts, tags: all } } }
  },
  addNote: ({ text }, moment) => {
    const { facts } = moment.context
    const note = sizedText(text, MAX_NOTE_LENGTH, 'A note', moment)
    if (facts.notes >= MAX_NOTES) throw new Unfeasible(`A case has at most ${MAX_NOTES} notes`)
    return { commands: [{ type: 'addNote', text: note }], change: { facts: { ...facts, notes: facts.notes + 1 } } }
  },
  setStatus: ({ status }, { context }) => ({
    commands: [{ type: 'setStatus', status }],
    change: { facts: { ...context.facts, case: { ...context.facts.case, status } } },
  }),
  evaluate: ({ expression }, moment) => ({ change: { result: evaluated(expression, moment) } }),
  chooseCase: ({ cases }, moment) => ({ change: { result: cases.find(({ when }) => evaluated(when, moment) === true)?.id ?? '' } }),
  setVariables: ({ assignments }, moment) => {
    const changed: Record<string, Json> = {}
    for (const { variable, value } of assignments) {
      const context = { ...moment.context, variables: { ...moment.context.variables, ...changed } }
      changed[variable] = fitting(variable, evaluated(value, { ...moment, context }), moment)
    }
    return { change: { variables: { ...moment.context.variables, ...changed } }, changed }
  },
  takeAnswer,
  takeAgent: ({ variable, isTransfer }, moment) => {
    const { event } = moment
    const agent = event.type === 'case.assigned' ? event.priorAgent : 'agent' in event ? event.agent : undefined
    const changed = {
      ...(variable === undefined ? {} : { [variable]: fitting(variable, agent?.name ?? '', moment) }),
      ...(isTransfer === undefined
        ? {}
        : { [isTransfer]: fitting(isTransfer, event.type === 'case.assigned' && event.isTransfer, moment) }),
    }
    return { change: { variables: { ...moment.context.variables, ...changed } }, changed }
  },
  resetAttempts: () => ({ change: { attempts: 0 } }),
  countAttempt: (_, { context }) => ({ change: { attempts: context.attempts + 1 } }),
  drawWay: ({ node, ways }, { context: { facts, draws } }) => ({
    change: { result: wayAt(ways, draw(facts.seed, node, draws) * 100), draws: draws + 1 },
  }),
  countTurn: ({ node, times, counter }, moment) => {
    const { [node]: begun = 0, ...others } = moment.context.turns
    if (begun >= times) return { change: { result: 'done', turns: others } }
    const turn = begun + 1
    const change = { result: 'repeat', turns: { ...others, [node]: turn } }
    if (!counter) return { change }
    const changed = { [counter]: fitting(counter, turn, moment) }
    return { change: { ...change, variables: { ...moment.context.variables, ...changed } }, changed }
  },
}

/** What people will read on the case: neither empty nor longer than it may be. */
function sizedText(text: string, max: number, what: string, moment: Moment): string {
  const said = rendered(text, moment).trim()
  if (said === '') throw new Unfeasible(`${what} is empty`)
  if (said.length > max) throw new Unfeasible(`${what} has at most ${max} characters, this has ${said.length}`)
  return said
}

/** A screen pop leads to https, to an allowed host, and to an agent who has the case. */
function allowedAddress(url: string, { context }: Moment): string {
  if (!context.facts.agent) throw new Unfeasible('No agent has the case, so there is no screen to show a page on')
  const text = renderedUrl(url, { context })
  if (!URL.canParse(text)) throw new Unfeasible(`"${text}" is not a web address`)
  const address = new URL(text)
  const allowed = context.facts.screenPopHosts
  if (address.protocol !== 'https:') throw new Unfeasible(`A screen pop needs an https address, not ${address.protocol}`)
  if (allowed.length > 0 && !allowed.includes(address.hostname)) {
    throw new Unfeasible(`${address.hostname} is not among the hosts allowed for screen pops`)
  }
  return address.href
}

function evaluated(expression: string, { context }: Moment): Json {
  const outcome = compileExpression(expression).evaluate(expressionValues(context))
  if (!outcome.ok) throw new Unfeasible(outcome.fault)
  return outcome.value
}

function fitting(variable: string, value: Json, { variables }: Moment): Json {
  const type = variables[variable]?.type ?? 'text'
  if (type === 'text') {
    const text = asText(value)
    if (text !== undefined) return text
  }
  if ((type === 'number' && typeof value === 'number') || (type === 'boolean' && typeof value === 'boolean')) return value
  throw new Unfeasible(`"${variable}" is a ${type} and cannot hold ${JSON.stringify(value)}`)
}

/** What the machine's bytes may grow to; a breach is a fault like any other (requirement R48). */
const MAX_VARIABLE_BYTES = 32 * 1024

function outcomeOf(name: ActionName, params: unknown, moment: Moment): Outcome {
  try {
    const outcome = (meanings[name] as (params: unknown, moment: Moment) => Outcome)(params, moment)
    if (outcome.changed && JSON.stringify(outcome.change?.variables).length > MAX_VARIABLE_BYTES) {
      throw new Unfeasible(`The variables would take more than ${MAX_VARIABLE_BYTES / 1024} kB`)
    }
    return moment.context.fault === null ? outcome : { ...outcome, change: { ...outcome.change, fault: null } }
  } catch (error) {
    return { change: { fault: error instanceof Error ? error.message : String(error) } }
  }
}

/** The implementations for a script with these variables and languages. */
export function actionsFor(variables: Readonly<Record<string, Variable>>, languages?: Languages) {
  const implement = (name: ActionName) =>
    enqueueActions(({ context, event, enqueue }, params) => {
      // XState types context and event as anything; both are what this machine was set up with
      const moment: Moment = { context: context as unknown as RunContext, event: event as RunEvent, variables }
      const language = languages && languageSpoken(languages, moment.context.variables[languages.variable])
      const { commands, change, changed } = outcomeOf(name, paramsIn(params, language), moment)
      if (change) enqueue.assign(change)
      if (change?.fault) enqueue({ type: 'faulted', params: { fault: change.fault } })
      if (changed) enqueue({ type: 'changed', params: { changed } })
      for (const command of commands ?? []) enqueue({ type: 'command', params: command })
    })
  const named = Object.fromEntries((Object.keys(meanings) as ActionName[]).map((name) => [name, implement(name)]))
  const nothingToDo = () => undefined
  return {
    ...named,
    /** Under plain XState: facts come as an event, and an assignment tells who has the case. */
    takeFacts: assign(({ context, event }: { context: RunContext; event: RunEvent }) =>
      event.type === 'facts.changed' ? { facts: { ...context.facts, ...event.facts } } : {},
    ),
    takeAssignment: assign(({ context, event }: { context: RunContext; event: RunEvent }) =>
      event.type === 'case.assigned' ? { facts: { ...context.facts, agent: event.agent, isQueued: false } } : {},
    ),
    endLoops: assign(({ context }: { context: RunContext }, { loops }: { loops: readonly string[] }) => ({
      turns: Object.fromEntries(Object.entries(context.turns).filter(([loop]) => !loops.includes(loop))),
    })),
    command: nothingToDo,
    changed: nothingToDo,
    faulted: nothingToDo,
    left: nothingToDo,
    entered: nothingToDo,
  }
}
