/** A session over one of the examples, spoken to in the words of a story. */
import type { Act } from '../../../../designer/simulator/session/inputs'
import { type Moment, standsIn } from '../../../../designer/simulator/session/moment'
import { SimulatorSession } from '../../../../designer/simulator/session/session'
import { plainScenario, type Scenario } from '../../../../designer/simulator/session/settings'
import { type EXAMPLES, openExample } from '../../../../examples/open-example'

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE

/** A Monday; Berlin is one hour ahead of UTC in winter. */
export const MORNING = Date.parse('2026-11-23T10:00+01:00')
export const SUNDAY = Date.parse('2026-11-22T16:00+01:00')

export interface Story {
  readonly example: (typeof EXAMPLES)[number]
  readonly script?: string
  readonly scenario?: Partial<Scenario>
}

export function settingsOf({ example, script, scenario }: Story) {
  const { directory, script: find } = openExample(example)
  return { ...plainScenario(directory, MORNING, 'Ada'), ...scenario, directory, script: find(script ?? example) }
}

export const beginSession = (story: Story): Promise<SimulatorSession> => SimulatorSession.begin(settingsOf(story))

export const frontDesk = (scenario: Partial<Scenario> = {}): Promise<SimulatorSession> => beginSession({ example: 'front-desk', scenario })

export const writes = (text: string): Act => ({ type: 'contact.says', said: { type: 'text', text } })
export const taps = (choice: string): Act => ({ type: 'contact.says', said: { type: 'tap', choice } })
export const passes = (ms: number): Act => ({ type: 'time.passes', ms })

export async function play(session: SimulatorSession, ...acts: readonly Act[]): Promise<Moment> {
  for (const act of acts) await session.act(act)
  return shownOf(session)
}

export function shownOf(session: SimulatorSession): Moment {
  const { moments, shown } = session.getSnapshot()
  const moment = moments[shown]
  if (!moment) throw new Error('The session shows no moment')
  return moment
}

export const onThePhone = ({ chat }: Moment): string[] => chat.flatMap(({ from, text = '' }) => (from === 'business' ? [text] : []))

export const nodeOf = (session: SimulatorSession): string | undefined => standsIn(shownOf(session))
