/** What a script was before: published versions and snapshots of drafts in one list, and the documents of snapshots. */
import { z } from '@hono/zod-openapi'
import { ScriptId } from '../../../nodes/ids'
import { NotFound } from '../../directory/errors'
import { findPublishedScript } from '../../directory/model/look-up'
import type { Api } from '../api-env'
import { apiRoute } from '../api-route'
import { ScriptDocument } from '../script-shapes'
import type { Services } from '../services'
import { Actor, Counter, encodePlace, Limit, Place, Time } from '../shapes'

const tag = 'Scripts'

const counts = { added: z.int(), removed: z.int(), changed: z.int() }
const placedCounts = { ...counts, moved: z.int() }

const Changes = z
  .object({
    nodes: z.object(placedCounts),
    links: z.object(counts),
    variables: z.object(counts),
    notes: z.object(placedCounts),
    frames: z.object(placedCounts),
    other: z.int().openapi({ description: 'Name, description, error handler' }),
  })
  .openapi('ScriptChanges')

const item = { name: z.string(), hash: z.string(), at: Time, by: Actor, changes: Changes.optional() }

const HistoryItem = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('version'), version: z.int(), note: z.string(), ...item }),
    z.object({
      kind: z.literal('draft'),
      revision: z.int(),
      beganAt: Time.openapi({ description: 'When this stretch of work began; `at` is its last save' }),
      isCurrent: z.boolean().openapi({ description: 'It is the draft itself' }),
      sameAsVersion: z.int().optional().openapi({ description: 'The newest version that says the same' }),
      ...item,
    }),
  ])
  .openapi('ScriptHistoryItem')

export function scriptHistoryRoutes(api: Api, { directory }: Pick<Services, 'directory'>): void {
  const history = apiRoute({
    method: 'get',
    path: '/scripts/{id}/history',
    right: 'viewScripts',
    tag,
    summary: 'Versions and what is kept of drafts, newest first, each with how much it changed against the one before of its kind',
    request: {
      params: z.object({ id: ScriptId }),
      query: z.object({ before: Place(z.tuple([z.number(), z.enum(['version', 'draft']), z.number()])).optional(), limit: Limit }),
    },
    answer: z.object({ items: z.array(HistoryItem), publishedVersion: z.int().optional(), next: z.string().optional() }),
  })
  api.openapi(history, (c) => {
    const { id } = c.req.valid('param')
    const { before, limit } = c.req.valid('query')
    const place = before && { at: before[0], kind: before[1], number: before[2] }
    const { items, next } = directory.scriptHistory(id, { limit, ...(place ? { before: place } : {}) })
    if (items.length === 0 && !before) throw new NotFound(`There is no script "${id}".`)
    const publishedVersion = findPublishedScript(directory.current(), id)?.version
    return c.json({ items, publishedVersion, ...(next ? { next: encodePlace([next.at, next.kind, next.number]) } : {}) })
  })

  const snapshot = apiRoute({
    method: 'get',
    path: '/scripts/{id}/drafts/{revision}',
    right: 'viewScripts',
    tag,
    summary: 'The document of a draft that is kept in the history; saved as the draft, it is restored',
    request: { params: z.object({ id: ScriptId, revision: Counter }) },
    answer: ScriptDocument,
  })
  api.openapi(snapshot, (c) => {
    const { id, revision } = c.req.valid('param')
    const script = directory.draftSnapshot(id, revision)
    if (!script) throw new NotFound(`Draft ${revision} of the script "${id}" is not kept; its history names those that are.`)
    return c.json(script)
  })
}
