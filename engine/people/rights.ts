/** Who may do what: a person has exactly one role (S54), and a role has these rights everywhere in the workspace. */
import { z } from 'zod'

export const ROLES = ['administrator', 'supervisor', 'agent'] as const
export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

/** Right -> the roles that have it. A new right without a row does not compile where it is asked for. */
const RIGHTS = {
  /** Names of channels, skills, agents, hours and templates: an agent needs them to transfer (S59). */
  viewDirectory: ['administrator', 'supervisor', 'agent'],
  manageDirectory: ['administrator'],
  viewScripts: ['administrator', 'supervisor'],
  editScripts: ['administrator'],
  publishScripts: ['administrator'],
  /** Take, answer, transfer and resolve cases as the linked agent (S58). */
  answerCases: ['administrator', 'supervisor', 'agent'],
  /** See every case and queue, assign and requeue by hand, settle sends in doubt. */
  supervise: ['administrator', 'supervisor'],
  /** Begin a run for a contact with an approved template. */
  startRuns: ['administrator', 'supervisor'],
  readAudit: ['administrator', 'supervisor'],
  managePeople: ['administrator'],
  /** Write channel secrets; nobody reads them. */
  manageSecrets: ['administrator'],
  /** Dead letters, sandbox faults, metrics. */
  operate: ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Right = keyof typeof RIGHTS
export const ALL_RIGHTS = Object.keys(RIGHTS) as readonly Right[]

export function can(role: Role, right: Right): boolean {
  const roles: readonly Role[] = RIGHTS[right]
  return roles.includes(role)
}
