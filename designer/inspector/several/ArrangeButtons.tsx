/** Aligning and distributing what is selected: a row of pictures, each named by its command. */
import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  type LucideIcon,
} from 'lucide-react'
import { arrangeCommands } from '../../arrange/arrange-commands'
import { runCommand } from '../../commands/run-command'
import controls from '../../controls.module.css'
import { useEditor } from '../../editor/editor-context'
import styles from './several.module.css'

const ICONS: Readonly<Record<string, LucideIcon>> = {
  'arrange.align.left': AlignStartVertical,
  'arrange.align.centre': AlignCenterVertical,
  'arrange.align.right': AlignEndVertical,
  'arrange.align.top': AlignStartHorizontal,
  'arrange.align.middle': AlignCenterHorizontal,
  'arrange.align.bottom': AlignEndHorizontal,
  'arrange.distribute.across': AlignHorizontalDistributeCenter,
  'arrange.distribute.down': AlignVerticalDistributeCenter,
}

export function ArrangeButtons() {
  const editor = useEditor()
  return (
    <div className={styles.arrange}>
      {arrangeCommands.map((command) => {
        const Icon = ICONS[command.id]
        if (!Icon) return null
        const title = command.title()
        return (
          <button
            key={command.id}
            type="button"
            className={controls.icon}
            aria-label={title}
            title={title}
            disabled={command.isEnabled?.(editor) === false}
            onClick={() => runCommand(command, editor)}
          >
            <Icon size={16} aria-hidden />
          </button>
        )
      })}
    </div>
  )
}
