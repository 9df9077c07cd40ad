/**
 * Does every path reach an agent or an end? Broken by a circle that a run can go round in while the contact is silent and no agent
 * comes, and by a wait that nothing ends.
 *
 * A1. Circles with an answer of the contact in them are no finding: from every point of theirs silence leads on, and that is looked at.
 * A2. A circle is not a finding either when each time round it asks something that changes by itself or that the circle changes
 *     (DESIGN.md says why, and what is not seen that way).
 */
import { compileExpression } from '../expressions/compile'
import { findCycles } from '../script/cycles'
import { warning } from '../script/new-problem'
import type { Problem, WayStep } from '../script/script'
import type { Edge } from './explore'
import { edgesTo, type Graph, reachedBy } from './graph'
import { eventNatures } from './meanings'
import { isOver, type Move } from './moves'
import type { Places } from './places'
import { nodesOn, stepOf, wayTo } from './way'

type Circle = ReadonlySet<number>

export function endlessRuns(graph: Graph, places: Places): Problem[] {
  const silent = graph.edges.map((edges, from) => (isWithoutAgent(graph, from) ? edges.filter(({ move }) => isSilent(move)) : []))
  const rounds = circlesIn(silent).flatMap((circle) => {
    const endless = endlessPart(circle, silent, places)
    return endless ? [roundProblem(endless, graph)] : []
  })
  const waits = graph.visits.flatMap((visit, number) => {
    const { place } = visit.situation
    if (!isWithoutAgent(graph, number) || isOver(visit.situation) || !place.canRest || (silent[number] ?? []).length > 0) return []
    return [waitProblem(place.node, wayTo(visit))]
  })
  return [...firstOfEach(rounds, ({ values }) => String(values?.nodes)), ...firstOfEach(waits, ({ node }) => node ?? '')]
}

/** What neither the contact, nor an agent, nor the case's end makes. */
function isSilent({ by, isReply }: Move): boolean {
  const nature = eventNatures[by as keyof typeof eventNatures]
  return !isReply && nature !== 'agent' && nature !== 'closing'
}

const isWithoutAgent = (graph: Graph, number: number): boolean => {
  const { hasAgent, isEnding } = graph.visits[number]?.situation ?? {}
  return !hasAgent && !isEnding
}

type Edges = readonly (readonly Edge[])[]

interface Endless {
  readonly circle: Circle
  readonly edges: Edges
}

/** Sets of situations from each of which every other is reached, by these edges. */
function circlesIn(edges: Edges): Circle[] {
  const links: Record<string, { from: string; port: string; to: string }> = {}
  for (const [from, leaving] of edges.entries()) {
    for (const [place, { to }] of leaving.entries()) links[`${from}.${place}`] = { from: String(from), port: '', to: String(to) }
  }
  return findCycles({ nodes: {}, links }, () => true).map((ids) => new Set(ids.map(Number)))
}

/** A circle within this one that nothing which changes leads out of. */
function endlessPart(circle: Circle, silent: Edges, places: Places): Endless | undefined {
  const within = silent.map((edges, from) => (circle.has(from) ? edges.filter(({ to }) => circle.has(to)) : []))
  const changed = new Set(within.flat().flatMap(({ move }) => move.sets))
  const begunAnew = new Set(within.flat().flatMap(({ move }) => move.endsLoops))
  const exits = new Map<string, Exit>()
  for (const from of circle) {
    for (const { move, to } of silent[from] ?? []) {
      if (move.by !== 'condition' || circle.has(to)) continue
      const exit = exitAt(move.from.place.node, places, changed, begunAnew)
      if (exit) exits.set(move.from.place.node, exit)
    }
  }
  const counters = new Set([...exits.values()].flatMap(({ by }) => [...by]))
  const isChanging = (node: string) => exits.get(node)?.isChanging === true
  const withoutExits = within.map((edges) => edges.filter(({ move }) => !exits.has(move.from.place.node)))
  const withoutCounting = within.map((edges) =>
    edges.filter(({ move }) => !isChanging(move.from.place.node) && !move.sets.some((name) => counters.has(name))),
  )
  for (const edges of [withoutExits, withoutCounting]) {
    const [left] = circlesIn(edges)
    if (left) return { circle: left, edges }
  }
  return undefined
}

interface Exit {
  /** Hours, chance or a count lead out. */
  readonly isChanging: boolean
  /** Variables that the circle changes. */
  readonly by: ReadonlySet<string>
}

function exitAt(node: string, places: Places, changed: ReadonlySet<string>, begunAnew: ReadonlySet<string>): Exit | undefined {
  const decisions = places.decisionsOf(node)
  const reads = decisions.expressions.flatMap((expression) => compileExpression(expression).reads)
  const isChanging = (decisions.isChanging && !begunAnew.has(node)) || reads.includes('now')
  const by = new Set(reads.filter((name) => changed.has(name)))
  return isChanging || by.size > 0 ? { isChanging, by } : undefined
}

function roundProblem({ circle, edges }: Endless, graph: Graph): Problem {
  const start = Math.min(...circle)
  const open = { ...graph, edges }
  const isInside = ({ to }: Edge) => circle.has(to)
  const reached = reachedBy(open, start, isInside)
  const [last] = [...reached.keys()].filter((from) => edges[from]?.some(({ to }) => to === start))
  const back = edges[last ?? start]?.find(({ to }) => to === start)
  const round = [...edgesTo(last ?? start, reached), ...(back ? [back] : [])]
  const steps = round.flatMap(({ move }) => stepOf(move) ?? [])
  const visit = graph.visits[start]
  const node = visit?.situation.place.node ?? ''
  const nodes = nodesOn(steps, node).slice(0, -1)
  const named = nodes.length > 0 ? nodes : [node]
  const message = `${[...named, named[0]].join(' → ')} goes round until the engine breaks it off when the contact is silent and no agent comes; lead it to an end after some turns`
  return warning('endless-round', message, {
    path: ['nodes', node],
    node,
    values: { nodes: named.join(' '), steps: steps.length },
    way: [...(visit ? wayTo(visit) : []), ...steps],
  })
}

function waitProblem(node: string, way: readonly WayStep[]): Problem {
  const message = `"${node}" waits for ever when the contact is silent and no agent comes; give it a longest wait`
  return warning('endless-wait', message, { path: ['nodes', node], node, values: { node }, way })
}

/** The same nodes are gone round in with and without a place in a queue, say; the shortest way is told. */
function firstOfEach(problems: readonly Problem[], nameOf: (problem: Problem) => string): Problem[] {
  const told = new Map<string, Problem>()
  for (const problem of problems) {
    const name = nameOf(problem)
    if ((told.get(name)?.way?.length ?? Number.POSITIVE_INFINITY) > (problem.way?.length ?? 0)) told.set(name, problem)
  }
  return [...told.values()]
}
