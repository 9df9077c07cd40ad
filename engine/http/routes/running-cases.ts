/** Cases that run a script now, by version and node, and what is to become of them. */
import { z } from '@hono/zod-openapi'
import { ScriptId } from '../../../nodes/ids'
import { RUNS_CHOICES } from '../../directory/run-changes'
import type { Api } from '../api-env'
import { apiRoute, jsonBody } from '../api-route'
import { changesOf, RunChange } from '../schedule-shapes'
import type { Services } from '../services'

const tag = 'Scripts'
const params = z.object({ id: ScriptId })

const StandingAt = z.object({
  node: z.string(),
  runs: z.int(),
  kind: z.string().optional().openapi({ description: 'Of the node in that version' }),
  name: z.string().optional().openapi({ description: 'The author’s own name for it' }),
})
const RunningCases = z.object({
  versions: z
    .array(
      z.object({
        version: z.int(),
        runs: z.int(),
        nodes: z.array(StandingAt).openapi({ description: 'Where they stand, the most first; the rest is on its way to a node' }),
      }),
    )
    .openapi({ description: 'Newest first, only those that cases run' }),
  changes: z.array(RunChange).openapi({ description: 'Newest first: how far cases have been moved or interrupted' }),
})

export function runningCaseRoutes(api: Api, { directory, views, runChanges }: Pick<Services, 'directory' | 'views' | 'runChanges'>): void {
  const read = apiRoute({
    method: 'get',
    path: '/scripts/{id}/running-cases',
    right: 'viewScripts',
    tag,
    summary: 'How many cases run which version now and at which nodes they stand',
    request: { params },
    answer: RunningCases,
  })
  api.openapi(read, (c) => {
    const { id } = c.req.valid('param')
    const versions = views.activeRuns.of(id).map(({ version, runs, nodes }) => {
      const script = directory.scriptVersion(id, version)
      return { version, runs, nodes: nodes.map((at) => ({ ...at, ...kindAndName(script?.nodes[at.node]) })) }
    })
    return c.json({ versions, changes: changesOf(runChanges, id) })
  })

  const change = apiRoute({
    method: 'post',
    path: '/scripts/{id}/running-cases',
    right: 'publishScripts',
    tag,
    status: 202,
    summary: 'Move the cases of other versions to the one that new cases run, or interrupt them; it goes on by itself',
    request: { params, body: jsonBody(z.strictObject({ choice: z.enum(RUNS_CHOICES).exclude(['finish']) })) },
    answer: z.object({ changes: z.array(RunChange) }),
  })
  api.openapi(change, (c) => {
    const { id } = c.req.valid('param')
    directory.chooseForRuns(id, c.req.valid('json').choice, c.get('caller').actor)
    return c.json({ changes: changesOf(runChanges, id) }, 202)
  })
}

function kindAndName(node: { readonly kind: string; readonly name?: string | undefined } | undefined) {
  return node && { kind: node.kind, ...(node.name === undefined ? {} : { name: node.name }) }
}
