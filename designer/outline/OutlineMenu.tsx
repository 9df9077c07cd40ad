/** The menu of a row: all that can be done with it, each with its key. */
import { useRef } from 'react'
import { Keyboard, Menu, MenuItem, Popover, Text } from 'react-aria-components'
import { keysInWords } from '../commands/keys-in-words'
import menu from '../menu.module.css'
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
            <MenuItem key={id} id={id} className={menu.item ?? ''} textValue={label}>
              <Text slot="label">{label}</Text>
              {key !== undefined && <Keyboard className={menu.keys ?? ''}>{keysInWords(key)}</Keyboard>}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </>
  )
}
