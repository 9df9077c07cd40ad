/**
 * Auto-layout of a script, or of what is selected in it: a plan of new places. The innermost comes first: what is in a frame is laid
 * out by itself, then the frame as one box among the others.
 */
import type { Position, Script } from '../../../engine/script/script'
import { membersOf, notesIn, seenOf } from '../../canvas/folding'
import {
  around,
  cardRectangle,
  FOLDED_SIZE,
  frameRectangle,
  GRID,
  lies,
  noteRectangle,
  onGrid,
  type Rectangle,
  WAY_IN_Y,
} from '../../canvas/geometry'
import type { Selected } from '../../editor/selection'
import { type Box, covered, type Group, NO_REACH, type Places } from './box'
import { cordsBetween, distance, type End, minus, nodeBox, notesBeside, plus, roleOf } from './boxes-of'
import type { LayoutEngine } from './engine'
import { type LayOptions, layGroup } from './lay-group'
import type { Room } from './room'

export interface Plan {
  readonly nodes: Readonly<Record<string, Position>>
  readonly notes: Readonly<Record<string, Position>>
  readonly frames: Readonly<Record<string, Rectangle>>
}

export interface LayOutOptions {
  /** Missing: the whole drawing. */
  readonly only?: Pick<Selected, 'nodes' | 'notes' | 'frames'>
  readonly isAnew?: boolean
}

/** Within a frame, around what is in it; the title stands above. */
const FRAME_MARGIN = 32
const FRAME_HEAD = 40

export async function layOut(script: Script, engine: LayoutEngine, { only, isAnew = false }: LayOutOptions = {}): Promise<Plan> {
  const scope = scopeOf(script, only)
  const plan = { nodes: new Map<string, Position>(), notes: new Map<string, Position>(), frames: new Map<string, Rectangle>() }
  const inFrames = new Map<string, Inner>()
  for (const frame of scope.frames) {
    const inner = await layFrame(script, frame, engine, isAnew)
    if (inner) inFrames.set(frame, inner)
  }
  for (const [frame, members] of scope.partly) {
    const group = groupOf(script, members, [], inFrames)
    const others = Object.entries(script.nodes).filter(([id, node]) => node.frame === frame && !members.includes(id))
    const obstacles = others.map(([, node]) => cardRectangle(node))
    const { places } = await layGroup(group, engine, { isAnew, anchor: 'corner', obstacles })
    for (const [id, at] of places) plan.nodes.set(id, at)
    const wider = frameAround([...group.boxes.map((box) => covered(box, places.get(box.key) ?? box.old)), ...obstacles])
    const area = script.frames?.[frame]
    if (wider && area) plan.frames.set(frame, union({ ...area.position, ...area.size }, wider))
  }
  const group = groupOf(script, scope.nodes, [...inFrames.keys()], inFrames)
  const obstacles = only ? obstaclesBeside(script, scope) : []
  const options: LayOptions = { isAnew, anchor: only ? 'corner' : 'first', obstacles }
  const { places, room } = await layGroup(group, engine, options)
  for (const [key, at] of places) {
    const inner = inFrames.get(key.slice(FRAME.length))
    if (!key.startsWith(FRAME) || !inner) plan.nodes.set(key, at)
    else {
      plan.frames.set(key.slice(FRAME.length), { ...inner.area, ...at })
      for (const [id, within] of inner.nodes) plan.nodes.set(id, plus(at, within))
      for (const [id, within] of inner.notes) plan.notes.set(id, plus(at, within))
    }
  }
  for (const [id, at] of placeNotes(script, scope.notes, group.boxes, places, room)) plan.notes.set(id, at)
  return { nodes: Object.fromEntries(plan.nodes), notes: Object.fromEntries(plan.notes), frames: Object.fromEntries(plan.frames) }
}

/** Tells frames from nodes, whose ids may be the same. */
const FRAME = 'frame:'

interface Scope {
  /** Outside of frames. */
  readonly nodes: readonly string[]
  /** With all that is in them. */
  readonly frames: readonly string[]
  /** Frame -> those of its nodes that are laid out, while it and the others stay. */
  readonly partly: ReadonlyMap<string, readonly string[]>
  /** Notes that go with no node and no frame. */
  readonly notes: readonly string[]
}

function scopeOf(script: Script, only: LayOutOptions['only']): Scope {
  const frames = script.frames ?? {}
  const members = membersOf(script)
  const isWanted = (id: string) => !only || only.nodes.has(id)
  const isWhole = (id: string, all: readonly string[]) => !only || only.frames.has(id) || (all.length > 0 && all.every(isWanted))
  const whole = Object.keys(frames).filter((id) => isWhole(id, members.get(id) ?? []))
  const partly = Object.keys(frames).flatMap((id) => {
    const some = whole.includes(id) ? [] : (members.get(id) ?? []).filter(isWanted)
    return some.length > 0 ? [[id, some] as const] : []
  })
  const inWhole = new Set(whole.flatMap((id) => notesOf(script, id)))
  return {
    nodes: Object.entries(script.nodes).flatMap(([id, { frame }]) =>
      isWanted(id) && !(frame !== undefined && frame in frames) ? [id] : [],
    ),
    frames: whole,
    partly: new Map(partly),
    notes: Object.entries(script.notes).flatMap(([id, { node }]) =>
      node === undefined && !inWhole.has(id) && (!only || only.notes.has(id)) ? [id] : [],
    ),
  }
}

const notesOf = (script: Script, frame: string): string[] => {
  const held = script.frames?.[frame]
  return held ? notesIn(script, held) : []
}

interface Inner {
  /** Where the frame would be if it were laid out alone. */
  readonly area: Rectangle
  /** From the frame's corner. */
  readonly nodes: Places
  readonly notes: Places
  readonly isFixed: boolean
}

/** A folded frame is a box like any other: what is in it goes along. */
async function layFrame(script: Script, id: string, engine: LayoutEngine, isAnew: boolean): Promise<Inner | undefined> {
  const frame = script.frames?.[id]
  if (!frame) return undefined
  const members = membersOf(script).get(id) ?? []
  const isFixed = members.some((node) => script.nodes[node]?.pinned)
  const area = frameRectangle(frame)
  const inside = notesIn(script, frame)
  const { position } = frame
  const asTheyAre = (ids: readonly string[], things: Readonly<Record<string, { readonly position: Position }>>): Places =>
    new Map(ids.map((each) => [each, minus(things[each]?.position ?? position, position)]))
  if (frame.isFolded || members.length === 0) {
    return { area, nodes: asTheyAre(members, script.nodes), notes: asTheyAre(inside, script.notes), isFixed }
  }
  const group = groupOf(script, members, [], new Map())
  const { places, room } = await layGroup(group, engine, { isAnew, anchor: 'corner', obstacles: [] })
  const notes = placeNotes(script, inside, group.boxes, places, room)
  const content = [
    ...group.boxes.map((box) => covered(box, places.get(box.key) ?? box.old)),
    ...[...notes].flatMap(([note, at]) => (script.notes[note] ? [{ ...noteRectangle(script.notes[note]), ...at }] : [])),
  ]
  const needed = frameAround(content) ?? area
  // a frame that holds all of it already keeps its size
  const squared = { ...area, ...onGrid(area) }
  const fitted = !isAnew && lies(needed, squared) ? squared : needed
  const within = (all: Places): Places => new Map([...all].map(([each, at]) => [each, minus(at, fitted)]))
  return { area: fitted, nodes: within(places), notes: within(notes), isFixed }
}

/** On the grid, so that what stands on it within the frame does so wherever the frame goes. */
function frameAround(content: readonly Rectangle[]): Rectangle | undefined {
  const area = around(content)
  if (!area) return undefined
  const down = (value: number) => Math.floor(value / GRID) * GRID
  const up = (value: number) => Math.ceil(value / GRID) * GRID
  const [x, y] = [down(area.x - FRAME_MARGIN), down(area.y - FRAME_MARGIN - FRAME_HEAD)]
  return { x, y, width: up(area.x + area.width + FRAME_MARGIN) - x, height: up(area.y + area.height + FRAME_MARGIN) - y }
}

const union = (one: Rectangle, other: Rectangle): Rectangle => around([one, other]) ?? one

function groupOf(script: Script, nodes: readonly string[], frames: readonly string[], inFrames: ReadonlyMap<string, Inner>): Group {
  const beside = notesBeside(script)
  const ends = new Map<string, End>()
  const frameBoxes = frames.flatMap((id) => {
    const inner = inFrames.get(id)
    return inner ? [frameBox(script, id, inner, ends)] : []
  })
  const cards = nodes.flatMap((id) => {
    const node = script.nodes[id]
    ends.set(id, { box: id, y: 0 })
    return node ? [nodeBox(id, node, beside.get(id) ?? [])] : []
  })
  return { boxes: [...cards, ...frameBoxes], cords: cordsBetween(script, (id) => ends.get(id)) }
}

function frameBox({ nodes, frames }: Script, id: string, inner: Inner, ends: Map<string, End>): Box {
  const frame = frames?.[id]
  const roles = [...inner.nodes.keys()].map((node) => nodes[node] && roleOf(nodes[node]))
  for (const [node, { y }] of inner.nodes) ends.set(node, { box: FRAME + id, y: frame?.isFolded ? FOLDED_SIZE.height / 2 - WAY_IN_Y : y })
  return {
    key: FRAME + id,
    old: inner.isFixed || !frame ? { x: inner.area.x, y: inner.area.y } : frame.position,
    width: inner.area.width,
    height: inner.area.height,
    reach: NO_REACH,
    isFixed: inner.isFixed,
    role: roles.includes('begin') ? 'begin' : roles.includes('event') ? 'event' : 'plain',
  }
}

/** Everything on the page that is not part of the layout. */
function obstaclesBeside(script: Script, { nodes, frames, partly, notes }: Scope): Rectangle[] {
  const { hidden, hiddenNotes } = seenOf(script)
  const all = script.frames ?? {}
  const goAlong = new Set([...notes, ...hiddenNotes, ...frames.flatMap((id) => notesOf(script, id))])
  const moving = new Set([...nodes, ...[...partly.values()].flat(), ...frames.flatMap((id) => membersOf(script).get(id) ?? [])])
  return [
    ...Object.entries(script.nodes).flatMap(([id, node]) => (moving.has(id) || hidden.has(id) ? [] : [cardRectangle(node)])),
    ...Object.entries(all).flatMap(([id, frame]) => (frames.includes(id) ? [] : [frameRectangle(frame)])),
    ...Object.entries(script.notes).flatMap(([id, note]) =>
      goAlong.has(id) || (note.node !== undefined && moving.has(note.node)) ? [] : [noteRectangle(note)],
    ),
  ]
}

/** A note goes with the box that it is nearest to, and finds a place there that is free. */
function placeNotes(script: Script, notes: readonly string[], boxes: readonly Box[], places: Places, room: Room): Places {
  const placed: Places = new Map()
  for (const id of notes) {
    const note = script.notes[id]
    if (!note) continue
    const area = noteRectangle(note)
    let nearest: { readonly box: Box; readonly far: number } | undefined
    for (const box of boxes) {
      const far = distance(area, covered(box, box.old))
      if (!nearest || far < nearest.far) nearest = { box, far }
    }
    const by = nearest ? minus(places.get(nearest.box.key) ?? nearest.box.old, nearest.box.old) : { x: 0, y: 0 }
    const wanted = { ...area, ...plus(area, by) }
    const free = room.nearest(wanted, NOTE_GAP)
    room.take({ ...wanted, ...free })
    placed.set(id, free)
  }
  return placed
}

const NOTE_GAP = 16
