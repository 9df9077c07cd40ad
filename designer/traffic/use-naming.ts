/** Names of nodes and ports for counts of a version: the version itself is loaded for it, the draft knows the rest. */
import { useMemo } from 'react'
import type { Script } from '../../engine/script/script'
import { readVersion } from '../api/scripts'
import { useScript } from '../editor/editor-context'
import { useLiveView } from '../live/use-live-view'
import { type Naming, namingBy } from './naming'

export interface NamedVersion {
  readonly naming: Naming
  /** The version itself, once it is there. */
  readonly script: Script | undefined
}

export function useNaming(scriptId: string, version: number): NamedVersion {
  const draft = useScript(({ script }) => script)
  const { data: script } = useLiveView<Script>({
    of: `${scriptId} ${version}`,
    load: (signal) => readVersion(scriptId, version, signal),
    concerns: () => false,
  })
  const naming = useMemo(() => namingBy(script, draft), [script, draft])
  return { naming, script }
}
