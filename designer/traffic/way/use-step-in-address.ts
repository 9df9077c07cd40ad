/** The address names the step that is looked at, so that a link leads to the very moment; at the end of the way it names none. */
import { useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import { useStore } from 'zustand'
import { openWay } from './way-store'

/** Browsers refuse to rewrite the address at every press of a key that is held down. */
const SETTLED_MS = 400

/** The step that the address named when the page was opened, counted from 0. */
export function useStepInAddress(): number | undefined {
  const [search, setSearch] = useSearchParams()
  const [first] = useState(() => search.get('step'))
  const isOpen = useStore(openWay, ({ way }) => way !== undefined)
  const at = useStore(openWay, (state) => state.at)

  useEffect(() => {
    if (!isOpen) return
    const timer = setTimeout(() => {
      setSearch(
        (before) => {
          const after = new URLSearchParams(before)
          if (at === 'end') after.delete('step')
          else after.set('step', String(at + 1))
          return after
        },
        { replace: true },
      )
    }, SETTLED_MS)
    return () => clearTimeout(timer)
  }, [isOpen, at, setSearch])

  return first !== null && /^\d+$/.test(first) ? Number(first) - 1 : undefined
}
