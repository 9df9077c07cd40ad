/** Where the keyboard is, as far as shortcuts care. */

/** `dialog`: a dialog or menu is open and has the keyboard for itself. */
export type FocusPlace = 'canvas' | 'field' | 'dialog' | 'elsewhere'

const DIALOG = '[role="dialog"], [role="alertdialog"], [role="menu"]'
const NO_TEXT = ['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit']

export function placeOfFocus(at: Element | null = document.activeElement): FocusPlace {
  if (!at) return 'elsewhere'
  if (isField(at)) return at.closest(DIALOG) ? 'dialog' : 'field'
  if (at.closest(DIALOG)) return 'dialog'
  return at.closest('[data-canvas]') ? 'canvas' : 'elsewhere'
}

function isField(at: Element): boolean {
  if (at instanceof HTMLInputElement) return !NO_TEXT.includes(at.type)
  if (at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement) return true
  return at.closest('[contenteditable]:not([contenteditable="false"]), .monaco-editor, [role="textbox"]') !== null
}
