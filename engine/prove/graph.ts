/** What was explored as a graph: situations by number, in order of discovery, with the moves that lead from one to another. */
import type { Edge, Explored, Visit } from './explore'

export interface Graph {
  /** By the fewest moves to each. */
  readonly visits: readonly Visit[]
  readonly edges: readonly (readonly Edge[])[]
}

export function graphOf({ points }: Explored): Graph {
  return { visits: points.map(({ first }) => first), edges: points.map(({ made }) => made) }
}

/** What is reached from a situation by such edges, itself included: each with the edge by which it is reached first. */
export function reachedBy(graph: Graph, start: number, isOpen: (edge: Edge) => boolean): ReadonlyMap<number, Reached> {
  const reached = new Map<number, Reached>([[start, {}]])
  for (const from of reached.keys()) {
    for (const edge of graph.edges[from] ?? []) if (!reached.has(edge.to) && isOpen(edge)) reached.set(edge.to, { from, edge })
  }
  return reached
}

export interface Reached {
  readonly from?: number
  readonly edge?: Edge
}

/** The edges from the start to there, in order. */
export function edgesTo(end: number, reached: ReadonlyMap<number, Reached>): Edge[] {
  const edges: Edge[] = []
  for (let at = reached.get(end); at?.edge && at.from !== undefined; at = reached.get(at.from)) edges.push(at.edge)
  return edges.reverse()
}
