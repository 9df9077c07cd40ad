/** The workspace as one document: what the command line applies and exports while the server has the data folder. */
import { z } from '@hono/zod-openapi'
import { applyWorkspace, planWorkspace } from '../../directory/workspace/apply-workspace'
import { currentWorkspace, WorkspaceDirectory } from '../../directory/workspace/workspace'
import { readScriptDocument } from '../../script/read-script'
import type { Script } from '../../script/script'
import type { Api } from '../api-env'
import { apiRoute, jsonBody } from '../api-route'
import { HttpProblem } from '../problem'
import { RunsChoice } from '../schedule-shapes'
import type { Services } from '../services'

const WorkspaceDocument = z
  .object({ directory: WorkspaceDirectory, scripts: z.array(z.record(z.string(), z.unknown())).max(1_000) })
  .openapi('Workspace')

const Change = z.object({
  kind: z.string(),
  id: z.string(),
  action: z.string(),
  lines: z.array(z.string()),
})

export function workspaceRoutes(api: Api, { directory }: Pick<Services, 'directory'>): void {
  const read = apiRoute({
    method: 'get',
    path: '/workspace',
    right: 'viewDirectory',
    tag: 'Workspace',
    request: {},
    summary: 'The workspace as published',
    answer: WorkspaceDocument,
  })
  api.openapi(read, (c) => c.json(currentWorkspace(directory) as never))

  const plan = apiRoute({
    method: 'post',
    path: '/workspace/plan',
    right: 'manageDirectory',
    tag: 'Workspace',
    summary: 'What applying a workspace would change',
    request: { body: jsonBody(WorkspaceDocument) },
    answer: z.object({ changes: z.array(Change), conflicts: z.array(Change) }),
  })
  api.openapi(plan, (c) => c.json(planWorkspace(directory, asWorkspace(c.req.valid('json'))) as never))

  const apply = apiRoute({
    method: 'post',
    path: '/workspace/apply',
    right: 'manageDirectory',
    tag: 'Workspace',
    summary: 'Applies a workspace and publishes its scripts',
    request: { body: jsonBody(WorkspaceDocument.extend({ force: z.boolean().default(false), runs: RunsChoice.default('finish') })) },
    answer: z.object({ revision: z.int(), changes: z.array(Change) }),
  })
  api.openapi(apply, (c) => {
    const { force, runs, ...document } = c.req.valid('json')
    return c.json(applyWorkspace(directory, asWorkspace(document), c.get('caller').actor, { force, runs }) as never)
  })
}

function asWorkspace({ directory, scripts }: z.infer<typeof WorkspaceDocument>) {
  return { directory, scripts: scripts.map(asScript) }
}

function asScript(document: Record<string, unknown>, index: number): Script {
  const read = readScriptDocument(document)
  if (read.ok) return read.script
  const problems = read.problems.map((problem) => ({ ...problem, path: ['scripts', index, ...problem.path] }))
  throw new HttpProblem(422, `Script ${index + 1} of the workspace cannot be read`, { problems })
}
