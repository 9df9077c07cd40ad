/** Links by pointer: a cord drawn from a jack, an end drawn elsewhere, or two clicks. Let go anywhere on a card, it is that card which is meant. */
import type { Edge, FinalConnectionState } from '@xyflow/react'
import type { Editor } from '../editor/editor'
import { hasWayIn } from '../script/ports'
import { words } from '../wording/words'
import { connect, portToAddAt, reconnect } from './acts'
import { canvasUi, type PortPlace } from './canvas-ui'
import { CARD_WIDTH, onGrid, WAY_IN_Y } from './geometry'
import type { Pointer, Pointing } from './pointing'

export interface Joined {
  readonly source: string
  readonly sourceHandle?: string | null
  readonly target: string
}

export function cording(editor: Editor, { inDrawing, nodeUnder }: Pointing) {
  const ui = canvasUi(editor)
  let isReconnecting = false

  const pointerOf = (event: MouseEvent | TouchEvent): Pointer | undefined => ('changedTouches' in event ? event.changedTouches[0] : event)

  /** Asks what to add where a cord was let go. */
  function ask(pointer: Pointer, joined: { readonly from: PortPlace } | { readonly to: string }): void {
    if (editor.isReadOnly) return
    const { x, y } = inDrawing(pointer)
    const at = onGrid({ x: 'to' in joined ? x - CARD_WIDTH : x, y: y - WAY_IN_Y })
    ui.setState({ adding: { at, isExact: true, menuAt: { x: pointer.clientX, y: pointer.clientY }, ...joined } })
  }

  function endAt(pointer: Pointer, from: PortPlace): void {
    const target = nodeUnder(pointer)
    if (target === undefined) ask(pointer, { from })
    else if (target !== from.node) connect(editor, from, target)
  }

  /** Drawn backwards, from a way in: it comes from the first free port of the card that it was let go on. */
  function beginAt(pointer: Pointer, to: string): void {
    const node = nodeUnder(pointer)
    const port = node === undefined ? undefined : portToAddAt(editor, node, undefined)
    if (node === undefined) ask(pointer, { to })
    else if (node !== to && port !== undefined) connect(editor, { node, port }, to)
  }

  return {
    canLead: ({ target }: { readonly target: string }) => hasWayIn(editor.script.script().nodes[target]?.kind ?? 'begin'),
    joined({ source, sourceHandle, target }: Joined): void {
      if (typeof sourceHandle === 'string') connect(editor, { node: source, port: sourceHandle }, target)
    },
    letGo(event: MouseEvent | TouchEvent, { isValid, fromHandle }: FinalConnectionState): void {
      const pointer = pointerOf(event)
      if (isReconnecting || isValid || !fromHandle || !pointer) return
      if (fromHandle.type === 'target') beginAt(pointer, fromHandle.nodeId)
      else if (fromHandle.id != null) endAt(pointer, { node: fromHandle.nodeId, port: fromHandle.id })
    },
    reconnecting(): void {
      isReconnecting = true
    },
    reconnected({ id }: Edge, { source, sourceHandle, target }: Joined): void {
      if (typeof sourceHandle === 'string') reconnect(editor, id, { from: source, port: sourceHandle, to: target })
    },
    /** `fixed` is the end that stayed. */
    endLetGo(event: MouseEvent | TouchEvent, { id }: Edge, fixed: 'source' | 'target', { isValid }: FinalConnectionState): void {
      isReconnecting = false
      const pointer = pointerOf(event)
      const link = editor.script.script().links[id]
      if (isValid || !link || !pointer) return
      if (fixed === 'source') {
        const target = nodeUnder(pointer)
        if (target === undefined) ask(pointer, { from: { node: link.from, port: link.port } })
        else reconnect(editor, id, { ...link, to: target })
        return
      }
      const from = nodeUnder(pointer)
      const port = from === undefined ? undefined : portToAddAt(editor, from, undefined)
      if (from === undefined || port === undefined || from === link.from) editor.announcer.say(words.canvas.said.kept)
      else reconnect(editor, id, { from, port, to: link.to })
    },
    /** The second of two clicks. */
    endByClick(pointer: Pointer, from: PortPlace): void {
      ui.setState({ mode: undefined })
      const target = nodeUnder(pointer)
      if (target === undefined) ask(pointer, { from })
      else connect(editor, from, target)
    },
  }
}
