/** Puts the focus on the first thing within a part of a form that takes it. */

const TAKES_FOCUS = 'input:not(:disabled), select:not(:disabled), textarea, [role="textbox"], [contenteditable="true"]'

/** Fields first; buttons where there is no field. */
export function focusWithin(part: Element | null | undefined): boolean {
  if (!part) return false
  const found = [...part.querySelectorAll<HTMLElement>(TAKES_FOCUS)].find((each) => !each.closest('[hidden]')) ?? buttonOf(part)
  found?.focus()
  found?.scrollIntoView?.({ block: 'nearest' })
  return found !== undefined
}

function buttonOf(part: Element): HTMLElement | undefined {
  if (part instanceof HTMLButtonElement) return part
  return part.querySelector<HTMLElement>('button:not(:disabled)') ?? undefined
}
