/**
 * The whole drawing as an SVG picture, made from the document and the geometry of cards: nothing has to be on the page, so it is as
 * crisp with a thousand nodes as with ten. It shows what the canvas shows: a folded frame stands for its nodes.
 */
import { getBezierPath, Position as Side } from '@xyflow/react'
import type { Frame, Note, Position, Script } from '../../../engine/script/script'
import { DEFAULT_PORT } from '../../../nodes/define-node'
import { type Seen, seenOf } from '../../canvas/folding'
import {
  around,
  cardRectangle,
  FOLDED_SIZE,
  frameRectangle,
  grown,
  noteRectangle,
  portPlace,
  type Rectangle,
  wayInPlace,
} from '../../canvas/geometry'
import { drawCard } from './draw-card'
import { FRAME_TOKENS, NOTE_COLOURS } from './palette'
import { line, type Pen } from './pen'
import { element, escaped } from './svg'
import { wrap } from './text'

export interface Picture {
  readonly svg: string
  readonly width: number
  readonly height: number
}

const MARGIN = 32
const FAMILY = "'Inter Variable', Inter, system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif"

/** `style` is put into the picture, for its font. */
export function drawScript(script: Script, pen: Pen, style = ''): Picture {
  const seen = seenOf(script)
  const { x, y, width, height } = grown(around(rectanglesOf(script, seen)) ?? NOWHERE, MARGIN)
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `${x} ${y} ${width} ${height}`,
      'font-family': FAMILY,
      role: 'img',
    },
    element('title', {}, escaped(script.name)),
    ...(script.description === undefined ? [] : [element('desc', {}, escaped(script.description))]),
    style === '' ? '' : element('style', {}, style),
    element('rect', { x, y, width, height, fill: pen.colours.canvas }),
    ...Object.values(script.frames ?? {}).map((frame) => drawFrame(pen, frame)),
    ...drawCords(pen, script, seen),
    ...Object.entries(script.nodes).flatMap(([id, node]) => (seen.hidden.has(id) ? [] : [drawCard(pen, script, id, node)])),
    ...Object.entries(script.notes).flatMap(([id, note]) => (seen.hiddenNotes.has(id) ? [] : [drawNote(pen, note)])),
  )
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`, width, height }
}

const NOWHERE: Rectangle = { x: 0, y: 0, width: 0, height: 0 }

function rectanglesOf({ nodes, notes, frames = {} }: Script, { hidden, hiddenNotes }: Seen): Rectangle[] {
  return [
    ...Object.entries(nodes).flatMap(([id, node]) => (hidden.has(id) ? [] : [cardRectangle(node)])),
    ...Object.entries(notes).flatMap(([id, note]) => (hiddenNotes.has(id) ? [] : [noteRectangle(note)])),
    ...Object.values(frames).map(frameRectangle),
  ]
}

function drawFrame(pen: Pen, frame: Frame): string {
  const { x, y, width, height } = frameRectangle(frame)
  const colour = pen.colours[FRAME_TOKENS[frame.tint ?? 'grey']]
  return (
    element('rect', {
      x,
      y,
      width,
      height,
      rx: 14,
      fill: frame.isFolded ? pen.colours.surface : colour,
      'fill-opacity': frame.isFolded ? undefined : 0.07,
      stroke: colour,
      'stroke-opacity': 0.55,
      'stroke-width': frame.isFolded ? 3 : 1.5,
    }) +
    line(pen, {
      text: frame.title,
      x: x + 16,
      y: y + (frame.isFolded ? height / 2 + 5 : 25),
      width: width - 32,
      size: 13,
      weight: 650,
      colour: pen.colours.ink,
    })
  )
}

/** Cords with the same look are one path each: a thousand of them stay a small file. */
function drawCords(pen: Pen, script: Script, { hidden }: Seen): string[] {
  const paths = { plain: [] as string[], byDefault: [] as string[] }
  for (const { from, port, to } of Object.values(script.links)) {
    const [source, target] = [script.nodes[from], script.nodes[to]]
    const [fromFrame, toFrame] = [hidden.get(from), hidden.get(to)]
    if (!source || !target || (fromFrame !== undefined && fromFrame === toFrame)) continue
    const start = foldedEnd(script, fromFrame, FOLDED_SIZE.width) ?? portPlace(source, port)
    const end = foldedEnd(script, toFrame, 0) ?? wayInPlace(target)
    paths[port === DEFAULT_PORT ? 'byDefault' : 'plain'].push(cord(start, end))
  }
  const look = { fill: 'none', stroke: pen.colours.edge, 'stroke-width': 1.5 }
  return [
    ...(paths.plain.length > 0 ? [element('path', { ...look, d: paths.plain.join('') })] : []),
    ...(paths.byDefault.length > 0 ? [element('path', { ...look, d: paths.byDefault.join(''), 'stroke-dasharray': '6 4' })] : []),
  ]
}

function cord(start: Position, end: Position): string {
  const [path] = getBezierPath({
    sourceX: start.x,
    sourceY: start.y,
    sourcePosition: Side.Right,
    targetX: end.x,
    targetY: end.y,
    targetPosition: Side.Left,
    curvature: 0.3,
  })
  return path
}

function foldedEnd({ frames }: Script, id: string | undefined, across: number): Position | undefined {
  const frame = id === undefined ? undefined : frames?.[id]
  return frame && { x: frame.position.x + across, y: frame.position.y + FOLDED_SIZE.height / 2 }
}

const NOTE_FONT = { size: 13, weight: 400 }
const NOTE_LINE = 18

function drawNote(pen: Pen, note: Note): string {
  const { text, tint = 'yellow', isResolved } = note
  const { x, y, width, height } = noteRectangle(note)
  const { paper, ink } = NOTE_COLOURS[pen.scheme][tint]
  const space = { x: x + 12, width: Math.max(1, width - 24) }
  const most = Math.max(1, Math.floor((height - 20) / NOTE_LINE))
  const lines = wrap(text, space.width, NOTE_FONT, pen.measure, most).map((part, place) =>
    line(pen, {
      ...space,
      ...NOTE_FONT,
      text: part,
      y: y + 23 + place * NOTE_LINE,
      colour: ink,
      ...(isResolved ? { isStruck: true } : {}),
    }),
  )
  return (
    element('rect', {
      x,
      y,
      width,
      height,
      rx: 6,
      fill: paper,
      stroke: ink,
      'stroke-opacity': 0.26,
    }) + lines.join('')
  )
}
