/**
 * The workspace as the command line reaches it: through the files while no server has them, through the server's API while one does.
 * A second writer beside a running server would be overwritten unseen.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { SubjectChange } from '../directory/difference'
import { openSecrets } from '../directory/secrets'
import { openDirectoryStore } from '../directory/store'
import { type ApplyOptions, applyWorkspace, planWorkspace, type WorkspacePlan } from '../directory/workspace/apply-workspace'
import { currentWorkspace, type Workspace } from '../directory/workspace/workspace'
import { lockDataDir } from '../hosts/embedded/data-dir-lock'
import { StorageError } from '../hosts/host'
import { diagnose } from '../script/diagnose'
import type { Config } from '../serve/config'

export interface DirectoryAccess {
  /** `files` or the address of the server. */
  readonly through: string
  current(): Promise<Workspace>
  plan(wanted: Workspace): Promise<WorkspacePlan>
  apply(wanted: Workspace, options: ApplyOptions): Promise<readonly SubjectChange[]>
  close(): void
}

export function openDirectoryAccess(config: Config): DirectoryAccess {
  try {
    return throughFiles(config)
  } catch (error) {
    if (error instanceof StorageError && error.kind === 'locked') return throughServer(config)
    throw error
  }
}

function throughFiles({ dataDir, secretsKey }: Config): DirectoryAccess {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const lock = lockDataDir(dataDir)
  const file = join(dataDir, 'directory.sqlite')
  const store = openDirectoryStore({ file, diagnose, secrets: openSecrets({ key: secretsKey, dataDir }) })
  return {
    through: 'files',
    current: async () => currentWorkspace(store),
    plan: async (wanted) => planWorkspace(store, wanted),
    apply: async (wanted, options) => applyWorkspace(store, wanted, { kind: 'program', name: 'cordboard apply' }, options).changes,
    close() {
      store.close()
      lock.release()
    },
  }
}

const Problem = z.object({
  detail: z.string(),
  problems: z.array(z.object({ message: z.string(), path: z.array(z.union([z.string(), z.number()])) })).optional(),
})

function throughServer({ host, port, publicUrl, adminToken }: Config): DirectoryAccess {
  const base = publicUrl ?? `http://${host}:${port}`
  if (!adminToken)
    throw new Error(`A server has the data folder. Set ADMIN_TOKEN to the server's, so that this goes through its API at ${base}.`)
  const ask = async <Answer>(path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${base}/api/v1/workspace${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    if (response.ok) return answer as Answer
    const problem = Problem.safeParse(answer).data
    const lines = (problem?.problems ?? []).map(({ path, message }) => `  ${path.join('.')}: ${message}`)
    throw new Error([problem?.detail ?? `The server answered ${response.status}`, ...lines].join('\n'))
  }
  return {
    through: base,
    current: () => ask<Workspace>(''),
    plan: (wanted) => ask<WorkspacePlan>('/plan', wanted),
    apply: async (wanted, options) => (await ask<{ changes: readonly SubjectChange[] }>('/apply', { ...wanted, ...options })).changes,
    close: () => undefined,
  }
}
