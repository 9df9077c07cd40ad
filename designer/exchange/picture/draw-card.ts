/** A node as a card of the picture: what the canvas shows of it, without what changes by the hour (problems, cases that wait). */
import type { Script, ScriptNode } from '../../../engine/script/script'
import { geometryOf, HEAD_HEIGHT, WAY_IN_Y } from '../../canvas/geometry'
import { fallbackOf } from '../../canvas/unwired'
import { groupOf, kindTitle, nodeName, nodeSummary, portLabels } from '../../catalogue/kind-in-words'
import { linkId } from '../../script/apply-edit'
import { words } from '../../wording/words'
import { line, type Pen } from './pen'
import { element } from './svg'
import { wrap } from './text'

const RADIUS = 10
const INSET = 12
const ICON = 16
const SUMMARY_FONT = { size: 12, weight: 400 }
const SUMMARY_LINE = 17

export function drawCard(pen: Pen, script: Script, id: string, node: ScriptNode): string {
  const { colours } = pen
  const { width, height, hasWayIn } = geometryOf(node)
  const group = colours[`group-${groupOf(node.kind)}`]
  return element(
    'g',
    { transform: `translate(${node.position.x} ${node.position.y})` },
    element('rect', { width, height, rx: RADIUS, fill: colours.surface, stroke: colours.edge, 'stroke-opacity': 0.55 }),
    // the hue of the group, on the edge only
    element('path', { d: stripe(height), fill: group }),
    drawHead(pen, node, width),
    drawSummary(pen, node, width),
    ...drawPorts(pen, script, id, node),
    hasWayIn ? jack(pen, 0, WAY_IN_Y, true) : '',
  )
}

/** The start edge, 4 px wide: there the round corner is 2 px from the card's upper end. */
const stripe = (height: number) => `M4 2V${height - 2}A10 10 0 0 1 0 ${height - RADIUS}V${RADIUS}A10 10 0 0 1 4 2Z`

function drawHead(pen: Pen, node: ScriptNode, width: number): string {
  const { colours, icons } = pen
  const group = groupOf(node.kind)
  const [title, name] = [kindTitle(node.kind), nodeName(node)]
  const space = { x: INSET + ICON + 8, width: width - 2 * INSET - ICON - 8 }
  return [
    element(
      'g',
      {
        transform: `translate(${INSET} ${HEAD_HEIGHT / 2 - ICON / 2 + 3}) scale(${ICON / 24})`,
        fill: 'none',
        stroke: colours[`group-${group}`],
        'stroke-width': 2,
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
      },
      icons[group],
    ),
    line(pen, { ...space, text: name, y: name === title ? 32 : 24, size: 13, weight: 600, colour: colours.ink }),
    name === title ? '' : line(pen, { ...space, text: title, y: 39, size: 11, weight: 400, colour: colours.soft }),
  ].join('')
}

function drawSummary(pen: Pen, node: ScriptNode, width: number): string {
  const space = { x: INSET, width: width - 2 * INSET }
  return wrap(nodeSummary(node), space.width, SUMMARY_FONT, pen.measure, 2)
    .map((text, place) =>
      line(pen, { ...space, ...SUMMARY_FONT, text, y: HEAD_HEIGHT + 15 + place * SUMMARY_LINE, colour: pen.colours.soft }),
    )
    .join('')
}

function drawPorts(pen: Pen, script: Script, id: string, node: ScriptNode): string[] {
  const { width, portY } = geometryOf(node)
  return Object.entries(portLabels(node)).map(([port, label]) => {
    const y = portY[port] ?? 0
    const fallback = fallbackOf(script, id, node, port)
    const tag = fallback ? drawFallback(pen, words.canvas.fallback.short[fallback.is], y) : { drawn: '', width: 0 }
    const space = { x: INSET + tag.width, width: width - 2 * INSET - tag.width }
    const name = line(pen, { ...space, text: label, y: y + 4, size: 12, weight: 400, colour: pen.colours.ink, at: 'right' })
    return tag.drawn + name + jack(pen, width, y, linkId(id, port) in script.links)
  })
}

/** Where a port without a link really leads. */
function drawFallback(pen: Pen, text: string, y: number): { readonly drawn: string; readonly width: number } {
  const font = { size: 11, weight: 400 }
  const most = 96
  const width = Math.min(most, pen.measure(text, font) + 1)
  const { edge, soft } = pen.colours
  const drawn =
    element('rect', {
      x: INSET,
      y: y - 8,
      width: width + 10,
      height: 16,
      rx: 8,
      fill: 'none',
      stroke: edge,
      'stroke-dasharray': '3 2',
    }) + line(pen, { ...font, text, x: INSET + 5, y: y + 4, width, colour: soft })
  return { drawn, width: width + 16 }
}

function jack({ colours }: Pen, x: number, y: number, isLinked: boolean): string {
  return element('circle', {
    cx: x,
    cy: y,
    r: 4,
    fill: isLinked ? colours.edge : colours.surface,
    stroke: colours.edge,
    'stroke-width': 2,
  })
}
