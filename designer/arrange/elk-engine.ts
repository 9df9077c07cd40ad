/** ELK in a worker of its own, from our own files; the library itself is used as it is. */
import Elk from 'elkjs/lib/elk-api'
import workerAddress from 'elkjs/lib/elk-worker.min.js?url'
import type { LayoutEngine } from './layout/engine'

export function startElk(): LayoutEngine {
  const elk = new Elk({ workerFactory: () => new Worker(workerAddress) })
  return { layout: (graph) => elk.layout(graph), end: () => elk.terminateWorker() }
}
