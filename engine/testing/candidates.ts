/** What may be given and what may be done, as samples for a search: answers that fit and do not fit, silence, agents, closed hours. */
import { findKind } from '../../nodes/index'
import type { CompiledScript } from '../compile/compile-script'
import { draw, wayAt } from '../compile/draw'
import type { StateConfig, TransitionConfig } from '../compile/machine-config'
import { fieldsOf } from '../script/fields'
import type { Script, Variable } from '../script/script'
import { answerSamples } from './answer-samples'
import type { Surroundings } from './given'
import type { Play } from './play'
import type { Act, Given } from './test-file'

export interface Candidates {
  readonly texts: readonly string[]
  readonly agent: string
}

/** One of each sort that a question may ask for; the first fits nothing but a free question. */
const SAMPLE_TEXTS = ['Hmm', '42', 'true', '2026-12-01', '10:30', '+12025550142', 'ada@example.com']
const MAX_LITERALS = 40
const A_DAY_AND_MORE = 25 * 60 * 60
const SEEDS = Array.from({ length: 1_000 }, (_, index) => index / 1_000)
/** How many lots of a run are steered; what follows is drawn as it comes. */
const STEERED_DRAWS = 3

export function candidatesOf(script: Script, { agents }: Surroundings): Candidates {
  return { texts: [...new Set([...SAMPLE_TEXTS, ...patternExamplesOf(script), ...literalsOf(script)])], agent: agents[0]?.id ?? 'grace' }
}

/** What could happen to a play that waits: only what its machine reacts to, and its next timer. */
export function actsAt(play: Play, script: CompiledScript, { texts, agent }: Candidates): Act[] {
  const { nextTimerMs } = play
  const acts = [...eventsAt(script.config, play.snapshot.value)].flatMap((event): Act[] => {
    switch (event) {
      case 'contact.replied':
        return [
          ...play.offered.map(({ id }): Act => ({ word: 'choose', value: id })),
          ...texts.map((value): Act => ({ word: 'say', value })),
          { word: 'attach', value: 'location' },
          ...expectedAnswers(play, script),
          ...formAnswers(play, script),
        ]
      case 'case.assigned':
        return [{ word: 'agent takes', value: agent }]
      case 'case.released':
        return play.facts.agent ? [{ word: 'agent releases', value: true }] : []
      case 'case.unassigned':
        return play.facts.agent ? [{ word: 'case taken', value: true }] : []
      case 'case.statusSet':
        return (['open', 'pending', 'escalated'] as const).map((value): Act => ({ word: 'status set', value }))
      case 'offer.rejected':
        return play.facts.isQueued ? [{ word: 'agent rejects', value: true }] : []
      case 'queue.message':
        return play.facts.isQueued ? texts.slice(0, 1).map((value): Act => ({ word: 'say', value })) : []
      case 'case.closed':
        return [{ word: 'case closed', value: true }]
      case 'queue.unstaffed':
        return play.facts.agent ? [] : [{ word: 'nobody signed in', value: true }]
      default:
        return OWN_EVENTS.has(event) || event.startsWith('send.') || event.startsWith('request.')
          ? []
          : [{ word: 'event', value: { type: event } }]
    }
  })
  return [...acts, ...(nextTimerMs === undefined ? [] : [{ word: 'wait', value: nextTimerMs / 1000 } as const])]
}

/** What the question that waits would take, and what lies beside its limits. */
function expectedAnswers({ node, facts }: Play, { config }: CompiledScript): Act[] {
  const expected = actionsIn(config.states?.[node]).flatMap((action) =>
    action.type === 'takeAnswer' && action.params.expected ? [action.params.expected] : [],
  )
  return expected.flatMap((each) => {
    if (each.is === 'media') return each.kinds.slice(0, 1).map((value): Act => ({ word: 'attach', value }))
    return answerSamples(each, facts.at).map((value): Act => ({ word: 'say', value }))
  })
}

/** The form that was sent last, filled in so that it fits, and so that a field does not. */
function formAnswers({ sent, node }: Play, { config, variables }: CompiledScript): Act[] {
  if (sent.at(-1)?.type !== 'form') return []
  const fields = actionsIn(config.states?.[node]).flatMap((action) => (action.type === 'takeForm' ? action.params.fields : []))
  const fitting = fields.map(({ name, variable }) => [name, SAMPLE_VALUES[variables[variable]?.type ?? 'text']] as const)
  const unfit = fields.find(({ variable }) => variables[variable]?.type !== 'text')
  const filledIn = Object.fromEntries(fitting)
  return [
    { word: 'fill in', value: filledIn },
    ...(unfit ? [{ word: 'fill in', value: { ...filledIn, [unfit.name]: 'neither a number nor true' } } as const] : []),
  ]
}

const SAMPLE_VALUES = { text: 'some words', number: 42, boolean: true } as const

export function actionsIn({ entry = [], on = {}, states = {} }: StateConfig = {}): NonNullable<TransitionConfig['actions']> {
  const ofEvents = Object.values(on).flatMap((transitions) => transitions.flatMap(({ actions = [] }) => actions))
  return [...entry, ...ofEvents, ...Object.values(states).flatMap(actionsIn)]
}

/** Fed by the play itself, or never fed by the engine. */
const OWN_EVENTS = new Set(['queue.left', 'facts.changed', 'run.started'])

function eventsAt(config: StateConfig, value: unknown): Set<string> {
  const events = new Set(Object.keys(config.on ?? {}))
  const inner = typeof value === 'string' ? [[value, undefined] as const] : Object.entries((value ?? {}) as Record<string, unknown>)
  for (const [name, rest] of inner) {
    const state = config.states?.[name]
    if (state) for (const event of eventsAt(state, rest)) events.add(event)
  }
  return events
}

/** Ways in which a run may begin, the plainest first: each of the others differs from it in one thing. */
export function beginnings(source: Script, script: CompiledScript, { channels }: Surroundings): Given[] {
  const machine = JSON.stringify(script.config)
  const isStartedByProgram = channels.length > 0 && !channels.some(({ defaultScript }) => defaultScript === script.id)
  const filled = isStartedByProgram ? sampleVariables(script.variables) : {}
  const base: Given = { ...(isStartedByProgram ? { 'last wrote': 'never' } : {}), ...withVariables(filled) }
  const own = channels.find(({ defaultScript }) => defaultScript === script.id) ?? channels[0]
  const others = [...channels.filter((channel) => channel !== own).map(({ id }) => id), 'another-number']
  const varied: Given[] = [
    ...script.hours.flatMap((id) => (['closed', 'holiday', 'deleted'] as const).map((word): Given => ({ hours: { [id]: word } }))),
    ...(machine.includes('channelIs') ? others.map((channel): Given => ({ channel })) : []),
    ...(machine.includes('case.number') ? [{ 'case number': 2 }] : []),
    ...(machine.includes('contact.name') ? [{ contact: '' }] : []),
    ...(machine.includes('"popUrl"') ? [{ 'screen pop hosts': ['elsewhere.example.com'] }] : []),
    ...(isStartedByProgram ? [{ 'last wrote': 0 }] : []),
    ...(machine.includes('"isWindowOpen"') ? [{ 'last wrote': A_DAY_AND_MORE }] : []),
    ...seedsFor(script.config).map((seed): Given => ({ seed })),
    ...variableSamples(source, script.variables).map((variables): Given => withVariables({ ...filled, ...variables })),
  ]
  return [base, ...varied.map((given) => ({ ...base, ...given }))]
}

/** For each way that a lot may show, a seed by which it does. */
function seedsFor(config: StateConfig): number[] {
  const lots = Object.values(config.states ?? {}).flatMap(({ entry = [] }) =>
    entry.flatMap((action) => (action.type === 'drawWay' ? [action.params] : [])),
  )
  const found = lots.flatMap(({ node, ways }) =>
    Array.from({ length: STEERED_DRAWS }, (_, draws) => draws).flatMap((draws) =>
      ways.flatMap(({ id }) => SEEDS.find((seed) => wayAt(ways, draw(seed, node, draws) * 100) === id) ?? []),
    ),
  )
  return [...new Set(found)]
}

function withVariables(variables: Readonly<Record<string, string | number | boolean>>): Given {
  return Object.keys(variables).length > 0 ? { variables } : {}
}

/** A value for each variable that begins empty: a program that starts a script gives them. */
function sampleVariables(variables: Readonly<Record<string, Variable>>): Record<string, string | number | boolean> {
  const samples = { text: (name: string) => `some ${name}`, number: () => 1, boolean: () => true }
  const empty = Object.entries(variables).filter(([, { initial }]) => initial === undefined)
  return Object.fromEntries(empty.map(([name, { type }]) => [name, samples[type](name)]))
}

function variableSamples(source: Script, variables: Readonly<Record<string, Variable>>): Record<string, string | number | boolean>[] {
  const literals = literalsOf(source)
  const numbers = [...new Set([0, ...literals.map(Number).filter(Number.isFinite)])]
  return Object.entries(variables).flatMap(([name, { type }]) => {
    const values = type === 'boolean' ? [true, false] : type === 'number' ? numbers : ['', ...literals]
    return values.map((value) => ({ [name]: value }))
  })
}

/** Texts that an author gave as answers that fit a pattern. */
function patternExamplesOf(script: Script): string[] {
  return Object.values(script.nodes).flatMap(({ kind, settings }) => {
    const definition = findKind(kind)
    const fields = definition ? fieldsOf(definition.settings, settings) : []
    return fields.flatMap(({ value, meta }) => (meta.fitsPattern !== undefined && typeof value === 'string' ? [value] : []))
  })
}

/** Texts and numbers that conditions compare with; of numbers also their neighbours. */
function literalsOf(script: Script): string[] {
  const conditions = Object.values(script.nodes).flatMap(({ kind, settings }) => {
    const definition = findKind(kind)
    if (!definition) return []
    return fieldsOf(definition.settings, settings).flatMap(({ value, meta }) =>
      typeof value === 'string' && (meta.language === 'condition' || meta.language === 'value') ? [value] : [],
    )
  })
  const literals = conditions.flatMap((condition) => [
    ...[...condition.matchAll(/"([^"\\]{1,80})"|'([^'\\]{1,80})'/g)].map(([, double, single]) => double ?? single ?? ''),
    ...[...condition.matchAll(/\b\d{1,9}(?:\.\d{1,4})?\b/g)].flatMap(([number]) =>
      [Number(number) - 1, Number(number), Number(number) + 1].map(String),
    ),
  ])
  return [...new Set(literals)].slice(0, MAX_LITERALS)
}
