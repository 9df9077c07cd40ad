/**
 * Writes every change into this browser's storage.
 *
 * K1. A change is written within 200 ms, and one write runs at a time. Waiting for an idle page would be kinder to a keystroke, and lose
 *     what was typed just before a tab is closed.
 * K2. A write that fails is told, and tried again with the next change.
 */
import type { Script } from '../../engine/script/script'
import type { DraftKeeper, KeptDraft } from './kept-draft'
import type { Kept } from './sync-state'

export interface KeepLoop {
  /** The draft, its steps or its base changed. */
  changed(): void
  /** Writes at once; resolves when it was written, or could not be. */
  flush(): Promise<void>
  /** Whether this very document is written. */
  has(script: Script): boolean
  stop(): void
}

interface KeepLoopOptions {
  readonly keeper: Pick<DraftKeeper, 'put'>
  current(): KeptDraft
  tell(kept: Kept): void
}

const KEEP_AFTER_MS = 120

export function createKeepLoop({ keeper, current, tell }: KeepLoopOptions): KeepLoop {
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> | undefined
  let isDue = false
  let written: Script | undefined

  async function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    while (isDue) {
      isDue = false
      const draft = current()
      try {
        await keeper.put(draft)
        written = draft.script
        tell(isDue ? 'keeping' : 'kept')
      } catch (error) {
        written = undefined
        tell(isFull(error) ? 'full' : 'denied')
        return
      }
    }
  }

  function flush(): Promise<void> {
    writing ??= write().finally(() => {
      writing = undefined
    })
    return writing
  }

  return {
    changed() {
      if (!isDue) tell('keeping')
      isDue = true
      timer ??= setTimeout(() => void flush(), KEEP_AFTER_MS)
    },
    flush,
    has: (script) => written === script,
    stop: () => clearTimeout(timer),
  }
}

const isFull = (error: unknown) => error instanceof Error && error.name === 'QuotaExceededError'
