/** A text in a plain field: for fingers, for narrow pages, and where Monaco cannot be had. */
import { useImperativeHandle, useRef } from 'react'
import type { CodeSurfaceProps } from './code-surface'
import styles from './code-view.module.css'
import { leastChange } from './least-change'
import { lineOf } from './read-typed'

export function PlainSurface({ ref, initial, label, isReadOnly, mistakes, onType, onLeave, onStand }: CodeSurfaceProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle(ref, () => ({
    show(text) {
      const element = field.current
      const change = element && leastChange(element.value, text)
      if (!element || !change) return
      const { selectionStart, selectionEnd, scrollTop } = element
      const moved = (offset: number) => {
        if (offset <= change.from) return offset
        return offset >= change.to ? offset + change.text.length - (change.to - change.from) : change.from
      }
      element.value = text
      element.setSelectionRange(moved(selectionStart), moved(selectionEnd))
      element.scrollTop = scrollTop
    },
    reveal(from, to) {
      const element = field.current
      if (!element) return
      const line = lineOf(element.value, from)
      const all = element.value.split('\n').length
      element.setSelectionRange(from, to)
      element.scrollTop = Math.max(0, (element.scrollHeight * (line - 2)) / all)
    },
    hasFocus: () => document.activeElement === field.current,
  }))
  return (
    <textarea
      ref={field}
      className={styles.plain}
      defaultValue={initial}
      aria-label={label}
      aria-invalid={mistakes.length > 0}
      readOnly={isReadOnly}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      wrap="off"
      dir="ltr"
      onChange={({ target }) => onType?.(target.value)}
      onBlur={onLeave}
      onClick={({ currentTarget }) => onStand(currentTarget.selectionStart)}
      onKeyUp={({ currentTarget }) => onStand(currentTarget.selectionStart)}
    />
  )
}
