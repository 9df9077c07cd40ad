/** Who else has a script open, and a stream that tells at once of saves, publications and people who come and go. */
import { z } from '@hono/zod-openapi'
import type { SSEStreamingApi } from 'hono/streaming'
import { streamSSE } from 'hono/streaming'
import { ScriptId } from '../../../nodes/ids'
import type { ScriptNews } from '../../directory/directory-store'
import { findPublishedScript } from '../../directory/model/look-up'
import type { Authenticated } from '../../people/people'
import type { Api } from '../api-env'
import { apiRoute, jsonBody } from '../api-route'
import { createEditing, type Editing } from '../editing'
import { CHECK_MS, createBell, createStreamPlaces, LONGEST_MS, mayStillListen } from '../live-stream'
import { HttpProblem } from '../problem'
import { changesOf, RunChange, Schedule } from '../schedule-shapes'
import type { Services } from '../services'
import { Actor, Time } from '../shapes'

const tag = 'Editors'

const EditorId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/, 'made by the page, once: 8 to 64 letters, digits, hyphens and underscores')
  .openapi({ description: 'Of the page, made by it once' })

const Editor = z
  .object({
    editorId: z.string(),
    name: z.string(),
    node: z.string().optional().openapi({ description: 'The node that is selected there' }),
    isEditing: z.boolean(),
    isYou: z.boolean().openapi({ description: 'Another page of the one who asks' }),
    since: Time,
  })
  .openapi('Editor')

const Presence = z.strictObject({ node: z.string().min(1).max(64).nullable().optional(), isEditing: z.boolean() })

const State = {
  draft: z.object({ revision: z.int(), at: Time, by: Actor }).optional(),
  publishedVersion: z.int().optional(),
  schedule: Schedule.optional(),
  changes: z.array(RunChange).openapi({ description: 'How far running cases have been moved or interrupted, newest first' }),
}

function stateOf({ directory, runChanges }: Pick<Services, 'directory' | 'runChanges'>, id: string) {
  const publishedVersion = findPublishedScript(directory.current(), id)?.version
  return { draft: directory.draftState(id), publishedVersion, schedule: directory.scheduled.find(id), changes: changesOf(runChanges, id) }
}

type StreamServices = Pick<Services, 'directory' | 'people' | 'live' | 'now' | 'runChanges'>

export function editorRoutes(api: Api, services: StreamServices): void {
  const editing = createEditing(() => services.now())
  const params = z.object({ id: ScriptId, editorId: EditorId })

  const enter = apiRoute({
    method: 'put',
    path: '/scripts/{id}/editors/{editorId}',
    right: 'viewScripts',
    tag,
    summary:
      'Say that a page has the script open, every ten seconds; unheard for thirty it is gone. ' +
      'Answers who else has, and what the script is at, for a page that follows no stream',
    request: { params, body: jsonBody(Presence) },
    answer: z.object({ editors: z.array(Editor), ...State }),
  })
  api.openapi(enter, (c) => {
    const { id, editorId } = c.req.valid('param')
    const { actor } = c.get('caller')
    const entering = editing.enter(id, editorId, actor, c.req.valid('json'))
    if (entering === 'notYours') throw new HttpProblem(409, `The editor id ${editorId} is somebody else's; make a new one`)
    if (entering === 'tooMany') throw new HttpProblem(503, 'Too many pages have scripts open to show them all; work goes on without')
    return c.json({ editors: editing.others(id, actor, editorId), ...stateOf(services, id) })
  })

  const leave = apiRoute({
    method: 'delete',
    path: '/scripts/{id}/editors/{editorId}',
    right: 'viewScripts',
    tag,
    status: 204,
    summary: 'Say that a page is closed',
    request: { params },
  })
  api.openapi(leave, (c) => {
    const { id, editorId } = c.req.valid('param')
    editing.leave(id, editorId, c.get('caller').actor)
    return c.body(null, 204)
  })

  const events = apiRoute({
    method: 'get',
    path: '/scripts/{id}/events',
    right: 'viewScripts',
    tag,
    answer: 'text/event-stream',
    summary:
      'What becomes of the script while it is open: `state` {draft, publishedVersion, schedule, changes} first, then `draft` ' +
      '{revision, by, at}, `published` {version, isScheduled, by, at}, `scheduled` {schedule, by, at} (none: it no longer is), ' +
      '`runsChosen` {version, choice, by, at}, `changes` {changes} while running cases are moved or interrupted, `comments` {thread, by, at}, ' +
      '`deleted` {by, at}, and `editors` {editors} with all others whenever they change',
    request: { params: z.object({ id: ScriptId }), query: z.object({ editor: EditorId.optional() }) },
  })
  const takePlace = createStreamPlaces()
  api.openapi(events, (c) => {
    const place = takePlace()
    const caller = c.get('caller')
    const { id } = c.req.valid('param')
    const { editor } = c.req.valid('query')
    return streamSSE(c, async (stream) => {
      try {
        await follow(stream, services, editing, { id, caller, editor })
      } finally {
        place.release()
      }
    })
  })
}

interface Following {
  readonly id: string
  readonly caller: Authenticated
  /** The page that follows; it is not told of itself. */
  readonly editor: string | undefined
}

async function follow(
  stream: SSEStreamingApi,
  services: StreamServices,
  editing: Editing,
  { id, caller, editor }: Following,
): Promise<void> {
  const { directory, live, runChanges } = services
  const bell = createBell()
  const news: ScriptNews[] = []
  const stops = [
    directory.onScriptChanged((each) => {
      if (each.scriptId !== id) return
      news.push(each)
      bell.ring()
    }),
    editing.onChanged((changed) => changed === id && bell.ring()),
    runChanges?.onChanged((changed) => changed === id && bell.ring()) ?? (() => undefined),
    live.onClosed(bell.ring),
  ]
  stream.onAbort(bell.ring)
  const write = (event: string, data: unknown) => stream.writeSSE({ event, data: JSON.stringify(data) })
  try {
    let toldChanges = JSON.stringify(changesOf(runChanges, id))
    // who connects again learns from it whether anything was missed
    await write('state', stateOf(services, id))
    const endsAt = services.now() + LONGEST_MS
    let checkedAt = services.now()
    let told = ''
    while (!stream.aborted && !live.isClosed() && services.now() < endsAt) {
      if (services.now() - checkedAt >= CHECK_MS) {
        if (!mayStillListen(services, caller, 'viewScripts')) return
        checkedAt = services.now()
        await stream.write(': still here\n\n')
      }
      for (const { type, scriptId: _, ...what } of news.splice(0)) await write(type, what)
      const editors = editing.others(id, caller.actor, editor)
      const now = JSON.stringify(editors)
      if (now !== told) await write('editors', { editors })
      told = now
      const changes = changesOf(runChanges, id)
      const changesNow = JSON.stringify(changes)
      if (changesNow !== toldChanges) await write('changes', { changes })
      toldChanges = changesNow
      await bell.wait(CHECK_MS)
    }
  } finally {
    for (const stop of stops) stop()
  }
}
