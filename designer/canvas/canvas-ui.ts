/** What is open upon the canvas: menus, questions, a mode, what a pointer holds just now. One for each editor; none of it is kept. */
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Position } from '../../engine/script/script'
import type { Editor } from '../editor/editor'
import { useEditor } from '../editor/editor-context'
import type { Place } from '../editor/selection'
import type { Guide } from './guides'
import type { Sight } from './view-in-address'

export interface PortPlace {
  readonly node: string
  readonly port: string
}

/** Where a new node goes and what it is joined to. */
export interface Adding {
  /** In the drawing; `isExact` where somebody pointed at it. */
  readonly at: Position
  readonly isExact?: boolean
  /** In the page, for the menu. */
  readonly menuAt: Position
  readonly from?: PortPlace
  readonly onLink?: string
  /** The new node leads to this one. */
  readonly to?: string
}

/** Where the canvas looks, for commands; there while it is on the page. */
export interface CanvasView {
  zoomBy(factor: number): void
  zoomTo(zoom: number): void
  /** These nodes, or everything. */
  fit(nodes?: readonly string[]): void
  /** The middle of what is seen, in the drawing. */
  middle(): Position
  sight(): Sight
  lookAt(sight: Sight, options?: { readonly isAtOnce?: boolean }): void
  /** Where a place of the drawing is on the page. */
  onPage(at: Position): Position
  focus(): void
}

/** What the next clicks and arrow keys mean. */
export type Mode =
  /** Arrow keys, or the next click, move what is selected; `steps` is how long the past was before. */
  | { readonly is: 'move'; readonly steps: number }
  /** Two clicks are the corners of an area in which everything is selected. */
  | { readonly is: 'area'; readonly from?: Position }
  /** The next click says where the port leads. */
  | { readonly is: 'link'; readonly from: PortPlace }

/** What a pointer would do if it let go now. */
export interface DropTarget {
  readonly link?: string
  readonly frame?: string
  readonly node?: string
}

export interface CanvasUi {
  readonly view: CanvasView | undefined
  readonly mode: Mode | undefined
  /** Dragging anywhere pans, as with Space held. */
  readonly isHand: boolean
  /** Lines to which what is dragged has snapped. */
  readonly guides: readonly Guide[]
  readonly dropTarget: DropTarget | undefined
  /** Ends what a pointer is doing, as if it had not been begun; there while it does something. */
  readonly cancel: (() => void) | undefined
  readonly adding: Adding | undefined
  /** The port that is being linked by name; with `moving`, the link that is to leave by another port. */
  readonly linking: PortPlace | undefined
  readonly leaving: string | undefined
  /** What is being named or written in, where it stands. */
  readonly writing: Exclude<Place, { is: 'link' }> | undefined
  readonly menu: { readonly at: Position; readonly of: Place | undefined } | undefined
  /** The link under the pointer. */
  readonly lifted: string | undefined
  /** What the keyboard has walked from, for going back. */
  readonly cameFrom: string | undefined
}

const NOTHING: CanvasUi = {
  view: undefined,
  mode: undefined,
  isHand: false,
  guides: [],
  dropTarget: undefined,
  cancel: undefined,
  adding: undefined,
  linking: undefined,
  leaving: undefined,
  writing: undefined,
  menu: undefined,
  lifted: undefined,
  cameFrom: undefined,
}

const stores = new WeakMap<Editor, StoreApi<CanvasUi>>()

export function canvasUi(editor: Editor): StoreApi<CanvasUi> {
  const known = stores.get(editor)
  if (known) return known
  const made = createStore<CanvasUi>(() => NOTHING)
  stores.set(editor, made)
  return made
}

export const useCanvasUi = <Value>(select: (ui: CanvasUi) => Value): Value => useStore(canvasUi(useEditor()), select)
