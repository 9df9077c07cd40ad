/** The sandbox is never reachable in a configuration with real credentials. */

const CREDENTIALS = ['META_ACCESS_TOKEN', 'META_APP_SECRET', 'META_VERIFY_TOKEN'] as const
const REAL_GRAPH = /(^|\.)facebook\.com$/i

export type SandboxEnvironment = Readonly<Record<string, string | undefined>>

/** Throws an Error that names what is set and what to do. */
export function assertSandboxAllowed(environment: SandboxEnvironment): void {
  const found = CREDENTIALS.filter((name) => environment[name] !== undefined && environment[name] !== '')
  if (found.length > 0) {
    throw new Error(
      `The sandbox does not run beside real credentials: ${found.join(', ')} ${found.length === 1 ? 'is' : 'are'} set. Unset them, or set SANDBOX=off.`,
    )
  }
  const graph = environment.GRAPH_BASE_URL
  if (graph && REAL_GRAPH.test(hostOf(graph))) {
    throw new Error(`The sandbox does not run beside the real Graph API: GRAPH_BASE_URL is ${graph}. Unset it, or set SANDBOX=off.`)
  }
}

function hostOf(address: string): string {
  try {
    return new URL(address.includes('://') ? address : `https://${address}`).hostname.replace(/\.$/, '')
  } catch {
    throw new Error(`GRAPH_BASE_URL is not an address: ${address}. Correct or unset it.`)
  }
}

/** 127.0.0.0/8, ::1 and localhost: addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  return bare === '::1' || bare === 'localhost' || bare.endsWith('.localhost') || /^127(\.\d{1,3}){3}$/.test(bare)
}
