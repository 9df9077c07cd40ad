/**
 * An entry of a menu of actions: what it does, by which keys, and in a line below why it cannot be done. Its name is all that is
 * seen, in this order: who speaks to the page says what they read. A gap stands between the parts, or they are read as one word.
 */
import { MenuItem } from 'react-aria-components'
import menu from '../menu.module.css'

interface ActionItemProps {
  readonly id?: string
  readonly title: string
  readonly keys?: string | undefined
  /** Said where it cannot be done. */
  readonly why?: string | undefined
  readonly tone?: 'danger'
  readonly isDisabled?: boolean
  readonly onAction?: () => void
}

export function ActionItem({ title, keys, why, tone, ...item }: ActionItemProps) {
  return (
    <MenuItem {...item} className={menu.item ?? ''} data-tone={tone} textValue={title}>
      <span>{title}</span>
      {keys !== undefined && (
        <>
          {' '}
          <kbd className={menu.keys}>{keys}</kbd>
        </>
      )}
      {why !== undefined && (
        <>
          {' '}
          <span className={menu.why}>{why}</span>
        </>
      )}
    </MenuItem>
  )
}
