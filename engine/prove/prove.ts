/**
 * Proves what no test can show of a script, or gives a way on which it is broken. It looks at the compiled machine, so what a node kind
 * does is known without asking its name, and at every way through it. DESIGN.md says what the proofs rest on.
 */
import { type MachineConfig, machineConfig } from '../compile/machine-config'
import type { Directory } from '../directory/model/directory'
import { checkScript, hasErrors } from '../script/check'
import type { Script } from '../script/script'
import { endlessRuns } from './agent-or-end'
import { deadEnds } from './dead-ends'
import { type Explored, explore } from './explore'
import { type Graph, graphOf } from './graph'
import { type Places, placesOf } from './places'
import type { Assumption, Proof, Property } from './proof'
import { popsForNobody } from './screen-pops'
import { messagesOutside } from './session-window'
import { unsetVariables, variablesSet } from './unset-variables'

const ALWAYS: readonly Assumption[] = ['waits-end', 'conditions-free']

export function prove(script: Script, directory?: Directory): Proof {
  if (hasErrors(checkScript(script))) return { properties: [], problems: [] }
  const byProgram = isBegunByProgram(script, directory)
  const seen = lookThrough(machineConfig(script), !byProgram, (name) => script.variables[name]?.type === 'text')
  return proofOf([...propertiesOf(seen, byProgram), variablesProperty(script, seen.graph, byProgram)])
}

/** Of a machine alone, without the settings that it was compiled from: what variables are read is not known then. */
export function proveMachine(machine: MachineConfig): Proof {
  return proofOf(
    propertiesOf(
      lookThrough(machine, true, () => false),
      false,
    ),
  )
}

interface Seen {
  readonly places: Places
  readonly explored: Explored
  readonly graph: Graph
}

function lookThrough(machine: MachineConfig, hasWritten: boolean, isText: (variable: string) => boolean): Seen {
  const places = placesOf(machine, isText)
  const explored = explore(places, hasWritten)
  return { places, explored, graph: graphOf(explored) }
}

function proofOf(properties: readonly Property[]): Proof {
  return { properties, problems: properties.flatMap(({ findings }) => findings) }
}

function propertiesOf({ places, explored, graph }: Seen, byProgram: boolean): Property[] {
  const dead = deadEnds(graph)
  const deadNodes = new Set(dead.map(({ node }) => node))
  const endless = endlessRuns(graph, places).filter(({ rule, node }) => rule !== 'endless-wait' || !deadNodes.has(node))
  const { findings: outside, providedFor } = messagesOutside(explored)
  const begun: Assumption = byProgram ? 'program-begins' : 'contact-begins'
  const ends = property('agent-or-end', endless, ['contact-tires', 'changing-loops-end', 'breaks-off'])
  return [
    // a dead end is told once, but nobody gets on from there either
    { ...ends, holds: ends.holds && dead.length === 0 },
    property('session-window', outside, [begun, 'sends-prompt', 'breaks-off'], providedFor),
    property('screen-pops', popsForNobody(explored), ['agent-stays']),
    property('no-dead-ends', dead, []),
  ]
}

function variablesProperty(script: Script, graph: Graph, byProgram: boolean): Property {
  const set = variablesSet(graph)
  const given = new Set(byProgram ? Object.keys(script.variables).filter((name) => !set.has(name)) : [])
  return property('variables-set', unsetVariables(script, graph, given), given.size > 0 ? ['given-at-start'] : [])
}

function property(
  name: Property['name'],
  findings: Property['findings'],
  assumes: readonly Assumption[],
  providedFor: readonly string[] = [],
): Property {
  return { name, holds: findings.length === 0, assumes: [...ALWAYS, ...assumes], findings, providedFor }
}

/** A script that no channel begins with is begun by programs, for contacts who may not have written for long. */
function isBegunByProgram({ id }: Script, directory: Directory | undefined): boolean {
  const channels = directory?.channels ?? []
  return channels.length > 0 && channels.every(({ defaultScript }) => defaultScript !== id)
}
