/**
 * A script's machine as SCXML 1.0, with the ECMAScript data model.
 *
 * X1. What XState does, the document says: a state for a state, `always` as transitions without an event, `after` as a delayed event
 *     that is sent on entry and cancelled on exit.
 * X2. Actions and guards are data in the machine, and their meaning is the engine's. They are calls of `cordboard.act` and
 *     `cordboard.holds`, an object that the interpreter's host gives; its argument is the action or guard as the machine has it.
 * X3. In SCXML states, data and sends share one space of ids, and these are XML names. A state's id is the node's, with `_` before
 *     it where it is no such name or a variable has it; states within a node are `node.state`.
 */
import { initialVariables } from '../compile/compile-script'
import { type MachineConfig, machineConfig, type StateConfig, type TransitionConfig } from '../compile/machine-config'
import type { Script } from '../script/script'
import { type Element, xmlDocument } from './xml'

const SCXML = 'http://www.w3.org/2005/07/scxml'
const CORDBOARD = 'https://cordboard.dev/scxml'
/** Transitions of the machine itself need a state to leave from. */
const RUN = '_run'
const DONE = '_done'

/** For a script without errors, as machineConfig is. */
export function scxmlText(script: Script): string {
  const machine = machineConfig(script)
  const names = namesIn(script)
  const variables = Object.entries(initialVariables(script))
  return xmlDocument({
    name: 'scxml',
    attributes: { xmlns: SCXML, 'xmlns:cordboard': CORDBOARD, version: '1.0', name: script.id, datamodel: 'ecmascript', initial: RUN },
    content: [
      ...(variables.length > 0
        ? [{ name: 'datamodel', content: variables.map(([id, value]) => ({ name: 'data', attributes: { id, expr: literal(value) } })) }]
        : []),
      runState(machine, script, names),
      { name: 'final', attributes: { id: DONE } },
    ],
  })
}

/** Id of the machine, with the states between by dots -> id in the document. */
type Names = (id: string) => string

function namesIn({ variables }: Script): Names {
  return (id) => {
    const plain = id.replace(/^\$/, '')
    return plain !== id || /^\d/.test(id) || Object.hasOwn(variables, id) ? `_${plain}` : id
  }
}

function runState(machine: MachineConfig, script: Script, names: Names): Element {
  const states = Object.entries(machine.states ?? {}).map(([id, state]) => {
    const node = script.nodes[id]
    return stateElement(names(id), state, names, { 'cordboard:kind': node?.kind, 'cordboard:name': node?.name })
  })
  return {
    name: 'state',
    attributes: { id: RUN, initial: names(machine.initial ?? '') },
    content: [
      ...onTransitions(machine, RUN, names),
      { name: 'transition', attributes: { event: `done.state.${RUN}`, target: DONE } },
      ...states,
    ],
  }
}

function stateElement(id: string, state: StateConfig, names: Names, attributes: Element['attributes'] = {}): Element {
  const timers = Object.keys(state.after ?? {})
  const entry = [...actionElements(state.entry), ...timers.map((ms) => timer(id, ms))]
  const children = Object.entries(state.states ?? {}).map(([name, child]) => stateElement(`${id}.${name}`, child, names))
  return {
    name: state.type === 'final' ? 'final' : 'state',
    attributes: { id, initial: state.initial === undefined ? undefined : `${id}.${state.initial}`, ...attributes },
    content: [
      ...(entry.length > 0 ? [{ name: 'onentry', content: entry }] : []),
      ...(timers.length > 0
        ? [{ name: 'onexit', content: timers.map((ms) => ({ name: 'cancel', attributes: { sendid: timerId(id, ms) } })) }]
        : []),
      ...(state.always ?? []).map((transition) => transitionElement(undefined, transition, id, names)),
      ...onTransitions(state, id, names),
      ...Object.entries(state.after ?? {}).flatMap(([ms, transitions]) =>
        transitions.map((transition) => transitionElement(timerId(id, ms), transition, id, names)),
      ),
      ...children,
    ],
  }
}

/** No state has an id like it: two underscores begin it. */
const timerId = (state: string, ms: string): string => `__after.${state}.${ms}`

const timer = (state: string, ms: string): Element => ({
  name: 'send',
  attributes: { id: timerId(state, ms), event: timerId(state, ms), delay: `${ms}ms` },
})

const onTransitions = (state: StateConfig, id: string, names: Names): readonly Element[] =>
  Object.entries(state.on ?? {}).flatMap(([event, transitions]) =>
    transitions.map((transition) => transitionElement(event, transition, id, names)),
  )

function transitionElement(
  event: string | undefined,
  { target, reenter, guard, actions }: TransitionConfig,
  source: string,
  names: Names,
): Element {
  return {
    name: 'transition',
    attributes: {
      event,
      cond: guard && `cordboard.holds(${literal(guard)})`,
      target: target === undefined ? undefined : targetId(target, source, names),
      // XState's transitions leave a state only when they say so, those of SCXML unless they say so
      type: target === undefined || reenter ? undefined : 'internal',
    },
    content: actionElements(actions),
  }
}

/** `#node` is a node, anything else a state beside this one. */
function targetId(target: string, source: string, names: Names): string {
  if (target.startsWith('#')) return names(target.slice(1))
  return `${source.slice(0, source.lastIndexOf('.'))}.${target}`
}

const actionElements = (actions: readonly object[] = []): readonly Element[] =>
  actions.map((action) => ({ name: 'script', content: `cordboard.act(${literal(action)})` }))

/** JSON is ECMAScript; signs that XML cannot write are spelt out. */
const literal = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u007F\u2028\u2029\uFFFE\uFFFF]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
