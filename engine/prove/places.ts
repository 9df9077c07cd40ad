/**
 * The states of a compiled machine in which a run can be, each with everything that leads out of it: its own transitions, then
 * those of the states around it, then the machine's.
 */
import type { ActionParts } from '../../nodes/machine-parts'
import type { MachineConfig, StateConfig, TransitionConfig } from '../compile/machine-config'
import { eventNatures, meaningOf } from './meanings'

/** A transition of one place, with the state that declares it: targets without `#` are that one's neighbours. */
export interface WayOut {
  readonly transition: TransitionConfig
  readonly declaredBy: State | undefined
}

interface State {
  readonly config: StateConfig
  readonly parent: State | undefined
  readonly children: ReadonlyMap<string, State>
  /** The node that it belongs to. */
  readonly node: string
  readonly depth: number
  place?: Place
}

export interface Place {
  readonly index: number
  readonly node: string
  readonly state: State
  readonly isFinal: boolean
  readonly always: readonly WayOut[]
  readonly on: ReadonlyMap<string, readonly WayOut[]>
  /** The first time-out of the state itself, and those of the states around it, which began earlier. */
  readonly timeOut: { readonly ms: number; readonly ways: readonly WayOut[] } | undefined
  readonly outerTimeOuts: readonly { readonly ms: number; readonly ways: readonly WayOut[] }[]
  /** The longest that a run rests here, in ms; nothing where an answer comes at once, as long as the question allows where it is a request, infinite where nothing ends it. */
  readonly longestStay: number
  readonly awaitsAnswer: boolean
  /** It waits for a free-form message that it sent. */
  readonly sendsFreely: boolean
  /** Guards of its own ask whether the last action could be carried out, what it came to, and whether anybody is signed in. */
  readonly asksForFault: boolean
  readonly asksForResult: boolean
  readonly asksForStaff: boolean
  /** Whatever the contact writes takes the run out of here. */
  readonly hearsContact: boolean
  /** A run can stay here until something happens; elsewhere one of `always` holds at once. */
  readonly canRest: boolean
  /** Variables set on entry, if that could be carried out. */
  readonly sets: readonly string[]
}

export interface Landing {
  readonly place: Place
  /** In order: of the outermost state first. */
  readonly entry: readonly ActionParts[]
}

export interface Places {
  readonly all: readonly Place[]
  readonly begin: Landing
  /** Where a transition leads that is taken in this place, undefined where the run stays. */
  land(way: WayOut, from: Place): Landing | undefined
  /** Variables that answers of a node are kept in. */
  answersOf(node: string): readonly string[]
  /** Every choice that is offered there is an answer; one that is kept as a number may not be. */
  takesAnyChoice(node: string): boolean
  /** What decides by which port a node is left. */
  decisionsOf(node: string): Decisions
}

interface Decisions {
  readonly expressions: readonly string[]
  /** Hours, a count or chance decide: the outcome changes by itself in time. */
  readonly isChanging: boolean
}

type Noted = Map<string, { expressions: string[]; isChanging: boolean }>

/** `isText`: a variable takes any answer. */
export function placesOf(machine: MachineConfig, isText: (variable: string) => boolean): Places {
  const all: Place[] = []
  const byId = new Map<string, State>()
  const top = new Map<string, State>()

  function grow(name: string, config: StateConfig, parent: State | undefined): State {
    const children = new Map<string, State>()
    const node = config.id ?? parent?.node ?? name
    const state: State = { config, parent, children, node, depth: (parent?.depth ?? -1) + 1 }
    if (config.id) byId.set(config.id, state)
    for (const [child, held] of Object.entries(config.states ?? {})) children.set(child, grow(child, held, state))
    if (children.size === 0) {
      state.place = placeIn(state, machine, all.length)
      all.push(state.place)
    }
    return state
  }
  for (const [name, config] of Object.entries(machine.states ?? {})) top.set(name, grow(name, config, undefined))

  const enter = (target: State, from: Place | undefined): Landing => {
    const around = new Set(from ? ancestors(from.state) : [])
    const entered = ancestors(target)
      .filter((state) => state === target || !around.has(state))
      .reverse()
    let leaf = target
    for (let child = initialOf(leaf); child; child = initialOf(leaf)) {
      entered.push(child)
      leaf = child
    }
    return { place: leaf.place as Place, entry: entered.flatMap(({ config }) => config.entry ?? []) }
  }

  const begin = top.get(machine.initial ?? '')
  if (!begin) throw new Error(`Machine "${machine.id}" has no state to begin in`)
  const landings = new Map<WayOut, Landing>()
  const answers = new Map<string, string[]>()
  const decisions: Noted = new Map()
  for (const place of all) note(place, answers, decisions)
  return {
    all,
    begin: enter(begin, undefined),
    land(way, from) {
      const { target } = way.transition
      if (target === undefined) return undefined
      const known = landings.get(way)
      if (known) return known
      const state = target.startsWith('#') ? byId.get(target.slice(1)) : (way.declaredBy?.parent?.children ?? top).get(target)
      if (!state) throw new Error(`A transition of "${from.node}" leads to "${target}", which is no state`)
      const landing = enter(state, from)
      landings.set(way, landing)
      return landing
    },
    answersOf: (node) => answers.get(node) ?? [],
    takesAnyChoice: (node) => (answers.get(node) ?? []).every(isText),
    decisionsOf: (node) => decisions.get(node) ?? { expressions: [], isChanging: false },
  }
}

function placeIn(state: State, machine: MachineConfig, index: number): Place {
  const around = ancestors(state)
  const on = new Map<string, WayOut[]>()
  for (const declaredBy of [...around, undefined]) {
    const { config } = declaredBy ?? { config: machine }
    for (const [event, transitions] of Object.entries(config.on ?? {})) {
      if (!Object.hasOwn(eventNatures, event)) continue
      on.set(event, [...(on.get(event) ?? []), ...transitions.map((transition) => ({ transition, declaredBy }))])
    }
  }
  const timeOuts = around.map((declaredBy) =>
    Object.entries(declaredBy.config.after ?? {})
      .map(([ms, transitions]) => ({ ms: Number(ms), ways: transitions.map((transition) => ({ transition, declaredBy })) }))
      .filter(({ ways }) => ways.length > 0)
      .sort((a, b) => a.ms - b.ms),
  )
  const [own = [], ...outer] = timeOuts
  const awaitsAnswer = [...on.keys()].some((event) => eventNatures[event as keyof typeof eventNatures] === 'answer')
  const entry = (state.config.entry ?? []).map(meaningOf)
  const guarded = around.flatMap(({ config }) => (config.always ?? []).map(({ guard }) => guard?.type))
  return {
    index,
    node: state.node,
    state,
    isFinal: state.config.type === 'final',
    always: around.flatMap((declaredBy) => (declaredBy.config.always ?? []).map((transition) => ({ transition, declaredBy }))),
    on,
    timeOut: own[0],
    outerTimeOuts: outer.flatMap((each) => each.slice(0, 1)),
    longestStay: awaitsAnswer
      ? Math.max(0, ...entry.map(({ staysMs = 0 }) => staysMs))
      : Math.min(...timeOuts.flat().map(({ ms }) => ms), Number.POSITIVE_INFINITY),
    awaitsAnswer,
    sendsFreely: entry.some(({ sendsFreely }) => sendsFreely),
    asksForFault: guarded.includes('hasFault'),
    asksForResult: guarded.includes('resultIs'),
    asksForStaff: guarded.includes('isUnstaffed'),
    canRest: around.some(({ config }) => Object.keys(config.on ?? {}).length > 0 || Object.keys(config.after ?? {}).length > 0),
    hearsContact: (on.get('contact.replied') ?? []).some(({ transition }) => !transition.guard && transition.target !== undefined),
    sets: entry.flatMap(({ sets = [] }) => sets),
  }
}

/** From the state itself outwards. */
function ancestors(state: State): State[] {
  return state.parent ? [state, ...ancestors(state.parent)] : [state]
}

const initialOf = ({ config, children }: State): State | undefined => children.get(config.initial ?? '')

function note(place: Place, answers: Map<string, string[]>, decisions: Noted): void {
  const { node, state, always, on } = place
  const ofWays = [...always, ...[...on.values()].flat()].flatMap(({ transition }) => transition.actions ?? [])
  for (const action of [...ancestors(state).flatMap(({ config }) => config.entry ?? []), ...ofWays]) {
    const { takesAnswersInto = [], decidesBy = [], decidesOtherwiseInTime = false } = meaningOf(action)
    if (takesAnswersInto.length > 0) answers.set(node, [...(answers.get(node) ?? []), ...takesAnswersInto])
    if (decidesBy.length > 0 || decidesOtherwiseInTime) noteDecision(node, decisions, decidesBy, decidesOtherwiseInTime)
  }
  if (always.some(({ transition }) => transition.guard?.type === 'hoursAre')) noteDecision(node, decisions, [], true)
}

function noteDecision(node: string, decisions: Noted, expressions: readonly string[], isChanging: boolean): void {
  const known = decisions.get(node)
  decisions.set(node, {
    expressions: [...(known?.expressions ?? []), ...expressions],
    isChanging: isChanging || known?.isChanging === true,
  })
}
