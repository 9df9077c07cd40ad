/** The keys of a tree: arrows, Home, End, `*`, letters; with Shift the selection grows, with Ctrl it stays. The rest is the row's own. */
import { type KeyboardEvent, useRef } from 'react'
import { plain } from '../search/rank'
import type { Outline } from './use-outline'

interface TreeKeys {
  readonly outline: Outline
  nameAt(index: number): string
  /** Does what the row has for this key; tells whether it has anything. */
  act(row: Outline['rows'][number], key: string): boolean
  openMenu(index: number): void
}

/** Letters typed one after the other are one word. */
const TYPING_MS = 700

export function useTreeKeys({ outline, nameAt, act, openMenu }: TreeKeys): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', at: 0 })
  const { rows, active } = outline

  function typeAhead(letter: string, now: number) {
    const isGoingOn = now - typed.current.at < TYPING_MS
    const text = isGoingOn ? typed.current.text + letter : letter
    typed.current = { text, at: now }
    // a letter typed again goes on to the next row that begins with it
    const start = isGoingOn && text.length > 1 ? 0 : 1
    const wanted = plain(text)
    for (let step = start; step < rows.length + start; step += 1) {
      const index = (active + step) % rows.length
      if (plain(nameAt(index)).startsWith(wanted)) return outline.walkTo(index)
    }
  }

  function open(isForward: boolean) {
    const row = rows[active]
    if (!row) return
    if (isForward) {
      if (row.isExpandable && !row.isExpanded) outline.fold([row.item.key], false)
      else if (row.isExpanded) outline.walkTo(active + 1)
    } else if (row.isExpanded) outline.fold([row.item.key], true)
    else if (row.parent !== undefined) outline.walkTo(row.parent)
  }

  function unfoldSiblings() {
    const siblings = rows.filter(({ parent }) => parent === rows[active]?.parent)
    outline.fold(
      siblings.map(({ item }) => item.key),
      false,
    )
  }

  /** Whether the key was one of the tree's. */
  function walk({ key, shiftKey, ctrlKey, metaKey, currentTarget }: KeyboardEvent): boolean {
    const isControlled = ctrlKey || metaKey
    const options = { extend: shiftKey, only: isControlled }
    const isRtl = getComputedStyle(currentTarget).direction === 'rtl'
    switch (key) {
      case 'ArrowDown':
        outline.walkTo(Math.min(active + 1, rows.length - 1), options)
        return true
      case 'ArrowUp':
        outline.walkTo(Math.max(active - 1, 0), options)
        return true
      case 'ArrowRight':
      case 'ArrowLeft':
        if (isControlled) return false
        open((key === 'ArrowRight') !== isRtl)
        return true
      case 'Home':
        outline.walkTo(0, options)
        return true
      case 'End':
        outline.walkTo(rows.length - 1, options)
        return true
      case 'PageDown':
        outline.walkTo(Math.min(active + PAGE, rows.length - 1), options)
        return true
      case 'PageUp':
        outline.walkTo(Math.max(active - PAGE, 0), options)
        return true
      case '*':
        unfoldSiblings()
        return true
      case ' ':
        outline.walkTo(active, { toggle: isControlled })
        return true
      case 'ContextMenu':
      case 'F10':
        if (key === 'F10' && !shiftKey) return false
        openMenu(active)
        return true
      default:
        return false
    }
  }

  return (event) => {
    const { key, shiftKey, ctrlKey, metaKey, altKey, timeStamp } = event
    const row = rows[active]
    if (altKey || !row) return
    const isDone = walk(event) || (!ctrlKey && !metaKey && act(row, shiftKey && key.length > 1 ? `Shift+${key}` : key))
    if (isDone) {
      event.preventDefault()
      event.stopPropagation()
    } else if (!ctrlKey && !metaKey && /^[\p{L}\p{N}]$/u.test(key)) {
      event.preventDefault()
      typeAhead(key, timeStamp)
    }
  }
}

const PAGE = 10
