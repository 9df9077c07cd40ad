/** Brings the keyboard to a part of the page that was just opened. */

/** To its first field, else to the part itself, from where Tab goes on into it. A part that took the focus by itself keeps it. */
export function focusSide(name: string): void {
  requestAnimationFrame(() => {
    const side = [...document.querySelectorAll<HTMLElement>('section')].find((part) => part.getAttribute('aria-label') === name)
    if (!side || side.contains(document.activeElement)) return
    side.tabIndex = -1
    const field = side.querySelector<HTMLElement>('input:not([type="checkbox"], [type="radio"]), textarea')
    ;(field ?? side).focus()
  })
}

export const focusCanvas = (): void => document.querySelector<HTMLElement>('[data-canvas]')?.focus()
