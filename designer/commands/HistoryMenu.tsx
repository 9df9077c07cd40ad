/** Undo and redo, each saying what it takes back, and the last steps in a list to go through several at once. */
import { ChevronDown, Redo2, Undo2 } from 'lucide-react'
import { Button, Collection, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import controls from '../controls.module.css'
import { useEditor, useScript } from '../editor/editor-context'
import menu from '../menu.module.css'
import type { EditStep } from '../script/script-store'
import { words } from '../wording/words'
import { findCommand } from './all-commands'
import { shortcutOf, useChosenKeys } from './bindings'
import { goThroughSteps } from './history-commands'
import styles from './history-menu.module.css'
import { stepInWords } from './step-in-words'

/** How far back the list goes. */
const SHOWN = 20

export function HistoryMenu() {
  const past = useScript((state) => state.past)
  const future = useScript((state) => state.future)
  return (
    <div className={styles.history}>
      <StepButton direction="undo" next={past.at(-1)} />
      <StepButton direction="redo" next={future.at(-1)} />
      <StepList past={past} future={future} />
    </div>
  )
}

function StepButton({ direction, next }: { readonly direction: 'undo' | 'redo'; readonly next: EditStep | undefined }) {
  const editor = useEditor()
  useChosenKeys()
  const { history } = words.commands
  const Icon = direction === 'undo' ? Undo2 : Redo2
  const nothing = direction === 'undo' ? history.nothingToUndo : history.nothingToRedo
  const label = next ? history[direction](stepInWords(next.said)) : nothing
  const command = findCommand(`history.${direction}`)
  const shortcut = command && shortcutOf(command)
  return (
    <button
      type="button"
      className={controls.icon}
      disabled={!next}
      aria-label={label}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      onClick={() => goThroughSteps(editor, direction)}
    >
      <Icon size={17} aria-hidden />
    </button>
  )
}

interface Row {
  readonly id: string
  readonly title: string
  readonly label: string
}

function StepList({ past, future }: { readonly past: readonly EditStep[]; readonly future: readonly EditStep[] }) {
  const editor = useEditor()
  const { history } = words.commands
  const sections = [
    { id: 'redo', title: history.redoHeading, rows: rowsOf('redo', future, history.redoTo).reverse() },
    { id: 'undo', title: history.undoHeading, rows: rowsOf('undo', past, history.undoTo) },
  ].filter(({ rows }) => rows.length > 0)
  return (
    <MenuTrigger>
      <Button className={styles.list ?? ''} aria-label={history.steps} isDisabled={sections.length === 0}>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={menu.popover ?? ''} placement="bottom end">
        <Menu
          className={menu.menu ?? ''}
          aria-label={history.steps}
          items={sections}
          onAction={(id) => {
            const [direction, count] = String(id).split(' ')
            if (direction === 'undo' || direction === 'redo') goThroughSteps(editor, direction, Number(count))
          }}
        >
          {({ id, title, rows }) => (
            <MenuSection id={id}>
              <Header className={menu.heading ?? ''}>{title}</Header>
              <Collection items={rows}>
                {(row) => (
                  <MenuItem id={row.id} className={menu.item ?? ''} textValue={row.title} aria-label={row.label}>
                    {row.title}
                  </MenuItem>
                )}
              </Collection>
            </MenuSection>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

/** The nearest step first; its id says how many steps it takes to get there. */
function rowsOf(direction: 'undo' | 'redo', steps: readonly EditStep[], label: (what: string, steps: number) => string): Row[] {
  return steps
    .slice(-SHOWN)
    .reverse()
    .map(({ said }, place) => {
      const what = stepInWords(said)
      return { id: `${direction} ${place + 1}`, title: capital(what), label: label(capital(what), place + 1) }
    })
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)
