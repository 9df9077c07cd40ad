/** What a compiled machine remembers, and what its expressions see. All of it is JSON but for nothing; facts are replaced with every event. */
import type { Json } from '../../nodes/machine-parts'
import type { Facts } from '../run/facts'

export interface RunContext {
  readonly variables: Readonly<Record<string, Json>>
  readonly facts: Facts
  /** Outcome of the node's last evaluation, for the guard `resultIs`. */
  readonly result: Json
  /** Why the node's last action could not be carried out. */
  readonly fault: string | null
  /** Invalid answers so far in the node that asks. */
  readonly attempts: number
  /** Loop node -> turns begun, of the loops that the run is in. */
  readonly turns: Readonly<Record<string, number>>
  /** Lots drawn so far: no two of a run are the same draw. */
  readonly draws: number
}

const NOBODY = { id: '', name: '' } as const

/** Names an expression may use: the script's variables at the root, the rest as reserved objects. */
export function expressionValues({ variables, facts }: RunContext): Record<string, Json> {
  const { contact, channel, at: now } = facts
  const reserved = { contact, channel, case: facts.case, agent: facts.agent ?? NOBODY, now }
  // not by spreading: adding to a spread object costs V8 thirty times as much, and every text with a value comes here
  return Object.assign({}, variables, reserved)
}
