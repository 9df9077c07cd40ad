/** See the English ones. */
import type { Words } from '../en/english'

export const keys: Words['keys'] = {
  $mod: 'Strg',
  Control: 'Strg',
  Shift: 'Umschalt',
  Alt: 'Alt',
  Meta: 'Win',
  Enter: 'Eingabe',
  Escape: 'Esc',
  Delete: 'Entf',
  Backspace: 'Rücktaste',
  Insert: 'Einfg',
  Home: 'Pos1',
  End: 'Ende',
  PageUp: 'Bild auf',
  PageDown: 'Bild ab',
  ContextMenu: 'Menü',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Space: 'Leertaste',
  Tab: 'Tab',
}
