/** The desk of one agent, as it is now, and in words what has just changed on it. */
import { useEffect, useRef, useState } from 'react'
import type { Directory } from '../../../engine/directory/model/directory'
import { type Desk, readDesk } from '../../api/cases'
import { useLiveView } from '../../live/use-live-view'
import { words } from '../../wording/words'
import { concernsDesk } from '../concerns'
import { contactName } from './contact-name'

export interface FollowedDesk {
  readonly desk: Desk | undefined
  readonly error: unknown
  /** For assistive technology. */
  readonly announcement: string
  reload(): Promise<void>
}

export function useDesk(agentId: string | undefined, { skills }: Pick<Directory, 'skills'>): FollowedDesk {
  const { data, error, reload } = useLiveView({
    of: agentId,
    load: (signal) => readDesk(agentId ?? '', signal),
    concerns: concernsDesk,
  })
  const before = useRef<Desk>(undefined)
  const [announcement, setAnnouncement] = useState('')

  useEffect(() => {
    const said = data && whatChanged(before.current, data, (id) => skills.find((skill) => skill.id === id)?.name ?? id)
    before.current = data
    if (said) setAnnouncement(said)
  }, [data, skills])

  return { desk: data, error, announcement, reload }
}

/** Undefined when nothing is worth interrupting for; another agent's desk is no change. */
export function whatChanged(before: Desk | undefined, after: Desk, skillName: (id: string) => string): string | undefined {
  if (before?.agent.id !== after.agent.id) return undefined
  const hadOffer = new Set(before.offers.map(({ caseKey, decision }) => `${caseKey} ${decision}`))
  const had = new Map(before.cases.map((held) => [held.caseKey, held]))
  const said = [
    ...after.offers
      .filter(({ caseKey, decision }) => !hadOffer.has(`${caseKey} ${decision}`))
      .map(({ theCase, skill }) => words.desk.told.offered(contactName(theCase), skillName(skill))),
    ...after.cases.flatMap(({ caseKey, theCase }) => {
      const known = had.get(caseKey)
      if (!known) return words.desk.told.accepted(contactName(theCase))
      return (theCase?.unread ?? 0) > (known.theCase?.unread ?? 0) ? words.desk.told.message(contactName(theCase)) : []
    }),
  ]
  return said.length > 0 ? said.join(' ') : undefined
}
