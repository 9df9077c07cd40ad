/**
 * Rows of controls as one Tab stop: arrow keys go up and down through rows (`data-row`) and along the controls of a row
 * (`data-cell`). Letters go to the search field.
 */
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'

export function useRovingRows(searchField: RefObject<HTMLInputElement | null>) {
  const list = useRef<HTMLDivElement>(null)

  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const cells = (row: HTMLElement | undefined) => [...(row?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])]

  useEffect(() => {
    const all = rows().flatMap(cells)
    // what was the Tab stop may be gone from the list
    if (!all.some((cell) => cell.tabIndex === 0)) all[0]?.setAttribute('tabindex', '0')
  })

  function focus(cell: HTMLElement | undefined) {
    cell?.focus()
    cell?.scrollIntoView?.({ block: 'nearest' })
  }

  function onKeyDown(event: KeyboardEvent) {
    const all = rows()
    const target = event.target as HTMLElement
    const row = all.findIndex((each) => each.contains(target))
    const column = cells(all[row]).indexOf(target)
    if (row === -1 || column === -1 || event.ctrlKey || event.metaKey || event.altKey) return
    const isRtl = getComputedStyle(target).direction === 'rtl'
    switch (event.key) {
      case 'ArrowDown':
        focus(cells(all[row + 1])[column])
        break
      case 'ArrowUp':
        if (row === 0) searchField.current?.focus()
        else focus(cells(all[row - 1])[column])
        break
      case 'ArrowRight':
      case 'ArrowLeft':
        focus(cells(all[row])[column + ((event.key === 'ArrowRight') !== isRtl ? 1 : -1)])
        break
      case 'Home':
        focus(cells(all[0])[0])
        break
      case 'End':
        focus(cells(all.at(-1))[0])
        break
      default:
        // the field has the focus by the time the letter is typed
        if (/^[\p{L}\p{N}]$/u.test(event.key)) searchField.current?.focus()
        return
    }
    event.preventDefault()
  }

  function onFocus({ target }: FocusEvent<HTMLElement>) {
    if (!target.hasAttribute('data-cell')) return
    for (const cell of rows().flatMap(cells)) cell.setAttribute('tabindex', cell === target ? '0' : '-1')
  }

  return { list: { ref: list, onKeyDown, onFocus }, focusFirst: () => focus(cells(rows()[0])[0]) }
}
