/** Monaco, loaded when an editor is first shown: it is larger than all the rest of the page. */
import type { MonacoApi } from './monaco-api'

let loading: Promise<MonacoApi> | undefined

/** The same for everybody; what could not be loaded is tried again by the next who asks. */
export function loadMonaco(): Promise<MonacoApi> {
  loading ??= import('./monaco').then(({ startMonaco }) => startMonaco())
  loading.catch(() => {
    loading = undefined
  })
  return loading
}
