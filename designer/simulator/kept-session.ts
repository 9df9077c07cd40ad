/** The last session, so that looking at another panel and coming back does not end the story. */
import type { SimulatorSession } from './session/session'
import type { Scenario } from './session/settings'

export interface KeptStory {
  readonly session: SimulatorSession
  readonly scenario: Scenario
}

let kept: KeptStory | undefined

export function keepStory(story: KeptStory): void {
  kept = story
}

/** Of this script. */
export function keptStory(scriptId: string): KeptStory | undefined {
  return kept?.session.getSnapshot().settings.script.id === scriptId ? kept : undefined
}

export function forgetStory(): void {
  kept = undefined
}
