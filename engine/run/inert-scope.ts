/** The scope in which XState may compute a transition without anything running: emitted actions are collected, nothing else happens. */
import { type AnyStateMachine, createActor } from 'xstate'
import type { EmittedAction } from './trace'

type InitialScope = Parameters<AnyStateMachine['getInitialSnapshot']>[0]
export type ActorScope = InitialScope

/** One unstarted actor per machine: building one for each transition costs three times the transition itself. */
const scopes = new WeakMap<AnyStateMachine, ActorScope>()

export function scopeOf(machine: AnyStateMachine, emitted: EmittedAction[]): ActorScope {
  let scope = scopes.get(machine)
  if (!scope) {
    const self = createActor(machine, { input: {} })
    const nothing = () => undefined
    scope = {
      ...{ self, defer: nothing, id: '', logger: nothing, sessionId: '', stopChild: nothing, system: self.system, emit: nothing },
      actionExecutor: nothing,
    }
    scopes.set(machine, scope)
  }
  return { ...scope, actionExecutor: (action) => emitted.push(action as unknown as EmittedAction) }
}
