/** Loads the way of a case and the version that it ran, and keeps both in the store while the component is there. */
import { useEffect, useMemo } from 'react'
import { readVersion } from '../../api/scripts'
import { readTrace } from '../../api/workspace'
import { useLiveView } from '../../live/use-live-view'
import { concernsConversation } from '../../playground/concerns'
import type { ShownCase } from '../shown-case'
import { readCaseWay } from './case-way'
import { closeWay, goToStep, openWay } from './way-store'

/** @param firstStep where the way is looked at first, counted from 0; undefined: at its end */
export function useLoadWay({ conversation, run }: ShownCase, firstStep: number | undefined): void {
  const trace = useLiveView({
    of: conversation,
    load: (signal) => readTrace(conversation, signal),
    concerns: concernsConversation(conversation),
  })
  const way = useMemo(() => trace.data && readCaseWay(trace.data, run), [trace.data, run])
  const { scriptId, version } = way?.run ?? {}
  const script = useLiveView({
    of: scriptId === undefined ? undefined : `${scriptId} ${version}`,
    load: (signal) => readVersion(scriptId ?? '', version ?? 0, signal),
    concerns: () => false,
  })
  const { reload: reloadTrace } = trace
  const { reload: reloadScript } = script

  useEffect(() => {
    openWay.setState({
      way,
      script: script.data,
      problem:
        trace.error !== undefined
          ? { of: 'way', error: trace.error }
          : script.error !== undefined
            ? { of: 'script', error: script.error }
            : undefined,
      isMissing: trace.data !== undefined && way === undefined,
      retry: () => void Promise.all([reloadTrace(), reloadScript()]),
    })
  }, [way, script.data, script.error, trace.data, trace.error, reloadTrace, reloadScript])

  const isThere = way !== undefined
  useEffect(() => {
    if (isThere && firstStep !== undefined) goToStep(firstStep)
  }, [isThere, firstStep])

  useEffect(() => closeWay, [])
}
