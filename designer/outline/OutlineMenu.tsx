/** The menu of a row: all that can be done with it, each with its key. */
import { useRef } from 'react'
import { Menu, Popover } from 'react-aria-components'
import { keysInWords } from '../commands/keys-in-words'
import menu from '../menu.module.css'
import { ActionItem } from '../shell/ActionItem'
import { words } from '../wording/words'
import type { RowAction } from './row-actions'

interface OutlineMenuProps {
  readonly at: { readonly x: number; readonly y: number }
  readonly name: string
  readonly actions: readonly RowAction[]
  readonly onClose: () => void
}

export function OutlineMenu({ at, name, actions, onClose }: OutlineMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={anchor} className={menu.anchor} style={{ left: at.x, top: at.y }} />
      <Popover
        className={menu.popover ?? ''}
        aria-label={words.outline.actions(name)}
        triggerRef={anchor}
        isOpen
        placement="end top"
        offset={2}
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose()
        }}
      >
        <Menu
          className={menu.menu ?? ''}
          aria-label={words.outline.actions(name)}
          autoFocus="first"
          onAction={(id) => {
            onClose()
            actions.find((action) => action.id === id)?.run()
          }}
        >
          {actions.map(({ id, label, key }) => (
            <ActionItem key={id} id={id} title={label} keys={key === undefined ? undefined : keysInWords(key)} />
          ))}
        </Menu>
      </Popover>
    </>
  )
}
