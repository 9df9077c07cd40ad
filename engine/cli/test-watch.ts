/** `cordboard test --watch`: runs again whenever a file of the workspace changes, until it is interrupted. */
import { watch } from 'node:fs'

/** Editors write a file in several steps. */
const SETTLED_MS = 150

/** What a run reads; a report that it writes into the same folder must not start the next one. */
export function isRead(file: string): boolean {
  return /(^|[\\/])(workspace\.yaml|scripts[\\/][^\\/]+\.json|[^\\/]+\.test\.ya?ml)$/.test(file)
}

/** Ends when `signal` is aborted. */
export function watchFolder(folder: string, run: () => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let waiting: NodeJS.Timeout | undefined
    const watcher = watch(folder, { recursive: true, signal }, (_event, name) => {
      if (name !== null && !isRead(name)) return
      clearTimeout(waiting)
      waiting = setTimeout(run, SETTLED_MS)
    })
    watcher.on('error', (error) => (error.name === 'AbortError' ? resolve() : reject(error)))
    watcher.on('close', () => {
      clearTimeout(waiting)
      resolve()
    })
  })
}
