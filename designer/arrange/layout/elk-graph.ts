/** A band in ELK's terms. Columns, order and heights are ELK's to find; places across are ours, so that columns are even. */
import type { ElkNode, LayoutOptions } from 'elkjs/lib/elk-api'
import type { Band } from './bands'
import { cordsBy, covered, GAP_ACROSS, GAP_DOWN } from './box'

/** Larger bands get the quicker ways: a thousand and a half nodes in a second, where the careful ways take a minute. */
const CAREFUL_UP_TO = 100
const THOROUGH_UP_TO = 500

export function elkGraph({ boxes, cords }: Band): ElkNode {
  const placeOf = new Map(boxes.map(({ key }, place) => [key, place]))
  // what closes a loop is drawn across the others; laid out, it would make room for itself through every column
  const onwards = cords.filter(({ from, to }) => (placeOf.get(from) ?? 0) < (placeOf.get(to) ?? 0))
  const [leaving, arriving] = [cordsBy('from', onwards), cordsBy('to', onwards)]
  return {
    id: 'band',
    layoutOptions: optionsFor(boxes.length),
    children: boxes.map((box) => {
      const ins = new Set(arriving.get(box.key)?.map(({ toY }) => toY))
      const outs = new Set(leaving.get(box.key)?.map(({ fromY }) => fromY))
      const { width, height } = covered(box, box.old)
      const jack = (side: 'WEST' | 'EAST', at: number) => ({
        id: portKey(box.key, side, at),
        x: side === 'WEST' ? 0 : width,
        y: box.reach.above + at,
        width: 0,
        height: 0,
        layoutOptions: { 'elk.port.side': side },
      })
      return {
        id: box.key,
        width,
        height,
        ports: [...[...ins].map((at) => jack('WEST', at)), ...[...outs].map((at) => jack('EAST', at))],
        layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
      }
    }),
    edges: onwards.map(({ from, fromY, to, toY }, place) => ({
      id: `cord-${place}`,
      sources: [portKey(from, 'EAST', fromY)],
      targets: [portKey(to, 'WEST', toY)],
      // the first way out of a card is the one that goes straight on
      layoutOptions: { 'elk.layered.priority.straightness': leaving.get(from)?.[0]?.to === to ? '10' : '1' },
    })),
  }
}

const portKey = (box: string, side: 'WEST' | 'EAST', at: number) => `${box} ${side} ${at}`

function optionsFor(count: number): LayoutOptions {
  const thoroughness = count <= CAREFUL_UP_TO ? 12 : count <= THOROUGH_UP_TO ? 5 : 1
  return {
    'elk.algorithm': 'layered',
    'elk.direction': 'RIGHT',
    'elk.edgeRouting': 'POLYLINE',
    'elk.separateConnectedComponents': 'false',
    'elk.spacing.nodeNode': String(GAP_DOWN),
    'elk.spacing.edgeNode': String(GAP_DOWN / 2),
    'elk.spacing.edgeEdge': String(GAP_DOWN / 4),
    'elk.layered.spacing.nodeNodeBetweenLayers': String(GAP_ACROSS),
    'elk.layered.thoroughness': String(thoroughness),
    // the boxes come in the order of the ways
    'elk.layered.considerModelOrder.strategy': count <= THOROUGH_UP_TO ? 'NODES_AND_EDGES' : 'NONE',
    'elk.layered.crossingMinimization.greedySwitch.type': count <= THOROUGH_UP_TO ? 'TWO_SIDED' : 'OFF',
    // where the eye can follow each cord, the ways stand in the order of their ports; in a larger drawing fewer crossings count for more
    'elk.layered.crossingMinimization.forceNodeModelOrder': String(count <= CAREFUL_UP_TO),
    'elk.layered.layering.strategy': 'NETWORK_SIMPLEX',
    'elk.layered.crossingMinimization.strategy': 'LAYER_SWEEP',
    'elk.layered.nodePlacement.strategy': count <= CAREFUL_UP_TO ? 'NETWORK_SIMPLEX' : count <= THOROUGH_UP_TO ? 'BRANDES_KOEPF' : 'SIMPLE',
  }
}
