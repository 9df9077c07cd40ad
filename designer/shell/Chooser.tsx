/** A small menu with a search field at a place of the page: type, arrow, Enter. For adding nodes, linking by name and the like. */
import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import { Autocomplete, Dialog, Header, Input, Menu, MenuItem, MenuSection, Popover, SearchField } from 'react-aria-components'
import styles from './chooser.module.css'

export interface Choice {
  readonly id: string
  readonly title: string
  readonly detail?: string
  readonly icon?: ReactNode
  /** Choices of one section stand together under its name; all have one, or none. */
  readonly section?: string
}

interface ChooserProps {
  readonly at: { readonly x: number; readonly y: number }
  readonly label: string
  readonly searchLabel: string
  readonly none: string
  readonly choicesFor: (query: string) => readonly Choice[]
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}

export function Chooser({ at, label, searchLabel, none, choicesFor, onChoose, onClose }: ChooserProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  const [query, setQuery] = useState('')
  const choices = choicesFor(query)
  return (
    <>
      <span ref={anchor} className={styles.anchor} style={{ left: at.x, top: at.y }} />
      <Popover
        className={styles.popover ?? ''}
        triggerRef={anchor}
        isOpen
        placement="bottom start"
        offset={4}
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose()
        }}
      >
        <Dialog className={styles.dialog ?? ''} aria-label={label}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField className={styles.search ?? ''} aria-label={searchLabel} autoFocus>
              {/* it is walked through from here, and no Tab stop of its own */}
              <Input className={styles.input ?? ''} placeholder={searchLabel} role="combobox" aria-haspopup="menu" aria-expanded />
            </SearchField>
            <Menu
              className={styles.menu ?? ''}
              aria-label={label}
              renderEmptyState={() => <p className={styles.none}>{none}</p>}
              onAction={(key) => {
                onClose()
                onChoose(String(key).split(SECTION_END).at(-1) ?? '')
              }}
            >
              {sectionsOf(choices).map(({ name, members }) =>
                name === undefined ? (
                  members.map((choice) => <Item key={choice.id} {...choice} />)
                ) : (
                  <MenuSection key={name} className={styles.section ?? ''}>
                    <Header className={styles.heading ?? ''}>{name}</Header>
                    {members.map((choice) => (
                      // one choice may stand in several sections
                      <Item key={choice.id} {...choice} id={`${name}${SECTION_END}${choice.id}`} />
                    ))}
                  </MenuSection>
                ),
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Popover>
    </>
  )
}

const SECTION_END = '\u0000'

function Item({ id, title, detail, icon }: Choice) {
  return (
    <MenuItem id={id} className={styles.item ?? ''} textValue={title}>
      {icon}
      {/* its name is all that is seen, with a gap between the words */}
      <span className={styles.words}>
        <span className={styles.title}>{title}</span> {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      </span>
    </MenuItem>
  )
}

interface Section {
  readonly name: string | undefined
  readonly members: Choice[]
}

function sectionsOf(choices: readonly Choice[]): readonly Section[] {
  const sections: Section[] = []
  for (const choice of choices) {
    const last = sections.at(-1)
    if (last && last.name === choice.section) last.members.push(choice)
    else sections.push({ name: choice.section, members: [choice] })
  }
  return sections
}
