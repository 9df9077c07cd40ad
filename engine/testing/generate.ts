/** Writes tests that take every port that a search finds: few, each as the author of the script would tell it, with what is to be seen. */
import { findKind } from '../../nodes/index'
import type { CompiledScript } from '../compile/compile-script'
import type { StateConfig } from '../compile/machine-config'
import type { OutgoingMessage } from '../effects/message'
import type { Script } from '../script/script'
import { type Way, wayId } from './coverage'
import { kindOf, textOf } from './expectations'
import { type Exploration, explore, type Happening, happeningsOf, type Situation } from './explore'
import type { Surroundings } from './given'
import type { Play } from './play'
import { Stage } from './stage'
import type { Act, ExpectedMessage, RequestMock, ScriptTest, SendWord, TestStep } from './test-file'

export interface Unreached extends Way {
  readonly why: string
}

export interface Generated {
  readonly tests: readonly ScriptTest[]
  readonly unreached: readonly Unreached[]
  readonly situations: number
}

export function generateTests(source: Script, script: CompiledScript, surroundings: Surroundings): Generated {
  const exploration = explore(source, script, surroundings)
  const tests = chosen(exploration.found).map(({ situation, way }): ScriptTest => {
    const { acts, atStart, answersAtStart } = actsOf(happeningsOf(situation))
    const given = {
      ...situation.given,
      ...(atStart.length > 0 ? { 'next messages': atStart } : {}),
      ...(answersAtStart.length > 0 ? { http: answersAtStart } : {}),
    }
    return {
      ...{ name: nameOf(source, way), script: script.id, given },
      steps: withExpectations(new Stage(script, { given }, surroundings), acts, surroundings),
    }
  })
  return {
    tests: withOwnNames(tests),
    unreached: exploration.missing.map((way) => whyNot(way, script, exploration)),
    situations: exploration.situations,
  }
}

interface Chosen {
  readonly situation: Situation
  readonly way: Way
}

/** The longest first, and of the others only those that take a port which none before took. */
function chosen(found: Exploration['found']): Chosen[] {
  const isTaken = new Set<string>()
  const longestFirst = [...new Map([...found].map(([id, situation]) => [situation, id])).entries()].sort(
    ([one], [other]) => other.play.trace.length - one.play.trace.length,
  )
  return longestFirst.flatMap(([situation]) => {
    const ways = situation.play.trace.flatMap(({ node, port }) => (port === undefined ? [] : [{ node, port }]))
    const fresh = ways.filter((way) => !isTaken.has(wayId(way)))
    const way = fresh.at(-1)
    if (!way) return []
    for (const taken of fresh) isTaken.add(wayId(taken))
    return [{ situation, way }]
  })
}

/** What became of messages and requests stands before the act that brings them; of those at the beginning it is given. */
function actsOf(happenings: readonly Happening[]): {
  readonly acts: readonly Act[]
  readonly atStart: SendWord[]
  readonly answersAtStart: RequestMock[]
} {
  const groups: { readonly act?: Act; readonly outcomes: SendWord[]; readonly answers: RequestMock[] }[] = [{ outcomes: [], answers: [] }]
  for (const happened of happenings) {
    if (happened.word === 'outcome') groups.at(-1)?.outcomes.push(happened.value)
    else if (happened.word === 'answer') groups.at(-1)?.answers.push(happened.value)
    else groups.push({ act: happened, outcomes: [], answers: [] })
  }
  const [start, ...later] = groups.map(({ act, outcomes, answers }) => ({
    act,
    answers,
    outcomes: outcomes.slice(0, outcomes.findLastIndex((word) => word !== 'accepted') + 1),
  }))
  const acts = later.flatMap(({ act, outcomes, answers }): Act[] => [
    ...(outcomes.length > 0 ? [{ word: 'next messages', value: outcomes } as const] : []),
    ...(answers.length > 0 ? [{ word: 'http', value: answers } as const] : []),
    ...(act ? [act] : []),
  ])
  return { acts, atStart: start?.outcomes ?? [], answersAtStart: start?.answers ?? [] }
}

/** The same acts, and after each what is to be seen then. */
function withExpectations(stage: Stage, acts: readonly Act[], surroundings: Surroundings): TestStep[] {
  const steps: TestStep[] = seen(stage, 0)
  for (const act of acts) {
    const asked = stage.play.asked.length
    const shown = readable(act, stage.play, surroundings)
    stage.act(act)
    steps.push(shown, ...(act.word === 'next messages' || act.word === 'http' ? [] : seen(stage, asked)))
  }
  return [...steps, stage.play.isOver ? { word: 'over', value: overWord(stage.play) } : { word: 'node', value: stage.play.node }]
}

function overWord({ status }: Play): true | 'no way on' | 'faulted' {
  return status === 'noWayOn' ? 'no way on' : status === 'faulted' ? 'faulted' : true
}

function seen({ play, unread }: Stage, asked: number): TestStep[] {
  return [
    ...unread.map((message): TestStep => ({ word: 'message', value: expectedOf(message) })),
    ...play.asked.slice(asked).flatMap((command): TestStep[] => {
      switch (command.type) {
        case 'joinQueue':
          return [{ word: 'queue', value: { skill: command.skill, priority: command.priority } }]
        case 'setStatus':
          return [{ word: 'status', value: command.status }]
        case 'addTags':
          return [{ word: 'tags', value: [...command.tags] }]
        case 'addNote':
          return [{ word: 'note', value: command.text }]
        case 'popUrl':
          return [{ word: 'screen pop', value: { url: command.url, title: command.title } }]
        default:
          return []
      }
    }),
  ].filter((step, index, steps) => step.word !== 'queue' || !steps.slice(index + 1).some(({ word }) => word === 'queue'))
}

function expectedOf(message: OutgoingMessage): ExpectedMessage {
  switch (message.type) {
    case 'template':
      return { template: message.template, language: message.language, values: [...message.parameters] }
    case 'choices':
      return { contains: message.text, choices: message.choices.map(({ title }) => title) }
    case 'text':
      return { contains: message.text }
    default:
      return { kind: kindOf(message), contains: textOf(message) }
  }
}

/** Titles and names in place of ids, where they mean the same. */
function readable(act: Act, { offered }: Play, { agents }: Surroundings): Act {
  if (act.word === 'choose') return { word: 'choose', value: offered.find(({ id }) => id === act.value)?.title ?? act.value }
  if (act.word === 'agent takes') return { word: 'agent takes', value: agents.find(({ id }) => id === act.value)?.name ?? act.value }
  return act
}

function nameOf({ nodes }: Script, { node, port }: Way): string {
  const held = nodes[node]
  const definition = held && findKind(held.kind)
  const title = held?.name ?? definition?.title ?? node
  const label = definition?.ports(definition.settings.parse(held?.settings))[port] ?? port
  return `${title}: ${label.includes('{{') ? port : label}`
}

function withOwnNames(tests: readonly ScriptTest[]): ScriptTest[] {
  return tests.map((test, index) => {
    const before = tests.slice(0, index).filter(({ name }) => name === test.name).length
    return before === 0 ? test : { ...test, name: `${test.name} (${before + 1})` }
  })
}

function whyNot(way: Way, { config }: CompiledScript, { found, situations, isComplete }: Exploration): Unreached {
  const leads = (state: StateConfig): string[] => [
    ...[...(state.always ?? []), ...Object.values(state.on ?? {}).flat(), ...Object.values(state.after ?? {}).flat()].flatMap(
      ({ target }) => (target?.startsWith('#') ? [target.slice(1)] : []),
    ),
    ...Object.values(state.states ?? {}).flatMap(leads),
  ]
  const linkedFrom = Object.entries(config.states ?? {}).filter(([, state]) => leads(state).includes(way.node))
  const isEvent = leads({ on: config.on ?? {} }).includes(way.node)
  if (linkedFrom.length === 0 && !isEvent && config.initial !== way.node) return { ...way, why: 'no link leads to the node' }
  const tried = isComplete
    ? `in all ${situations} situations that were tried`
    : `within ${situations} situations, after which the search stopped`
  const isReached = [...found.values()].some(({ play }) => play.trace.some(({ node }) => node === way.node))
  if (!isReached) return { ...way, why: `the node was not reached ${tried}; it is linked from ${linkedFrom.map(([id]) => id).join(', ')}` }
  return { ...way, why: `${way.port === 'failed' ? 'nothing failed there' : 'nothing led there'} ${tried}` }
}
