/** Where the product's sends go while it is measured: a process of its own. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface NullGraph {
  readonly url: string
  /** Sends taken so far. */
  sends(): Promise<number>
  stop(): void
}

export async function startNullGraph(): Promise<NullGraph> {
  const child = fork(fileURLToPath(new URL('./null-graph.worker.ts', import.meta.url)))
  const number = async () => {
    const [answer] = (await once(child, 'message')) as [number]
    return answer
  }
  const port = await number()
  return {
    url: `http://127.0.0.1:${port}`,
    sends() {
      const answer = number()
      child.send('sends')
      return answer
    },
    stop: () => child.disconnect(),
  }
}
