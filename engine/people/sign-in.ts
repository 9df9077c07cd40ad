/**
 * How better-auth is set up: passwords with argon2id, sessions in the database, no way to register oneself, and our own two
 * endpoints, for one-time links and for one's own address and password.
 */
import { hash, verify } from '@node-rs/argon2'
import type { BetterAuthOptions, BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint, formCsrfMiddleware, isAPIError, sensitiveSessionMiddleware } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import { RefusedChange } from '../directory/errors'
import type { Person } from './person'

export const AUTH_PATH = '/api/auth'

/** A session ends after so long without a request (requirement R55). */
const IDLE_MINUTES = 30
/** A session's end moves with its use, at most once in so long. */
const REFRESH_SECONDS = 60

const PASSWORD_CHARACTERS = { min: 10, max: 128 } as const
const Password = z.string().min(PASSWORD_CHARACTERS.min).max(PASSWORD_CHARACTERS.max)
const Name = z.string().trim().min(1).max(100)

export const LinkSignIn = z.object({
  token: z.string().max(200),
  /** Needed of the first administrator; others may correct theirs. */
  name: Name.optional(),
  email: z.email().max(254).toLowerCase().optional(),
  password: Password.optional(),
})
export type LinkSignIn = z.infer<typeof LinkSignIn>

export const OwnSignIn = z.object({
  email: z.email().max(254).toLowerCase().optional(),
  password: Password,
  /** Needed of who has a password already. */
  currentPassword: z.string().max(PASSWORD_CHARACTERS.max).optional(),
})
export type OwnSignIn = z.infer<typeof OwnSignIn>

export interface SignInSteps {
  /** Takes the link and gives whom it lets in. Throws RefusedChange. */
  byLink(body: LinkSignIn): Promise<Person>
  /** Sets address and password. Throws RefusedChange. */
  setOwn(personId: string, body: OwnSignIn): Promise<Person>
  maySignIn(personId: string): boolean
}

export interface SignInOptions {
  readonly database: Database.Database
  /** Where people reach the product; https makes the cookie secure. */
  readonly publicUrl: string
  /** Signs the cookies. */
  readonly secret: string
  /** Asked for with each request; they need the tables, which are made from these options. */
  readonly steps: () => SignInSteps
}

/** Beside the library's: `POST /api/auth/sign-in/link` and `POST /api/auth/own-sign-in`. */
export function signInOptions({ database, publicUrl, secret, steps }: SignInOptions): BetterAuthOptions {
  const isSecure = publicUrl.startsWith('https:')
  return {
    appName: 'Cordboard',
    database,
    baseURL: new URL(publicUrl).origin,
    basePath: AUTH_PATH,
    secret,
    telemetry: { enabled: false },
    // refusals are answers, not news; what is unexpected is reported once, without what the request held
    logger: { disabled: true },
    onAPIError: { onError: (error) => (isAPIError(error) ? undefined : console.error('Sign-in failed unexpectedly:', error)) },
    trustedOrigins: (request) => trustedOrigins(publicUrl, request),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_CHARACTERS.min,
      maxPasswordLength: PASSWORD_CHARACTERS.max,
      // argon2id with the library's own cost: 19 MiB, two passes (OWASP's recommendation)
      password: { hash: (password) => hash(password), verify: ({ hash: kept, password }) => verify(kept, password) },
    },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        agentId: { type: 'string', required: false, input: false },
        isActive: { type: 'boolean', required: true, input: false, defaultValue: true },
      },
    },
    session: { expiresIn: IDLE_MINUTES * 60, updateAge: REFRESH_SECONDS },
    databaseHooks: { session: { create: { before: async ({ userId }) => (steps().maySignIn(userId) ? undefined : false) } } },
    // who calls how often is counted before the library sees the request
    rateLimit: { enabled: false },
    advanced: {
      disableOriginCheck: false,
      disableCSRFCheck: false,
      // the library would write `__Secure-`; `__Host-` also binds the cookie to this very host
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: isSecure ? '__Host-cordboard-session' : 'cordboard-session',
          attributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
        },
      },
    },
    plugins: [ownEndpoints(steps)],
  }
}

/** The public address, and on this machine whatever name of the loopback the browser used. */
function trustedOrigins(publicUrl: string, request: Request | undefined): string[] {
  const own = new URL(publicUrl).origin
  if (!request) return [own]
  const { hostname, origin } = new URL(request.url)
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ? [own, origin] : [own]
}

function ownEndpoints(steps: () => SignInSteps) {
  return {
    id: 'cordboard',
    endpoints: {
      signInByLink: createAuthEndpoint(
        '/sign-in/link',
        { method: 'POST', body: LinkSignIn, use: [formCsrfMiddleware] },
        async (context) => {
          const person = await answering(() => steps().byLink(context.body))
          await openSession(context, person)
          return context.json({ person })
        },
      ),
      setOwnSignIn: createAuthEndpoint(
        '/own-sign-in',
        { method: 'POST', body: OwnSignIn, use: [sensitiveSessionMiddleware] },
        async (context) => {
          const person = await answering(() => steps().setOwn(context.context.session.user.id, context.body))
          // whoever else was signed in with the old password is out, and this session gets a new id
          await context.context.internalAdapter.deleteUserSessions(person.id)
          await openSession(context, person)
          return context.json({ person })
        },
      ),
    },
  } satisfies BetterAuthPlugin
}

async function openSession(context: Parameters<typeof setSessionCookie>[0], { id }: Person): Promise<void> {
  const { internalAdapter } = context.context
  const user = await internalAdapter.findUserById(id)
  const session = user && (await internalAdapter.createSession(id))
  if (!user || !session) throw new APIError('UNAUTHORIZED', { message: 'This person cannot sign in.' })
  await setSessionCookie(context, { session, user })
}

async function answering<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof RefusedChange)) throw error
    const [problem] = error.problems
    throw new APIError(problem?.rule === 'link-spent' ? 'UNAUTHORIZED' : 'UNPROCESSABLE_ENTITY', {
      code: problem?.rule ?? 'refused',
      message: error.problems.map(({ message }) => message).join(' '),
    })
  }
}
