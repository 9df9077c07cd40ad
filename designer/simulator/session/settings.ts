/**
 * What a session begins with and never changes: the script as it was drawn then, and the scenario around it. Plain JSON, so that
 * settings and inputs together are a session that can be kept and played again.
 */
import type { Directory } from '../../../engine/directory/model/directory'
import type { Presence } from '../../../engine/routing/protocol'
import type { Script } from '../../../engine/script/script'
import type { Json } from '../../../nodes/machine-parts'

/** What the author may choose before a session begins. */
export interface Scenario {
  /** Of the workspace; missing: the first whose script this is, else the first. */
  readonly channelId?: string
  /** The run begins here instead of at what Begin leads to. */
  readonly startNode?: string
  /** ms since 1970 */
  readonly startAt: number
  readonly contactName: string
  /** Agent -> how they are when it begins; who is not named is offline. */
  readonly agents: Readonly<Record<string, Presence>>
  /** Variable -> value at the beginning, in place of the script's own. */
  readonly variables: Readonly<Record<string, Json>>
  /** Skill -> cases of other contacts that wait there already. */
  readonly ahead: Readonly<Record<string, number>>
  /** Where all chance of the session comes from. */
  readonly seed: number
}

export interface SessionSettings extends Scenario {
  readonly script: Script
  readonly directory: Directory
}

/** Everybody who can be asked is there, and nobody waits: the shortest way to see the whole script. */
export function plainScenario(directory: Directory, startAt: number, contactName: string): Scenario {
  return {
    startAt,
    contactName,
    agents: Object.fromEntries(directory.agents.filter(({ isActive }) => isActive).map(({ id }) => [id, 'available'])),
    variables: {},
    ahead: {},
    seed: 1,
  }
}
