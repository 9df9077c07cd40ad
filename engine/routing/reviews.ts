/**
 * Looks at many cases or agents in batches: each batch is an event of its own, so other events go on in between and none grows
 * with the number of waiting cases.
 */
import { keyOf } from './chunks'
import { isWithin, signedInProficiencies } from './eligibility'
import { decide, enterQueue, vacate, type Work, withoutHold } from './moves'
import type { CaseKey, RoutingReview } from './protocol'
import type { QueueEntry } from './state'
import { nextInLine } from './waiting-line'
import { effectiveWish } from './wish'

/** How many agents are matched in one event after the directory changed. */
const AGENTS_PER_BATCH = 20

type QueueReview = Extract<RoutingReview, { readonly type: 'queue.review' }>

/** An agent signed in or out: waiting cases may have become staffed or unstaffed, unless somebody as good stays signed in. */
export async function reviewStaffing({ draft, team }: Work, agentId: string): Promise<void> {
  const waiting = await draft.waitingSkills()
  const others = new Map([...draft.roster].filter(([other]) => other !== agentId))
  for (const [skill, proficiency] of team.skillsOf(agentId)) {
    if (!waiting.includes(skill) || signedInProficiencies(team, others, skill).includes(proficiency)) continue
    draft.continueWith({ type: 'queue.review', skill, after: null })
  }
}

/** Everything that waits and everybody who may have room, after the directory changed. */
export async function reviewAll(work: Work): Promise<void> {
  const { draft } = work
  for (const skill of await draft.waitingSkills()) {
    const review = { type: 'queue.review', skill, after: null } as const
    // cases that change their skill do so first, so that they are in order with the others when agents take some
    if (work.team.skill(skill)) draft.continueWith(review)
    else await reviewQueue(work, review)
  }
  const available = [...draft.roster].filter(([, presence]) => presence === 'available').map(([agentId]) => agentId)
  for (let from = 0; from < available.length; from += AGENTS_PER_BATCH) {
    draft.continueWith({ type: 'agents.review', agentIds: available.slice(from, from + AGENTS_PER_BATCH) })
  }
}

/** One chunk of a queue: tells cases whose staffing changed, and moves those whose skill is gone to the channel's default skill. */
export async function reviewQueue(work: Work, { skill, after }: QueueReview): Promise<void> {
  const { draft } = work
  const next = await nextInLine(draft, skill, after)
  const last = next?.entries.at(-1)
  if (!next || !last) return
  if (work.team.skill(skill)) await tellStaffing(work, skill, next.n, next.chunk)
  else await moveToDefaultSkill(work, next.entries)
  if (!next.isLast) draft.continueWith({ type: 'queue.review', skill, after: keyOf(last) })
}

async function tellStaffing(work: Work, skill: string, n: number, chunk: readonly QueueEntry[]): Promise<void> {
  const { draft, team } = work
  const proficiencies = signedInProficiencies(team, draft.roster, skill)
  const isStaffed = (entry: QueueEntry) => proficiencies.some((proficiency) => isWithin(proficiency, entry))
  const told = new Map<CaseKey, boolean>()
  for (const entry of chunk) if (entry.isStaffed !== isStaffed(entry)) told.set(entry.caseKey, isStaffed(entry))
  if (told.size === 0) return
  draft.setChunk(
    skill,
    n,
    chunk.map((entry) => ({ ...entry, isStaffed: told.get(entry.caseKey) ?? entry.isStaffed })),
  )
  const cases = await Promise.all([...told.keys()].map((caseKey) => draft.theCase(caseKey)))
  for (const [at, [caseKey, nowStaffed]] of [...told].entries()) {
    const theCase = cases[at]
    if (theCase?.what.is !== 'queued') continue
    decide(work, caseKey, theCase, { ...theCase.what, because: 'staffingChanged', isStaffed: nowStaffed })
  }
}

async function moveToDefaultSkill(work: Work, entries: readonly QueueEntry[]): Promise<void> {
  for (const { caseKey } of entries) {
    const theCase = await work.draft.theCase(caseKey)
    if (!theCase) continue
    const wish = effectiveWish(work.team, theCase.wish, theCase.channelId)
    if (wish.skill === theCase.wish.skill) continue
    await vacate(work, caseKey, theCase)
    enterQueue(work, caseKey, { ...withoutHold(work.draft, theCase), wish }, 'transferred')
  }
}
