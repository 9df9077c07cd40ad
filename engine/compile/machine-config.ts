/**
 * A script as an XState machine configuration: plain JSON. One node is one state of the same id; ports become transitions.
 *
 * M1. An unwired port goes where the node's Default port goes, else to the script's error handler, else to the state
 *     `$default-skill`, where the run ends and the case is queued by the channel's default skill. A case is never dropped.
 * M2. An event belongs to its event node alone: in XState an inner state's `on` wins over the root's, so where the script has
 *     that event node, no other node reacts to the event.
 * M3. A transition out of a loop ends the loop's count (script/loops.ts), and so does an event that leads elsewhere.
 */
import { DEFAULT_PORT, type NodeDefinition } from '../../nodes/define-node'
import { findKind } from '../../nodes/index'
import type { ActionParts, GuardParts, RunEventType, StateParts, TransitionParts, Transitions } from '../../nodes/machine-parts'
import { settingsIn } from '../script/languages'
import { type Loops, loopsOf } from '../script/loops'
import type { Script, Translations } from '../script/script'
import { inLanguages } from './in-languages'

/** The state in which a run ends that found no way on. */
export const DEFAULT_SKILL_STATE = '$default-skill'

/** Each node takes at most two microsteps on the way through, so this allows 200 nodes between two waits (requirement R27). */
const MAX_MICROSTEPS = 400

type Trace =
  | {
      readonly type: 'left'
      readonly params: { readonly node: string; readonly port: string; readonly to: string; readonly fellBackTo?: string }
    }
  | { readonly type: 'entered'; readonly params: { readonly node: string } }

/** The run leaves these loops: their counts begin anew when it comes back. */
interface EndLoops {
  readonly type: 'endLoops'
  readonly params: { readonly loops: readonly string[] }
}

export interface TransitionConfig {
  readonly target?: string
  readonly reenter?: true
  readonly guard?: GuardParts
  readonly actions?: readonly (ActionParts | Trace | EndLoops | { readonly type: 'takeAssignment' | 'takeFacts' })[]
}

export interface StateConfig {
  readonly id?: string
  readonly type?: 'final'
  readonly entry?: readonly ActionParts[]
  readonly initial?: string
  readonly always?: readonly TransitionConfig[]
  readonly on?: Readonly<Record<string, readonly TransitionConfig[]>>
  readonly after?: Readonly<Record<string, readonly TransitionConfig[]>>
  readonly states?: Readonly<Record<string, StateConfig>>
}

export interface MachineConfig extends StateConfig {
  readonly id: string
  readonly options: { readonly maxIterations: number }
}

/** A node that has been checked against its kind. */
interface ReadyNode {
  readonly id: string
  readonly definition: NodeDefinition
  readonly settings: Record<string, unknown>
  readonly translations: Translations | undefined
}

/** Turns a script without errors into its machine. Throws for one with errors: check it first (script/check.ts). */
export function machineConfig(script: Script): MachineConfig {
  const nodes = Object.entries(script.nodes).map(([id, { kind, settings, translations }]): ReadyNode => {
    const definition = findKind(kind)
    if (!definition) throw new Error(`Node "${id}" of script "${script.id}" is of the unknown kind "${kind}"`)
    return { id, definition, settings: definition.settings.parse(settings), translations }
  })
  const begin = nodes.find(({ definition }) => definition.kind === 'begin')
  if (!begin) throw new Error(`Script "${script.id}" has no begin node`)
  const eventNodes = nodes.filter(({ definition }) => definition.startsOn)
  const loops = loopsOf(script)
  const owned = new Set(eventNodes.map(({ definition }) => definition.startsOn))
  return {
    id: script.id,
    initial: begin.id,
    options: { maxIterations: MAX_MICROSTEPS },
    on: {
      'facts.changed': [{ actions: [{ type: 'takeFacts' }] }],
      ...Object.fromEntries(
        eventNodes.map(({ id, definition }) => [
          definition.startsOn as RunEventType,
          [
            {
              target: `#${id}`,
              reenter: true,
              actions: [{ type: 'takeAssignment' }, ...endOf([...loops.keys()]), { type: 'entered', params: { node: id } }],
            },
          ],
        ]),
      ),
    },
    states: {
      ...Object.fromEntries(nodes.map((node) => [node.id, { id: node.id, ...stateOf(node, script, loops, owned) }])),
      [DEFAULT_SKILL_STATE]: { id: DEFAULT_SKILL_STATE, type: 'final' },
    },
  } satisfies MachineConfig
}

function stateOf(node: ReadyNode, script: Script, loops: Loops, owned: ReadonlySet<RunEventType | undefined>): StateConfig {
  const wire = wiring(node, script, loops)
  const place = (parts: StateParts): StateConfig => ({
    ...(parts.final ? { type: 'final' as const } : {}),
    ...(parts.entry ? { entry: parts.entry } : {}),
    ...(parts.initial ? { initial: parts.initial } : {}),
    ...(parts.always ? { always: wire(parts.always) } : {}),
    ...(parts.on
      ? {
          on: Object.fromEntries(
            Object.entries(parts.on)
              .filter(([event]) => !owned.has(event as RunEventType))
              .map(([event, transitions]) => [event, wire(transitions, event)]),
          ),
        }
      : {}),
    ...(parts.after ? { after: Object.fromEntries(Object.entries(parts.after).map(([ms, transitions]) => [ms, wire(transitions)])) } : {}),
    ...(parts.states ? { states: Object.fromEntries(Object.entries(parts.states).map(([name, state]) => [name, place(state)])) } : {}),
  })
  const isAssignmentOwned = owned.has('case.assigned')
  const parts = partsOf(node, script)
  return place(isAssignmentOwned ? withoutGuard(parts, 'isAssigned') : parts)
}

/** What the kind makes of the node, with what it says in the script's other languages. */
function partsOf({ id, definition, settings, translations }: ReadyNode, { languages }: Pick<Script, 'languages'>): StateParts {
  const compiled = (said: Record<string, unknown>) => definition.compile({ settings: said, node: id, to: (port) => ({ port }) })
  const others = translations ? (languages?.others ?? []).filter((language) => Object.hasOwn(translations, language)) : []
  return inLanguages(
    compiled(settings),
    others.map((language) => [language, compiled(settingsIn(definition, settings, { translations }, language))] as const),
  )
}

/** Where the script reacts to an event by its own node, a state must not notice the same by a guard (M2). */
function withoutGuard(parts: StateParts, guard: GuardParts['type']): StateParts {
  const always = list(parts.always).filter((transition) => transition.guard?.type !== guard)
  const states = Object.entries(parts.states ?? {}).map(([name, state]) => [name, withoutGuard(state, guard)] as const)
  return {
    ...parts,
    ...(parts.always ? { always } : {}),
    ...(parts.states ? { states: Object.fromEntries(states) } : {}),
  }
}

function wiring(node: ReadyNode, script: Script, loops: Loops): (transitions: Transitions, event?: string) => readonly TransitionConfig[] {
  const optional = node.definition.optionalPorts ?? []
  return (transitions, event) =>
    list(transitions).flatMap(({ port, target, guard, actions = [] }): readonly TransitionConfig[] => {
      const before = event === 'case.assigned' ? [{ type: 'takeAssignment' } as const] : []
      if (port === undefined) {
        return [{ ...(target ? { target } : {}), ...(guard ? { guard } : {}), actions: [...before, ...actions] }]
      }
      const way = wayOut(node, port, script)
      if (way.fellBackTo && optional.includes(port)) return []
      const left: Trace = { type: 'left', params: { node: node.id, port, ...way } }
      const ended = endOf(loopsLeft(loops, node.id, way.to))
      // a link back to the node itself enters it anew: asked again means counted anew
      return [{ target: `#${way.to}`, reenter: true, ...(guard ? { guard } : {}), actions: [...before, ...actions, ...ended, left] }]
    })
}

/** Those that a way from one node to another leads out of. */
function loopsLeft(loops: Loops, from: string, to: string): readonly string[] {
  return [...loops].flatMap(([loop, members]) => (members.has(from) && !members.has(to) ? [loop] : []))
}

function endOf(loops: readonly string[]): readonly EndLoops[] {
  return loops.length === 0 ? [] : [{ type: 'endLoops', params: { loops } }]
}

/** Where a port really leads (M1). */
function wayOut(
  node: Pick<ReadyNode, 'id' | 'definition' | 'settings'>,
  port: string,
  script: Script,
): { readonly to: string; readonly fellBackTo?: 'default' | 'errorHandler' | 'defaultSkill' } {
  const linked = (name: string) => targetsOf(script.links).get(`${node.id}.${name}`)
  const direct = linked(port)
  if (direct) return { to: direct }
  const byDefault = DEFAULT_PORT in node.definition.ports(node.settings) ? linked(DEFAULT_PORT) : undefined
  if (byDefault) return { to: byDefault, fellBackTo: 'default' }
  if (script.errorHandler && script.errorHandler !== node.id) return { to: script.errorHandler, fellBackTo: 'errorHandler' }
  return { to: DEFAULT_SKILL_STATE, fellBackTo: 'defaultSkill' }
}

const targets = new WeakMap<Script['links'], ReadonlyMap<string, string>>()

/** `node.port` -> where its link leads, looked up for every port of a script: searched each time, a large one would cost its square. */
function targetsOf(links: Script['links']): ReadonlyMap<string, string> {
  const known = targets.get(links)
  if (known) return known
  const made = new Map<string, string>()
  for (const { from, port, to } of Object.values(links)) if (!made.has(`${from}.${port}`)) made.set(`${from}.${port}`, to)
  targets.set(links, made)
  return made
}

function list(transitions: Transitions | undefined): readonly TransitionParts[] {
  return transitions === undefined ? [] : Array.isArray(transitions) ? transitions : [transitions as TransitionParts]
}
