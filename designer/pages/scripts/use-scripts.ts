/** All scripts with what the list tells of them, read again when the page is looked at and every half minute. */
import { useEffect, useEffectEvent } from 'react'
import type { Directory } from '../../../engine/directory/model/directory'
import { readScripts, type ScriptSummary } from '../../api/scripts'
import { readDirectory } from '../../api/workspace'
import { type LiveView, useLiveView } from '../../live/use-live-view'

export interface Scripts {
  readonly scripts: readonly ScriptSummary[]
  readonly directory: Directory
}

const AGAIN_MS = 30_000

export function useScripts(): LiveView<Scripts> {
  const view = useLiveView<Scripts>({
    of: 'scripts',
    concerns: () => false,
    async load(signal) {
      const [scripts, directory] = await Promise.all([readScripts(signal), readDirectory(signal)])
      return { scripts, directory }
    },
  })
  const again = useEffectEvent(() => {
    if (document.visibilityState === 'visible') void view.reload()
  })
  useEffect(() => {
    const listener = () => again()
    const timer = setInterval(listener, AGAIN_MS)
    document.addEventListener('visibilitychange', listener)
    addEventListener('online', listener)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', listener)
      removeEventListener('online', listener)
    }
  }, [])
  return view
}

/** The channels whose new cases begin with the script. */
export const channelsOf = (scriptId: string, { channels }: Pick<Directory, 'channels'>) =>
  channels.filter(({ defaultScript }) => defaultScript === scriptId)

/** By a part of the name or the id, in any case. */
export function found(scripts: readonly ScriptSummary[], query: string): readonly ScriptSummary[] {
  const wanted = query.trim().toLocaleLowerCase()
  if (wanted === '') return scripts
  return scripts.filter(({ id, name }) => `${name} ${id}`.toLocaleLowerCase().includes(wanted))
}
