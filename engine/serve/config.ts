/** What the environment says, checked once at the start: every wrong value is named, none is guessed. */
import { z } from 'zod'
import { assertSandboxAllowed } from '../sandbox/assert-allowed'

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)
const address = z.url({ protocol: /^https?$/, error: 'a web address beginning with http:// or https://' })
const onOff = z.enum(['on', 'off', 'true', 'false', '1', '0']).transform((value) => value === 'on' || value === 'true' || value === '1')

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535).default(8080),
  PUBLIC_URL: address.optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  WORKSPACE: z.string().min(1).optional(),
  ADMIN_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  META_APP_SECRET: z.string().min(1).optional(),
  META_VERIFY_TOKEN: z.string().min(1).optional(),
  META_ACCESS_TOKEN: z.string().min(1).optional(),
  GRAPH_BASE_URL: address.default('https://graph.facebook.com'),
  GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, 'a version such as v26.0')
    .default('v26.0'),
  SANDBOX: onOff.optional(),
  SECRETS_KEY: z.string().min(1).optional(),
  HOST_ENGINE: z.enum(['embedded'], { error: 'only "embedded" in this version' }).default('embedded'),
  DOUBT_SECONDS: whole(1, 3600).default(120),
})

export interface Config {
  readonly host: string
  readonly port: number
  readonly publicUrl: string | undefined
  readonly dataDir: string
  readonly workspace: string | undefined
  /** Missing: a random one at each start. */
  readonly adminToken: string | undefined
  readonly appSecrets: readonly string[]
  readonly verifyToken: string | undefined
  readonly accessToken: string | undefined
  readonly graphBaseUrl: string
  readonly graphVersion: string
  readonly isSandboxOn: boolean
  readonly secretsKey: string | undefined
  /** How long a send may stay in doubt, ms. */
  readonly doubtMs: number
}

/** The environment is wrong; the message names each variable and what it wants. */
class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

function refuseSandboxBesideCredentials(environment: Readonly<Record<string, string | undefined>>): void {
  try {
    assertSandboxAllowed(environment)
  } catch (error) {
    throw new ConfigError(`SANDBOX: ${error instanceof Error ? error.message : String(error)}`)
  }
}

export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'))
  }
  const env = parsed.data
  const hasCredential = Boolean(env.META_APP_SECRET ?? env.META_VERIFY_TOKEN ?? env.META_ACCESS_TOKEN)
  const isSandboxOn = env.SANDBOX ?? !hasCredential
  if (isSandboxOn) refuseSandboxBesideCredentials(given)
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    dataDir: env.DATA_DIR,
    workspace: env.WORKSPACE,
    adminToken: env.ADMIN_TOKEN,
    appSecrets: (env.META_APP_SECRET ?? '')
      .split(',')
      .map((secret) => secret.trim())
      .filter(Boolean),
    verifyToken: env.META_VERIFY_TOKEN,
    accessToken: env.META_ACCESS_TOKEN,
    graphBaseUrl: env.GRAPH_BASE_URL.replace(/\/+$/, ''),
    graphVersion: env.GRAPH_VERSION,
    isSandboxOn,
    secretsKey: env.SECRETS_KEY,
    doubtMs: env.DOUBT_SECONDS * 1000,
  }
}
