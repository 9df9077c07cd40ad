/** The menu at a place of the canvas: what can be done with what is there, each with its shortcut. */
import { Fragment, useRef } from 'react'
import { Menu, Popover, Separator } from 'react-aria-components'
import { TINTS } from '../../engine/script/script'
import { shortcutOf } from '../commands/bindings'
import { runCommand } from '../commands/run-command'
import { useEditor } from '../editor/editor-context'
import styles from '../menu.module.css'
import { ActionItem } from '../shell/ActionItem'
import { words } from '../wording/words'
import { canvasCommands } from './canvas-commands'
import { useCanvasUi } from './canvas-ui'
import { SIZE_STEPS } from './moving'
import { useOtherCommands } from './other-commands'

const SIZES = Object.keys(SIZE_STEPS).map((step) => `canvas.size.${step}`)

/** What a menu of this place offers, in order; a line between parts. */
export const OFFERED: Readonly<Record<'node' | 'link' | 'note' | 'frame' | 'nothing', readonly (readonly string[])[]>> = {
  node: [
    ['canvas.open', 'canvas.rename', 'inspector.replaceKind', 'comments.write'],
    ['canvas.add', 'canvas.connect', 'canvas.linkByClick'],
    ['clipboard.cut', 'clipboard.copy', 'canvas.duplicate', 'address.copy'],
    ['canvas.addFrame', 'canvas.unframe', 'canvas.move', 'canvas.pin', 'canvas.pinNote', 'canvas.breakpoint'],
    ['canvas.remove', 'canvas.removePlain'],
  ],
  link: [['canvas.insert'], ['canvas.leadElsewhere', 'canvas.leaveElsewhere'], ['canvas.disconnect']],
  note: [
    ['canvas.write', 'canvas.resolve', 'canvas.pinNote', 'canvas.unpinNote'],
    TINTS.map((tint) => `canvas.tint.${tint}`),
    ['canvas.move', ...SIZES],
    ['clipboard.copy', 'canvas.duplicate'],
    ['canvas.removePlain'],
  ],
  frame: [
    ['canvas.fold', 'canvas.rename'],
    TINTS.map((tint) => `canvas.tint.${tint}`),
    ['canvas.move', ...SIZES],
    ['clipboard.copy', 'canvas.duplicate'],
    ['canvas.removePlain'],
  ],
  nothing: [
    ['canvas.add', 'canvas.addNote', 'canvas.addFrame', 'clipboard.paste'],
    ['select.all', 'canvas.area', 'arrange.layOut'],
    ['canvas.fit', 'canvas.zoomWhole', 'canvas.map', 'canvas.snap', 'address.copy'],
  ],
}

interface CanvasMenuProps {
  readonly onDone: () => void
  readonly onClose: () => void
}

export function CanvasMenu({ onDone, onClose }: CanvasMenuProps) {
  const editor = useEditor()
  const menu = useCanvasUi((ui) => ui.menu)
  const others = useOtherCommands()
  const anchor = useRef<HTMLSpanElement>(null)
  if (!menu) return null
  const known = new Map([...canvasCommands, ...others].map((command) => [command.id, command]))
  const parts = OFFERED[menu.of?.is ?? 'nothing']
    .map((ids) => ids.flatMap((id) => known.get(id) ?? []).filter((command) => command.isEnabled?.(editor) !== false))
    .filter(({ length }) => length > 0)
  return (
    <>
      <span ref={anchor} className={styles.anchor} style={{ left: menu.at.x, top: menu.at.y }} />
      <Popover
        className={styles.popover ?? ''}
        aria-label={words.canvas.menu}
        triggerRef={anchor}
        isOpen
        placement="end top"
        offset={0}
        onOpenChange={(isOpen) => {
          if (isOpen) return
          onClose()
          onDone()
        }}
      >
        <Menu
          className={styles.menu ?? ''}
          aria-label={words.canvas.menu}
          autoFocus="first"
          onAction={(id) => {
            onClose()
            onDone()
            const chosen = known.get(String(id))
            if (chosen) runCommand(chosen, editor)
          }}
        >
          {parts.map((part, place) => (
            <Fragment key={part[0]?.id}>
              {place > 0 && <Separator className={styles.line ?? ''} />}
              {part.map((command) => (
                <ActionItem key={command.id} id={command.id} title={command.title()} keys={shortcutOf(command)} />
              ))}
            </Fragment>
          ))}
        </Menu>
      </Popover>
    </>
  )
}
