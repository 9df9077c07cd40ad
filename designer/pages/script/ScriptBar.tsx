/** The bar above an open script: its name, whether it is saved, undo, problems, trying it out, publishing. */
import { ChevronLeft, CircleAlert, CircleCheck, PhoneCall, Search, TriangleAlert } from 'lucide-react'
import { Link } from 'wouter'
import { findCommand } from '../../commands/all-commands'
import { shortcutOf, useChosenKeys } from '../../commands/bindings'
import { HistoryMenu } from '../../commands/HistoryMenu'
import { openPalette } from '../../commands/layer-state'
import { MoreMenu } from '../../commands/MoreMenu'
import { InboxPlace } from '../../comments/InboxPlace'
import controls from '../../controls.module.css'
import { useEditor, useScript, useView } from '../../editor/editor-context'
import { Others } from '../../presence/Others'
import { PublishButton } from '../../saving/PublishButton'
import { SaveState } from '../../saving/SaveState'
import { ScheduleChip } from '../../saving/ScheduleChip'
import { Logo } from '../../shell/Logo'
import { words } from '../../wording/words'
import styles from './script-bar.module.css'
import { useNarrowBar } from './use-narrow-bar'

export function ScriptBar() {
  const { view } = useEditor()
  const name = useScript((state) => state.script.name)
  const panel = useView((state) => state.panel)
  const isNarrow = useNarrowBar()
  return (
    <header className={styles.bar}>
      <Link href="/scripts" className={styles.back} aria-label={words.shell.toScripts} title={words.shell.toScripts}>
        <ChevronLeft size={16} aria-hidden />
        {!isNarrow && <Logo size={22} />}
      </Link>
      <h1 className={styles.name} dir="auto">
        {name}
      </h1>
      <SaveState />
      <ScheduleChip />
      <span className={styles.space} />
      {!isNarrow && (
        <>
          <Others />
          <HistoryMenu />
          <CommandsButton />
        </>
      )}
      <InboxPlace />
      <ProblemsButton />
      <button
        type="button"
        className={controls.button}
        aria-label={words.shell.tryIt}
        aria-pressed={panel === 'simulator'}
        onClick={() => view.set({ panel: panel === 'simulator' ? 'inspector' : 'simulator' })}
      >
        <PhoneCall size={15} aria-hidden />
        <span className={styles.label}>{words.shell.tryIt}</span>
      </button>
      <PublishButton />
      <MoreMenu isNarrow={isNarrow} />
    </header>
  )
}

/** The palette is how the keys are learnt: the button shows its own. */
function CommandsButton() {
  useChosenKeys()
  const command = findCommand('commands.palette')
  const shortcut = command && shortcutOf(command)
  // where there is room for neither, both are still its name
  const label = [words.shell.commands, shortcut].filter(Boolean).join(' ')
  return (
    <button type="button" className={styles.commands} aria-label={label} title={label} onClick={openPalette}>
      <Search size={15} aria-hidden />
      <span className={styles.label}>{words.shell.commands}</span> {shortcut !== undefined && <kbd className={styles.key}>{shortcut}</kbd>}
    </button>
  )
}

function ProblemsButton() {
  const { view } = useEditor()
  const problems = useView((state) => state.problems)
  const isOpen = useView((state) => state.isProblemsOpen)
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.length - errors
  const Icon = errors > 0 ? CircleAlert : warnings > 0 ? TriangleAlert : CircleCheck
  const state = errors > 0 ? 'errors' : warnings > 0 ? 'warnings' : 'none'
  const label = words.shell.problems(errors, warnings)
  return (
    <button
      type="button"
      className={styles.problems}
      data-state={state}
      aria-expanded={isOpen}
      aria-label={label}
      title={label}
      onClick={() => view.set({ isProblemsOpen: !isOpen })}
    >
      <Icon size={16} aria-hidden />
      {problems.length > 0 && <span className="tabular">{problems.length}</span>}
    </button>
  )
}
