/** Brings the engine's expression language to the page: undefined until it is there, tried again by the next who asks. */
import { useEffect, useState } from 'react'
import type * as LanguageEngine from './language-engine'

export type ExpressionEngine = typeof LanguageEngine

let engine: ExpressionEngine | undefined

export async function loadEngine(): Promise<ExpressionEngine> {
  engine ??= await import('./language-engine')
  return engine
}

/** `isWanted`: whether there is anything to be done with it. */
export function useEngine(isWanted = true): ExpressionEngine | undefined {
  const [loaded, setLoaded] = useState(engine)
  useEffect(() => {
    let isGone = false
    if (!loaded && isWanted) {
      loadEngine().then(
        (it) => {
          if (!isGone) setLoaded(it)
        },
        // without it, fields go on without results and hints
        () => undefined,
      )
    }
    return () => {
      isGone = true
    }
  }, [loaded, isWanted])
  return loaded
}
