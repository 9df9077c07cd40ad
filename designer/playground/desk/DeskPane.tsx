/** The right pane: the newcomer is an agent: takes what is offered, answers, resolves. */
import { Headset } from 'lucide-react'
import { useId, useState } from 'react'
import type { Directory } from '../../../engine/directory/model/directory'
import { acceptOffer, readQueues, rejectOffer, setPresence } from '../../api/cases'
import { messageOf } from '../../api/client'
import controls from '../../controls.module.css'
import { useCommand } from '../../live/use-command'
import { useLiveView } from '../../live/use-live-view'
import { EmptyState } from '../../shell/EmptyState'
import { Loading } from '../../shell/Loading'
import { ProblemNote } from '../../shell/ProblemNote'
import { words } from '../../wording/words'
import { concernsRouting } from '../concerns'
import { CaseDesk } from './CaseDesk'
import { CaseList } from './CaseList'
import styles from './desk.module.css'
import { OfferCard } from './OfferCard'
import { PresenceSwitch } from './PresenceSwitch'
import type { FollowedDesk } from './use-desk'
import { WaitingQueues } from './WaitingQueues'

interface DeskPaneProps {
  readonly directory: Directory
  readonly agentId: string | undefined
  readonly followed: FollowedDesk
  readonly onAgent: (agentId: string) => void
}

export function DeskPane({ directory, agentId, followed, onAgent }: DeskPaneProps) {
  const id = useId()
  const command = useCommand()
  const [chosen, setChosen] = useState<string>()
  const queues = useLiveView({ of: 'queues', load: readQueues, concerns: concernsRouting })
  const agents = directory.agents.filter(({ isActive }) => isActive)
  if (agentId === undefined) return <EmptyState icon={Headset} title={words.desk.noAgents} help={words.desk.noAgentsHelp} />

  const { desk, error, reload, announcement } = followed
  const skillName = (skill: string) => directory.skills.find(({ id }) => id === skill)?.name ?? skill
  const open = desk?.cases.find(({ caseKey }) => caseKey === chosen) ?? desk?.cases[0]
  const capacity = agents.find((agent) => agent.id === agentId)?.capacity.total ?? 0

  return (
    <div className={styles.pane}>
      <div className={styles.who}>
        <div className={styles.whoRow}>
          <label className={controls.label} htmlFor={id}>
            {words.desk.agent}
          </label>
          {desk && <p className={styles.load}>{words.desk.load(desk.cases.length, capacity)}</p>}
        </div>
        <div className={styles.whoFields}>
          <select id={id} className={controls.field} value={agentId} onChange={({ target }) => onAgent(target.value)}>
            {agents.map((agent) => (
              <option key={agent.id} value={agent.id}>
                {agent.name}
              </option>
            ))}
          </select>
          {desk && (
            <PresenceSwitch
              presence={desk.presence}
              onChange={async (presence) => {
                await command.run(() => setPresence(agentId, presence))
                await reload()
              }}
            />
          )}
        </div>
        {command.problem !== undefined && <ProblemNote message={command.problem} />}
      </div>
      <p className="visually-hidden" role="status">
        {announcement}
      </p>

      {!desk && error === undefined && <Loading text={words.desk.loading} />}
      {error !== undefined && (
        <div className={styles.pop}>
          <ProblemNote message={messageOf(error)} onRetry={() => void reload()} />
        </div>
      )}
      {desk && (
        <>
          {desk.offers.length > 0 && (
            <section className={styles.offers} aria-label={words.desk.offers}>
              {desk.offers.map((offer) => {
                const under = { caseKey: offer.caseKey, decision: offer.decision, agentId }
                return (
                  <OfferCard
                    key={`${offer.caseKey} ${offer.decision}`}
                    offer={offer}
                    skillName={skillName(offer.skill)}
                    isBusy={command.isRunning}
                    onAccept={() => {
                      setChosen(offer.caseKey)
                      void command.run(() => acceptOffer(under))
                    }}
                    onDecline={() => void command.run(() => rejectOffer(under))}
                  />
                )
              })}
            </section>
          )}
          {desk.cases.length > 1 && <CaseList cases={desk.cases} chosen={open?.caseKey} skillName={skillName} onChoose={setChosen} />}
          {open?.theCase ? (
            <CaseDesk
              key={open.caseKey}
              agentId={agentId}
              held={{ ...open, theCase: open.theCase }}
              screenPop={desk.screenPops.find((pop) => `${pop.conversation}/${pop.caseNumber}` === open.caseKey)}
              directory={directory}
            />
          ) : (
            <NothingOpen isAvailable={desk.presence === 'available'} hasOffer={desk.offers.length > 0} />
          )}
        </>
      )}
      {queues.data && <WaitingQueues queues={queues.data} />}
    </div>
  )
}

function NothingOpen({ isAvailable, hasOffer }: { readonly isAvailable: boolean; readonly hasOffer: boolean }) {
  if (hasOffer) return <div className={styles.nothing} />
  const kind = isAvailable ? 'available' : 'away'
  return (
    <div className={styles.nothing}>
      <EmptyState icon={Headset} title={words.desk.noCases[kind]} help={words.desk.noCasesHelp[kind]} />
    </div>
  )
}
