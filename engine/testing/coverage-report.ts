/** Coverage for people (text), for programs (JSON) and for tools that know lcov. */
import type { CompiledScript } from '../compile/compile-script'
import { type Coverage, type CoverageSummary, percentOf, type Share, wayId, waysOut } from './coverage'

/** A script with what its tests went through. */
export interface CoveredScript {
  readonly script: CompiledScript
  readonly coverage: Coverage
  readonly summary: CoverageSummary
}

const MAX_LISTED = 40

export function coverageText(covered: readonly CoveredScript[]): string[] {
  return covered.flatMap(({ summary: { scriptId, nodes, ports, decisions, setAside } }) => [
    `${scriptId}: ports ${say(ports)}, nodes ${say(nodes)}, decision outcomes ${say(decisions)}`,
    ...ports.missing.slice(0, MAX_LISTED).map(({ node, port }) => `  not taken: ${node} by ${port}`),
    ...(ports.missing.length > MAX_LISTED ? [`  and ${ports.missing.length - MAX_LISTED} more`] : []),
    ...nodes.missing.slice(0, MAX_LISTED).map((node) => `  not reached: ${node}`),
    ...(setAside.length > 0 ? [`  set aside as impossible: ${setAside.map(({ node, port }) => `${node} by ${port}`).join(', ')}`] : []),
  ])
}

function say({ covered, total, percent }: Share): string {
  return `${covered} of ${total} (${percent} %)`
}

export function coverageJson(covered: readonly CoveredScript[]) {
  return { scripts: covered.map(({ coverage, summary }) => ({ ...summary, hits: { nodes: coverage.nodes, ports: coverage.ports } })) }
}

/** Percent of all ports of all scripts together. */
export function portsPercent(covered: readonly CoveredScript[]): number {
  const sum = (figure: (share: Share) => number) => covered.reduce((total, { summary }) => total + figure(summary.ports), 0)
  return percentOf(
    sum((share) => share.covered),
    sum((share) => share.total),
  )
}

/** First and last line of a node in its script file, counted from 1. */
export interface NodeLines {
  readonly from: number
  readonly to: number
}

/** One record of an lcov file: nodes are functions and their lines, ports are branches on a node's first line. */
export function lcovRecord(file: string, { script, coverage, summary }: CoveredScript, lines: Readonly<Record<string, NodeLines>>): string {
  const nodes = Object.entries(coverage.nodes).flatMap(([node, hits]) => {
    const place = lines[node]
    return place ? [{ node, hits, ...place }] : []
  })
  const aside = new Set(summary.setAside.map(wayId))
  const branches = nodes.flatMap(({ node, hits, from }, block) =>
    waysOut(script)
      .filter((way) => way.node === node && !aside.has(wayId(way)))
      .map((way, branch) => ({ from, block, branch, taken: coverage.ports[wayId(way)] ?? 0, isReached: hits > 0 })),
  )
  const lineHits = nodes.flatMap(({ from, to, hits }) =>
    Array.from({ length: to - from + 1 }, (_, index) => ({ line: from + index, hits })),
  )
  const hit = <Item>(items: readonly Item[], count: (item: Item) => number) => items.filter((item) => count(item) > 0).length
  return [
    'TN:',
    `SF:${file}`,
    ...nodes.map(({ node, from }) => `FN:${from},${node}`),
    ...nodes.map(({ node, hits }) => `FNDA:${hits},${node}`),
    `FNF:${nodes.length}`,
    `FNH:${hit(nodes, ({ hits }) => hits)}`,
    ...branches.map(({ from, block, branch, taken, isReached }) => `BRDA:${from},${block},${branch},${isReached ? taken : '-'}`),
    `BRF:${branches.length}`,
    `BRH:${hit(branches, ({ taken }) => taken)}`,
    ...lineHits.map(({ line, hits }) => `DA:${line},${hits}`),
    `LF:${lineHits.length}`,
    `LH:${hit(lineHits, ({ hits }) => hits)}`,
    'end_of_record',
    '',
  ].join('\n')
}
