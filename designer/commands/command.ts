/** What can be done by name: by the command palette, by a shortcut, by a button or a menu, always the same. */
import type { Editor } from '../editor/editor'

export type CommandGroup = 'edit' | 'add' | 'select' | 'arrange' | 'view' | 'script' | 'try' | 'settings'

export interface Command {
  /** Stable: shortcuts chosen by people are kept under it. */
  readonly id: string
  readonly group: CommandGroup
  title(): string
  /** In tinykeys' notation: `$mod+z`, `Shift+Delete`, `g c`. Letters without a modifier work on the canvas only (WCAG 2.1.4). */
  readonly keys?: readonly string[]
  /** Its own keys are shown and not listened to: the browser makes an event of them (copy, cut, paste), which somebody else hears. */
  readonly isBrowsers?: boolean
  /** `canvas`: only while the canvas has the focus; else anywhere but in text fields, unless `inFields` says so. */
  readonly where: 'canvas' | 'anywhere'
  readonly inFields?: boolean
  isEnabled?(editor: Editor): boolean
  run(editor: Editor): void | Promise<void>
}
