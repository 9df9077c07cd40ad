/** What a campaign did, in a few lines for people: a gate that did nothing proves nothing. */
import { sendsOf } from './account'
import type { Campaign } from './under-fire'

export interface Figures {
  readonly messages: number
  readonly people: number
  readonly sends: number
  readonly replies: number
  readonly repostedReplies: number
  readonly killsOnOpenSends: number
  readonly killsWhileStarting: number
  readonly requests: number
  readonly noAnswers: number
  readonly doubts: number
  readonly confirmed: number
  readonly unknown: number
  readonly notSent: number
  readonly looks: number
}

export function figuresOf(campaign: Campaign): Figures {
  const { kills, wire, said, written, people, looks } = campaign
  const { queued, doubt, notSent } = sendsOf(campaign)
  const doubts = [...doubt.values()]
  const count = <T>(all: readonly T[], is: (one: T) => boolean) => all.filter(is).length
  return {
    messages: written.length,
    people,
    sends: queued.size,
    replies: count(said, ({ answer }) => answer === 'taken'),
    repostedReplies: count(said, ({ posts }) => posts > 1),
    killsOnOpenSends: count(kills, ({ openSends }) => openSends > 0),
    killsWhileStarting: count(kills, ({ when }) => when === 'during a start'),
    requests: wire.length,
    noAnswers: count(wire, ({ ending }) => ending === 'noAnswer'),
    doubts: doubts.length,
    confirmed: count(doubts, (state) => state === 'confirmed'),
    unknown: count(doubts, (state) => state === 'unknown'),
    notSent: notSent.size,
    looks,
  }
}

export function summaryOf(campaign: Campaign, figures: Figures): string {
  const { seed, kills, done, ledger, startsMs, restMs } = campaign
  const longestStart = Math.max(...startsMs)
  return [
    `Kill gate, seed ${seed}: ${kills.length} kills, ${figures.killsOnOpenSends} of them on open sends, ${figures.killsWhileStarting} while starting`,
    `  ${figures.messages} messages of ${figures.people} people, all of them kept once; ${figures.replies} replies of agents (${figures.repostedReplies} posted again), ${done.length} other commands`,
    `  ${figures.sends} sends in ${figures.requests} requests (${figures.noAnswers} without an answer): ${ledger.length} went out once, ${figures.notSent} were refused`,
    `  ${figures.doubts} sends were in doubt: ${figures.confirmed} confirmed by a status, ${figures.unknown} unknown; ownership was looked at ${figures.looks} times`,
    `  the longest of ${startsMs.length} starts took ${longestStart} ms; all was at rest ${restMs} ms after the last one`,
  ].join('\n')
}
