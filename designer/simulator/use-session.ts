/** The session of a panel: begun at once with the plainest scenario, and anew whenever the author says so. */
import { useEffect, useEffectEvent, useState } from 'react'
import type { Directory } from '../../engine/directory/model/directory'
import type { Problem, Script } from '../../engine/script/script'
import { words } from '../wording/words'
import { keepStory, keptStory } from './kept-session'
import { errorsOf } from './session/scene'
import { SimulatorSession } from './session/session'
import { plainScenario, type Scenario } from './session/settings'

export type SessionState =
  | { readonly is: 'starting' }
  | { readonly is: 'broken'; readonly errors: readonly Problem[] }
  | { readonly is: 'failed'; readonly reason: string }
  | { readonly is: 'running'; readonly session: SimulatorSession }

export interface SessionHandle {
  readonly state: SessionState
  readonly scenario: Scenario
  /** Begins anew with the script as it is now. */
  begin(scenario: Scenario): void
}

const STARTING: SessionState = { is: 'starting' }

export function useSession(script: Script, directory: Directory): SessionHandle {
  const [kept] = useState(() => keptStory(script.id))
  const [scenario, setScenario] = useState(() => kept?.scenario ?? plainScenario(directory, Date.now(), words.phone.ownName))
  const [wanted, setWanted] = useState(() => (kept ? undefined : { script, directory, scenario }))
  const [state, setState] = useState<SessionState>(kept ? { is: 'running', session: kept.session } : STARTING)

  useEffect(() => {
    if (!wanted) return
    let isCurrent = true
    const { script: drawn, directory: workspace, scenario: chosen } = wanted
    const errors = errorsOf(drawn, workspace)
    if (errors.length > 0) {
      setState({ is: 'broken', errors })
      return
    }
    SimulatorSession.begin({ ...chosen, script: drawn, directory: workspace }).then(
      (session) => {
        if (!isCurrent) return
        keepStory({ session, scenario: chosen })
        setState({ is: 'running', session })
      },
      (error: unknown) => {
        if (isCurrent) setState({ is: 'failed', reason: error instanceof Error ? error.message : String(error) })
      },
    )
    return () => {
      isCurrent = false
    }
  }, [wanted])

  const isBroken = state.is === 'broken' || state.is === 'failed'
  // nothing runs that a new start could end, so the mended script is tried at once
  const tryAgain = useEffectEvent(() => {
    if (isBroken) setWanted({ script, directory, scenario })
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is tried again when what is to run has changed
  useEffect(() => tryAgain(), [script, directory])

  return {
    state,
    scenario,
    begin(next) {
      setScenario(next)
      setWanted({ script, directory, scenario: next })
    },
  }
}
