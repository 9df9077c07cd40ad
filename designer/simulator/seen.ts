/** What every part of the panel looks at: the session, the moment on show, and how things are called. */
import { createContext, useContext } from 'react'
import type { Directory } from '../../engine/directory/model/directory'
import type { Script } from '../../engine/script/script'
import type { Clock } from './clock'
import type { Names } from './names'
import type { Moment } from './session/moment'
import type { SessionView, SimulatorSession } from './session/session'

export interface Seen {
  readonly session: SimulatorSession
  readonly view: SessionView
  readonly moment: Moment
  /** The moment before, to see what changed. */
  readonly before: Moment | undefined
  /** As it was when the session began. */
  readonly script: Script
  readonly directory: Directory
  readonly clock: Clock
  readonly names: Names
}

export const SeenContext = createContext<Seen | undefined>(undefined)

export function useSeen(): Seen {
  const seen = useContext(SeenContext)
  if (!seen) throw new Error('This part belongs inside the simulator panel')
  return seen
}
