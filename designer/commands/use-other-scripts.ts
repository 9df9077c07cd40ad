/** The scripts of the workspace, read when first wanted. */
import { useEffect, useState } from 'react'
import { readScripts, type ScriptSummary } from '../api/scripts'

export interface OtherScripts {
  readonly scripts: readonly ScriptSummary[]
  readonly isMissing: boolean
}

export function useOtherScripts(): OtherScripts {
  const [state, setState] = useState<OtherScripts>({ scripts: [], isMissing: false })
  useEffect(() => {
    const leaving = new AbortController()
    readScripts(leaving.signal).then(
      (scripts) => setState({ scripts, isMissing: false }),
      () => {
        if (!leaving.signal.aborted) setState({ scripts: [], isMissing: true })
      },
    )
    return () => leaving.abort()
  }, [])
  return state
}
