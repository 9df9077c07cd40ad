/** The engine's prover in a worker of its own. */
import type { Directory } from '../../engine/directory/model/directory'
import type { Proof } from '../../engine/prove/proof'
import type { Script } from '../../engine/script/script'
import type { ProofAsked } from './proof.worker'

export interface Prover {
  /** One at a time. Rejects where it could not be loaded, or broke. */
  prove(script: Script, directory: Directory | undefined): Promise<Proof>
  end(): void
}

export function startProver(): Prover {
  let worker: Worker | undefined
  return {
    async prove(script, directory) {
      worker ??= new Worker(new URL('./proof.worker.ts', import.meta.url), { type: 'module' })
      const asked = worker
      return new Promise((resolve, reject) => {
        asked.onmessage = ({ data }: MessageEvent<Proof>) => resolve(data)
        asked.onerror = ({ message }) => {
          asked.terminate()
          worker = undefined
          reject(new Error(message))
        }
        asked.postMessage({ script, directory } satisfies ProofAsked)
      })
    },
    end: () => worker?.terminate(),
  }
}
