/**
 * The drawing painted on one bitmap: the far view, where thousands of cards would be too many elements, and the overview map.
 * What has one colour is gathered into one path first: a painted frame costs a handful of strokes, however many cards there are.
 */
import type { Script } from '../../engine/script/script'
import { groupOf, nodeName } from '../catalogue/kind-in-words'
import type { Selected } from '../editor/selection'
import type { ViewState } from '../editor/view-state'
import { problemsOf } from './by-node'
import { drawCord } from './cord-path'
import { type Seen, seenOf } from './folding'
import { CARD_WIDTH, cardRectangle, frameRectangle, meets, noteRectangle, portPlace, type Rectangle, wayInPlace } from './geometry'
import type { PaintColours } from './paint-colours'
import type { Viewport } from './viewport'

export interface Painted {
  readonly script: Script
  readonly selected: Selected
  readonly view: Pick<ViewState, 'problems' | 'path' | 'traffic' | 'marks'>
}

export interface Sheet {
  readonly width: number
  readonly height: number
  readonly viewport: Viewport
  readonly colours: PaintColours
  /** Pixels of the bitmap for one of the page. */
  readonly scale: number
}

interface Brush extends Painted {
  readonly context: CanvasRenderingContext2D
  readonly colours: PaintColours
  /** What is seen, in the drawing. */
  readonly shown: Rectangle
  readonly seen: Seen
  /** One px of the page, in the drawing. */
  readonly px: number
}

/** Names are written where they can be read, so large that they can. */
const LEGIBLE_PX = 6
const NAME_SIZE = 30
const HUE_WIDTH = 12
/** Narrower than this on the page, a card is a spot in the hue of its group, and cords would be a grey haze. */
const SPOT_PX = 14
const isSpot = (px: number) => CARD_WIDTH / px < SPOT_PX

export function paint(context: CanvasRenderingContext2D, painted: Painted, { width, height, viewport, colours, scale }: Sheet): void {
  const { x, y, zoom } = viewport
  context.setTransform(scale, 0, 0, scale, 0, 0)
  context.clearRect(0, 0, width, height)
  context.setTransform(scale * zoom, 0, 0, scale * zoom, scale * x, scale * y)
  const shown = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
  const brush = { ...painted, context, colours, shown, seen: seenOf(painted.script), px: 1 / zoom }
  paintFrames(brush)
  paintCords(brush)
  paintCards(brush)
  paintNotes(brush)
}

function paintFrames({ context, script, colours, selected, shown, px }: Brush): void {
  for (const [id, frame] of Object.entries(script.frames ?? {})) {
    const area = frameRectangle(frame)
    if (!meets(area, shown)) continue
    context.fillStyle = frame.isFolded ? colours.surface : colours.line
    context.globalAlpha = frame.isFolded ? 1 : 0.35
    context.fillRect(area.x, area.y, area.width, area.height)
    context.globalAlpha = 1
    outline(context, area, selected.frames.has(id) ? colours.accent : colours.edge, 1.5 * px)
    write(context, frame.title, { ...area, height: 40 }, colours.soft, px)
  }
}

function paintCords({ context, script, colours, view, seen: { hidden }, shown, px }: Brush): void {
  const [plain, lit] = [new Path2D(), new Path2D()]
  const edgeOf = (frame: string, side: 0 | 1) => {
    const { x, y, height } = script.frames?.[frame] ? frameRectangle(script.frames[frame]) : { x: 0, y: 0, height: 0 }
    return { x: x + side * CARD_WIDTH, y: y + height / 2 }
  }
  for (const [id, { from, port, to }] of Object.entries(script.links)) {
    const [source, target] = [script.nodes[from], script.nodes[to]]
    const [fromFrame, toFrame] = [hidden.get(from), hidden.get(to)]
    if (!source || !target || (fromFrame !== undefined && fromFrame === toFrame)) continue
    const start = fromFrame === undefined ? portPlace(source, port) : edgeOf(fromFrame, 1)
    const end = toFrame === undefined ? wayInPlace(target) : edgeOf(toFrame, 0)
    const box = {
      x: Math.min(start.x, end.x),
      y: Math.min(start.y, end.y),
      width: Math.abs(end.x - start.x) + 1,
      height: Math.abs(end.y - start.y) + 1,
    }
    const isLit = view.path?.cords.has(id) ?? false
    if (meets(box, shown) && (isLit || !isSpot(px))) drawCord(isLit ? lit : plain, { start, end })
  }
  context.lineWidth = px
  context.strokeStyle = colours.edge
  context.globalAlpha = view.path ? 0.35 : 0.8
  context.stroke(plain)
  context.globalAlpha = 1
  context.lineWidth = 3 * px
  context.strokeStyle = colours.accent
  context.stroke(lit)
}

function paintCards(brush: Brush): void {
  const { context, script, colours, view, seen, shown, px } = brush
  const outlines = new Map<string, Path2D>()
  const isLegible = NAME_SIZE / px >= LEGIBLE_PX
  const cards = Object.entries(script.nodes).flatMap(([id, node]) => {
    const card = cardRectangle(node)
    return seen.hidden.has(id) || !meets(card, shown) ? [] : [{ id, node, card }]
  })
  for (const { id, node, card } of cards) {
    const { x, y, width, height } = card
    context.globalAlpha = view.path && !view.path.nodes.has(id) ? 0.45 : 1
    context.fillStyle = groundColour(id, brush)
    context.fillRect(x, y, width, height)
    context.fillStyle = colours[`group-${groupOf(node.kind)}`]
    context.fillRect(x, y, isSpot(px) ? width : Math.max(HUE_WIDTH, 2 * px), height)
    const colour = outlineColour(id, brush)
    if (isSpot(px) && colour === colours.edge) continue
    const path = outlines.get(colour) ?? new Path2D()
    path.rect(x, y, width, height)
    outlines.set(colour, path)
    if (isLegible) write(context, nodeName(node), card, colours.ink, px)
  }
  context.globalAlpha = 1
  for (const [colour, path] of outlines) {
    context.strokeStyle = colour
    context.lineWidth = (colour === colours.edge ? 1 : 2.5) * px
    context.stroke(path)
  }
  for (const { id, card } of cards) paintDot(brush, id, card)
}

function groundColour(id: string, { selected, view, colours }: Brush): string {
  if (view.path?.current === id) return colours['lamp-ground']
  return selected.nodes.has(id) ? colours['accent-ground'] : colours.surface
}

function outlineColour(id: string, { selected, view, colours }: Brush): string {
  if (view.path?.current === id) return colours.lamp
  if (selected.nodes.has(id) || view.path?.nodes.has(id)) return colours.accent
  const mark = view.marks?.get(id)
  if (mark === 'removed') return colours.danger
  return mark === 'added' ? colours.accent : mark === 'changed' ? colours.lamp : colours.edge
}

/** Problems, and cases that wait, are seen from afar. */
function paintDot({ context, colours, view, px }: Brush, id: string, { x, y, width }: Rectangle): void {
  const { errors, warnings } = problemsOf(view.problems, id)
  const waits = (view.traffic?.nodes.get(id)?.waiting ?? 0) > 0 || view.path?.current === id
  if (errors + warnings === 0 && !waits) return
  const radius = Math.min(40, 4.5 * px)
  context.fillStyle = errors > 0 ? colours.danger : colours.lamp
  context.beginPath()
  if (errors + warnings > 0 && !waits) context.arc(x + width, y, radius, 0, 2 * Math.PI)
  // a lamp is square, so that the two are told apart without colour
  else context.rect(x + width - radius, y - radius, 2 * radius, 2 * radius)
  context.fill()
  context.strokeStyle = colours.surface
  context.lineWidth = px
  context.stroke()
}

function paintNotes({ context, script, colours, selected, seen, shown, px }: Brush): void {
  for (const [id, note] of Object.entries(script.notes)) {
    const area = noteRectangle(note)
    if (seen.hiddenNotes.has(id) || !meets(area, shown)) continue
    context.fillStyle = colours['lamp-ground']
    context.fillRect(area.x, area.y, area.width, area.height)
    outline(context, area, selected.notes.has(id) ? colours.accent : colours.lamp, (selected.notes.has(id) ? 2.5 : 1) * px)
  }
}

function outline(context: CanvasRenderingContext2D, { x, y, width, height }: Rectangle, colour: string, thickness: number): void {
  context.strokeStyle = colour
  context.lineWidth = thickness
  context.strokeRect(x, y, width, height)
}

/** As much of the text as there is room for, on up to three lines. */
function write(context: CanvasRenderingContext2D, text: string, { x, y, width, height }: Rectangle, colour: string, px: number): void {
  if (NAME_SIZE / px < LEGIBLE_PX) return
  context.fillStyle = colour
  context.font = `600 ${NAME_SIZE}px "Inter Variable", sans-serif`
  const room = width - HUE_WIDTH - 20
  const lines = linesOf(text, Math.floor(room / (NAME_SIZE * 0.56))).slice(0, Math.max(1, Math.floor((height - 8) / (NAME_SIZE * 1.2))))
  for (const [place, line] of lines.entries()) context.fillText(line, x + HUE_WIDTH + 10, y + NAME_SIZE * 1.15 * (place + 1) + 2, room)
}

/** Broken between words, by count of letters: measuring each text would cost more than it shows. */
function linesOf(text: string, length: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= length) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
