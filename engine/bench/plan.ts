/** How much is measured: sizes of a whole run, of a quick one, and what fits together. */

export interface BenchPlan {
  /** Open conversations of the large case; the small one has SMALL. */
  readonly conversations: number
  /** Messages of one measurement. */
  readonly messages: number
  /** Of what is measured in this process; the median counts. */
  readonly rounds: number
  /** How long sends may take to drain after the last webhook, s. */
  readonly drainSeconds: number
  /** Where data is kept while it runs; removed at the end. */
  readonly folder: string
  /** Where CPU profiles of the product are written. */
  readonly profileFolder?: string
}

export const SMALL = 1_000
export const ASKERS = 64
export const CONNECTIONS = 64

export const WHOLE = { conversations: 1_000_000, messages: 16_000, rounds: 3, drainSeconds: 30 } as const
export const QUICK = { conversations: 50_000, messages: 4_000, rounds: 3, drainSeconds: 10 } as const

/** A small conversation takes a warm-up of an eighth, a full and a half load: with more it meets the brake on automatic messages. */
export const MOST_MESSAGES = 16_000

/** Throws when conversations would get more messages than a script may answer in ten minutes. */
export function checkPlan({ conversations, messages }: Pick<BenchPlan, 'conversations' | 'messages'>): void {
  const needed = Math.ceil(messages / 4)
  if (conversations < Math.max(SMALL, needed)) {
    throw new Error(`${messages} messages need at least ${Math.max(SMALL, needed)} conversations: give --conversations or fewer --messages`)
  }
}

/** Progress and advice on the way, for whoever waits. */
export type Say = (line: string) => void
