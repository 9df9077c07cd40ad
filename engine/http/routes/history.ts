/** History as it was kept, in pages, and live as a stream of server-sent events that goes on where it was cut off. */
import { z } from '@hono/zod-openapi'
import type { SSEStreamingApi } from 'hono/streaming'
import { streamSSE } from 'hono/streaming'
import type { KeptEntry } from '../../history/entries'
import type { Authenticated } from '../../people/people'
import { conversationOf } from '../../views/projection'
import { ownAgentId, seesEverything } from '../acting-agent'
import type { Api } from '../api-env'
import { apiRoute } from '../api-route'
import { HistoryEntry } from '../case-shapes'
import { tellInbox } from '../inbox-news'
import { CHECK_MS, createStreamPlaces, LONGEST_MS, mayStillListen } from '../live-stream'
import type { Services } from '../services'
import { Limit } from '../shapes'

const tag = 'History'
const Cursor = z.coerce.number().int().nonnegative()

/** More than this behind, a screen is quicker to load the views again. */
const MAX_BEHIND = 5_000
const PAGE = 500

type LiveServices = Pick<Services, 'history' | 'live' | 'views' | 'people' | 'directory' | 'now'>

export function historyRoutes(api: Api, services: LiveServices): void {
  const list = apiRoute({
    method: 'get',
    path: '/history',
    right: 'supervise',
    tag,
    summary: 'Everything that happened, in the order of the store',
    request: { query: z.object({ after: Cursor.default(0), limit: Limit }) },
    answer: z.object({ entries: z.array(HistoryEntry), next: z.int().optional() }),
  })
  api.openapi(list, async (c) => {
    const { after, limit } = c.req.valid('query')
    const entries = await services.history.after(after, limit)
    const last = entries.at(-1)
    return c.json({ entries, ...(last ? { next: last.cursor } : {}) })
  })

  const live = apiRoute({
    method: 'get',
    path: '/live',
    right: 'answerCases',
    tag,
    answer: 'text/event-stream',
    summary:
      'Entries as they happen: event `entry` with a HistoryEntry; event `gap` means that entries are missing and views are to be loaded ' +
      'again; event `inbox` {unread} tells a person how many comments concern him or her and are not read, first and with every change',
    request: { query: z.object({ after: Cursor.optional() }), headers: z.object({ 'last-event-id': Cursor.optional() }) },
  })
  const takePlace = createStreamPlaces()
  api.openapi(live, (c) => {
    const place = takePlace()
    const from = c.req.valid('header')['last-event-id'] ?? c.req.valid('query').after
    const caller = c.get('caller')
    return streamSSE(c, async (stream) => {
      try {
        await follow(stream, services, caller, from)
      } finally {
        place.release()
      }
    })
  })
}

async function follow(stream: SSEStreamingApi, services: LiveServices, caller: Authenticated, from: number | undefined): Promise<void> {
  const reached = from ?? services.live.newest()
  // tells at once that the stream is open, and from where a reconnection goes on
  await stream.writeSSE({ event: 'open', data: '{}', id: String(reached) })
  const stopInbox = tellInbox(stream, services, caller)
  try {
    await followEntries(stream, services, caller, reached)
  } finally {
    stopInbox()
  }
}

async function followEntries(stream: SSEStreamingApi, services: LiveServices, caller: Authenticated, from: number): Promise<void> {
  const { live } = services
  const isVisible = visibility(services, caller)
  const endsAt = services.now() + LONGEST_MS
  let checkedAt = services.now()
  let reached = from
  while (!stream.aborted && !live.isClosed() && services.now() < endsAt) {
    if (services.now() - checkedAt >= CHECK_MS) {
      if (!mayStillListen(services, caller, 'answerCases')) return
      checkedAt = services.now()
      await stream.write(': still here\n\n')
    }
    const entries = await entriesAfter(reached, services)
    if (entries === 'gap') {
      reached = live.newest()
      await stream.writeSSE({ event: 'gap', data: '{}', id: String(reached) })
      continue
    }
    for (const entry of entries) {
      reached = entry.cursor
      if (isVisible(entry)) await stream.writeSSE({ event: 'entry', data: JSON.stringify(entry), id: String(entry.cursor) })
      if (stream.aborted) return
    }
    if (entries.length === 0) await live.wait(CHECK_MS)
  }
}

/** What was published after the cursor; what the feed has forgotten comes from the store. */
async function entriesAfter(cursor: number, { live, history }: LiveServices): Promise<readonly KeptEntry[] | 'gap'> {
  const newest = live.newest()
  if (cursor > newest || newest - cursor > MAX_BEHIND) return 'gap'
  const remembered = live.after(cursor)
  if (remembered) return remembered
  const stored = await history.after(cursor, PAGE)
  return stored.filter((entry) => entry.cursor <= newest)
}

/** An agent follows the conversations that he or she has or is offered, up to the decision that takes them away. */
function visibility({ views }: LiveServices, caller: Authenticated): (entry: KeptEntry) => boolean {
  if (seesEverything(caller)) return () => true
  const agentId = ownAgentId(caller)
  if (agentId === undefined) return () => false
  const own = new Set(views.cases.list({ agentId, limit: 500 }).cases.map(({ conversation }) => conversation))
  return (kept) => {
    const conversation = conversationOf(kept)
    const { entry } = kept
    if (conversation === undefined) return entry.type === 'agent.presence' && entry.agentId === agentId
    if (entry.type !== 'routing.decided') return own.has(conversation)
    const { what } = entry.decision
    const wasOwn = own.has(conversation)
    const isOwn = (what.is === 'offered' || what.is === 'assigned') && what.agentId === agentId
    if (isOwn) own.add(conversation)
    else own.delete(conversation)
    return wasOwn || isOwn
  }
}
