/** Looks through a script for what no check of single nodes can see, off the page's thread: it takes some hundred milliseconds. */
import type { Directory } from '../../engine/directory/model/directory'
import { prove } from '../../engine/prove/prove'
import type { Script } from '../../engine/script/script'

export interface ProofAsked {
  readonly script: Script
  readonly directory: Directory | undefined
}

addEventListener('message', ({ data: { script, directory } }: MessageEvent<ProofAsked>) => postMessage(prove(script, directory)))
