/** In which order somebody draws a script: from where runs start along its links, each node before what follows it. */
import type { Script } from '../../../../engine/script/script'
import { startsOf } from './same-script'

export interface Way {
  readonly from: string
  readonly port: string
}

export type Step =
  /** A node to which nothing leads: Begin, or an event. */
  | { readonly is: 'start'; readonly node: string }
  /** A new node behind a port. */
  | { readonly is: 'add'; readonly node: string; readonly at: Way }
  | { readonly is: 'link'; readonly at: Way; readonly to: string }
  /** A new node on the link that leaves by a port. */
  | { readonly is: 'insert'; readonly node: string; readonly at: Way }

type Drawing = Pick<Script, 'nodes' | 'links'>

/**
 * @param last a node that is put into a link once all else is drawn
 */
export function stepsToDraw(script: Drawing, last: string): readonly Step[] {
  const [first, ...others] = Object.values(script.links).filter(({ to }) => to === last)
  const onwards = Object.values(script.links).find(({ from }) => from === last)
  if (!first || !onwards) throw new Error(`Something has to lead to "${last}" and away from it`)
  const around = Object.values(script.links).filter(({ from, to }) => from !== last && to !== last)
  return [
    ...stepsAlong(script.nodes, [...around, { ...first, to: onwards.to }]),
    { is: 'insert', node: last, at: first },
    ...others.map((link): Step => ({ is: 'link', at: link, to: last })),
  ]
}

function stepsAlong(nodes: Script['nodes'], links: readonly (Way & { readonly to: string })[]): readonly Step[] {
  return startsOf(nodes).flatMap((start) => {
    const steps: Step[] = [{ is: 'start', node: start }]
    const drawn = new Set([start])
    // what is added while it is walked through is walked through as well
    for (const node of drawn) {
      for (const link of links.filter(({ from }) => from === node)) {
        steps.push(drawn.has(link.to) ? { is: 'link', at: link, to: link.to } : { is: 'add', node: link.to, at: link })
        drawn.add(link.to)
      }
    }
    return steps
  })
}
