/** How routing answers an agent's command. */
import type { CommandAnswer } from './protocol'

export const DONE: CommandAnswer = { ok: true }

/** The reason is shown to the agent: what stands against it, and what to do where something can be done. */
export const refuse = (reason: string): CommandAnswer & { readonly ok: false } => ({ ok: false, reason })
