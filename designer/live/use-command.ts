/** Something a person does that the server answers: what is running, and why the last one failed. */
import { useCallback, useState } from 'react'
import { messageOf } from '../api/client'

export interface CommandRunner {
  readonly isRunning: boolean
  /** For people; undefined once the next one starts. */
  readonly problem: string | undefined
  /** Resolves to whether it was done; never rejects. */
  run(work: () => Promise<unknown>): Promise<boolean>
}

export function useCommand(): CommandRunner {
  const [state, setState] = useState<Pick<CommandRunner, 'isRunning' | 'problem'>>({ isRunning: false, problem: undefined })
  const run = useCallback(async (work: () => Promise<unknown>) => {
    setState({ isRunning: true, problem: undefined })
    try {
      await work()
      setState({ isRunning: false, problem: undefined })
      return true
    } catch (error) {
      setState({ isRunning: false, problem: messageOf(error) })
      return false
    }
  }, [])
  return { ...state, run }
}
