/** How product and sandbox are set up for the gate. */
import { join } from 'node:path'

export const ADMIN_TOKEN = 'kill-gate-admin-token'
export const APP_SECRET = 'kill-gate-app-secret'
export const VERIFY_TOKEN = 'kill-gate-verify-token'
export const ACCESS_TOKEN = 'kill-gate-access-token'

export const dataDirIn = (folder: string) => join(folder, 'data')
export const workspaceIn = (folder: string) => join(folder, 'workspace')

export interface ProductSettings {
  readonly folder: string
  readonly graphUrl: string
  readonly doubtSeconds: number
}

/** As with real credentials, but for the address of Graph; so the product's own sandbox is off. */
export function productEnvironment({ folder, graphUrl, doubtSeconds }: ProductSettings): Record<string, string> {
  return {
    DATA_DIR: dataDirIn(folder),
    WORKSPACE: workspaceIn(folder),
    ADMIN_TOKEN,
    META_APP_SECRET: APP_SECRET,
    META_VERIFY_TOKEN: VERIFY_TOKEN,
    META_ACCESS_TOKEN: ACCESS_TOKEN,
    GRAPH_BASE_URL: graphUrl,
    DOUBT_SECONDS: String(doubtSeconds),
  }
}
