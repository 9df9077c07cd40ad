/** One case on the desk: the page that the script opened, what was said, and everything the agent can do with it. */
import { useState } from 'react'
import type { Directory } from '../../../engine/directory/model/directory'
import type { OutgoingMessage } from '../../../engine/effects/message'
import type { CaseStatus } from '../../../nodes/case-status'
import { type DeskCase, readMessages, releaseCase, sendReply, setStatus, transferCase } from '../../api/cases'
import { messageOf } from '../../api/client'
import { useCommand } from '../../live/use-command'
import { useLiveView } from '../../live/use-live-view'
import { Loading } from '../../shell/Loading'
import { ProblemNote } from '../../shell/ProblemNote'
import { words } from '../../wording/words'
import { concernsConversation } from '../concerns'
import { CaseActions } from './CaseActions'
import { CaseMarks } from './CaseMarks'
import { contactName } from './contact-name'
import styles from './desk.module.css'
import { Messages } from './Messages'
import { ReplyBox } from './ReplyBox'
import { ScreenPop } from './ScreenPop'

interface CaseDeskProps {
  readonly agentId: string
  readonly held: DeskCase & Required<Pick<DeskCase, 'theCase'>>
  readonly screenPop: { readonly title: string; readonly url: string } | undefined
  readonly directory: Directory
}

const FEW = 50
const MANY = 500

export function CaseDesk({ agentId, held, screenPop, directory }: CaseDeskProps) {
  const { caseKey, decision, theCase } = held
  const { conversation, channelId } = theCase
  const command = useCommand()
  const [limit, setLimit] = useState(FEW)
  const { data, error, reload } = useLiveView({
    of: `${conversation} ${limit}`,
    load: (signal) => readMessages(conversation, limit, signal),
    concerns: concernsConversation(conversation),
  })
  const name = contactName(theCase)
  const channel = directory.channels.find(({ id }) => id === channelId)
  const under = { caseKey, decision, agentId }
  const set = (status: CaseStatus) => void command.run(() => setStatus(conversation, status, decision))
  const reply = (message: OutgoingMessage) =>
    command.run(() => sendReply(conversation, { agentId, decision, clientId: crypto.randomUUID(), message }))

  return (
    <section className={styles.open} aria-label={name}>
      <header className={styles.openHead}>
        <div className={styles.openNames}>
          <h3>{name}</h3>
          <p className={styles.openNote}>
            {channel?.name ?? channelId}, {words.status[theCase.status].toLowerCase()}
          </p>
        </div>
        <CaseActions
          skills={directory.skills}
          agents={directory.agents.filter(({ id, isActive }) => isActive && id !== agentId)}
          isBusy={command.isRunning}
          onResolve={() => set('resolved')}
          onClose={() => set('closed')}
          onRelease={() => void command.run(() => releaseCase(under))}
          onTransfer={(to) => void command.run(() => transferCase(under, to))}
        />
      </header>
      <CaseMarks tags={theCase.tags} notes={theCase.notes} />
      {screenPop && (
        <div className={styles.pop}>
          <ScreenPop {...screenPop} />
        </div>
      )}
      {command.problem !== undefined && (
        <div className={styles.pop}>
          <ProblemNote message={command.problem} />
        </div>
      )}
      {data ? (
        <Messages
          contact={name}
          messages={data.messages}
          hasEarlier={data.earlier !== undefined && limit < MANY}
          onEarlier={() => setLimit(MANY)}
        />
      ) : error === undefined ? (
        <Loading text={words.shell.loading} />
      ) : (
        <div className={styles.pop}>
          <ProblemNote message={messageOf(error)} onRetry={() => void reload()} />
        </div>
      )}
      <ReplyBox
        contact={name}
        lastInboundAt={theCase.lastInboundAt}
        templates={directory.templates}
        isBusy={command.isRunning}
        onReply={reply}
      />
    </section>
  )
}
