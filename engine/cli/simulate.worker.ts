/** Simulates one seed after another as it is told, in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Script } from '../script/script'
import { simulatedDirectory } from '../simulation/default-workspace'
import { simulate } from '../simulation/simulate'
import { simulatedWorkspace } from '../simulation/workspace'

const { script } = workerData as { readonly script: Script }
const workspace = simulatedWorkspace(simulatedDirectory(script.id), [script])

parentPort?.on('message', (seed: number) => {
  simulate(workspace, seed).then(
    (report) => parentPort?.postMessage(report),
    (error: unknown) =>
      parentPort?.postMessage({
        seed,
        breaches: [`the simulation broke: ${error instanceof Error ? error.stack : String(error)}`],
        events: 0,
        crashes: 0,
        messages: 0,
        digest: '',
      }),
  )
})
