/** A small choice of this browser, kept over reloads. */
import { useCallback, useState } from 'react'

/** Falls back where storage is off or holds something else. */
export function useKept<Value>(name: string, fallback: Value): readonly [Value, (value: Value) => void] {
  const key = `cordboard.${name}`
  const [value, setValue] = useState<Value>(() => read(key) ?? fallback)
  const keep = useCallback(
    (next: Value) => {
      setValue(next)
      try {
        localStorage.setItem(key, JSON.stringify(next))
      } catch {
        // private windows may refuse storage; the choice then lasts until the page is left
      }
    },
    [key],
  )
  return [value, keep]
}

function read<Value>(key: string): Value | undefined {
  try {
    const kept = localStorage.getItem(key)
    return kept === null ? undefined : (JSON.parse(kept) as Value)
  } catch {
    return undefined
  }
}
