/** The command palette: everything that can be done, every node and every script, found by typing. */
import { Keyboard as KeyboardIcon } from 'lucide-react'
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import { GroupIcon } from '../catalogue/GroupIcon'
import { groupOf } from '../catalogue/kind-in-words'
import { useEditor } from '../editor/editor-context'
import { words } from '../wording/words'
import { editorOnCanvas } from './canvas-editor'
import styles from './command-palette.module.css'
import { CommandIcon, ScriptIcon } from './entry-icons'
import { openSheet } from './layer-state'
import type { Entry, Target } from './palette-entries'
import { usePalette } from './use-palette'

export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const { query, sections, isMissingScripts, type, choose } = usePalette(onClose)
  const said = words.commands.palette
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label={said.title}>
          <Autocomplete inputValue={query} onInputChange={type}>
            <SearchField className={styles.search ?? ''} aria-label={said.search} autoFocus>
              {/* it is walked through from here, and no Tab stop of its own */}
              <Input className={styles.input ?? ''} placeholder={said.search} role="combobox" aria-haspopup="menu" aria-expanded />
            </SearchField>
            <Menu
              className={styles.list ?? ''}
              aria-label={said.results}
              items={sections}
              onAction={(id) => choose(String(id))}
              renderEmptyState={() => <p className={styles.none}>{said.none}</p>}
            >
              {({ id, title, entries }) => (
                <MenuSection id={id} className={styles.section ?? ''}>
                  <Header className={styles.heading ?? ''}>{title}</Header>
                  <Collection items={entries}>{(entry) => <EntryRow entry={entry} />}</Collection>
                </MenuSection>
              )}
            </Menu>
          </Autocomplete>
          <div className={styles.foot}>
            {isMissingScripts && <p className={styles.missing}>{said.scriptsMissing}</p>}
            <button
              type="button"
              className={styles.sheet}
              onClick={() => {
                onClose()
                openSheet()
              }}
            >
              <KeyboardIcon size={15} aria-hidden />
              {said.sheet}
            </button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function EntryRow({ entry: { id, title, detail, shortcut, isOff, target } }: { readonly entry: Entry }) {
  return (
    <MenuItem id={id} className={styles.item ?? ''} textValue={title} isDisabled={isOff}>
      <span className={styles.icon}>
        <TargetIcon target={target} />
      </span>
      {/* its name is all that is seen, with a gap between the words; what it is called comes first, then its keys */}
      <span className={styles.title} dir="auto">
        {title}
      </span>{' '}
      {shortcut !== undefined && <kbd className={styles.keys}>{shortcut}</kbd>}{' '}
      {detail !== undefined && <span className={styles.detail}>{detail}</span>}
    </MenuItem>
  )
}

function TargetIcon({ target }: { readonly target: Target }) {
  const draft = useEditor()
  switch (target.is) {
    case 'command':
      return <CommandIcon group={target.command.group} />
    case 'node': {
      const node = editorOnCanvas(draft).script.script().nodes[target.id]
      return node ? <GroupIcon group={groupOf(node.kind)} /> : null
    }
    case 'script':
      return <ScriptIcon />
    default:
      return target satisfies never
  }
}
