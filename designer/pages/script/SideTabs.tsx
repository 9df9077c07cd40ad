/** A strip of buttons that open and close the parts at one side of the canvas. */
import { ToggleButton, Toolbar, Tooltip, TooltipTrigger } from 'react-aria-components'
import type { SidePart } from './side-parts'
import styles from './workspace.module.css'

interface SideTabsProps<Name extends string> {
  readonly label: string
  readonly parts: Readonly<Record<Name, SidePart>>
  readonly names: Readonly<Record<Name, string>>
  readonly open: Name | undefined
  readonly side: 'start' | 'end'
  readonly onOpen: (name: Name | undefined) => void
}

export function SideTabs<Name extends string>({ label, parts, names, open, side, onOpen }: SideTabsProps<Name>) {
  return (
    <nav className={styles.tabs} data-side={side} aria-label={label}>
      <Toolbar className={styles.tabList ?? ''} orientation="vertical" aria-label={label}>
        {(Object.entries(parts) as [Name, SidePart][]).map(([name, { icon: Icon }]) => (
          <TooltipTrigger key={name} delay={500}>
            <ToggleButton
              className={styles.tab ?? ''}
              aria-label={names[name]}
              isSelected={open === name}
              onChange={(isOpen) => onOpen(isOpen ? name : undefined)}
            >
              <Icon size={18} aria-hidden />
              <span className={styles.tabName} aria-hidden>
                {names[name]}
              </span>
            </ToggleButton>
            <Tooltip className={styles.tip ?? ''} placement={side === 'start' ? 'end' : 'start'}>
              {names[name]}
            </Tooltip>
          </TooltipTrigger>
        ))}
      </Toolbar>
    </nav>
  )
}
