/** The left pane: the newcomer is the contact and writes to one of the business's numbers. */
import { Smartphone } from 'lucide-react'
import type { Channel } from '../../../engine/directory/model/directory'
import { EmptyState } from '../../shell/EmptyState'
import { Loading } from '../../shell/Loading'
import { ProblemNote } from '../../shell/ProblemNote'
import { words } from '../../wording/words'
import { ChatView } from './ChatView'
import { Choosers } from './Choosers'
import type { PhoneContact } from './contacts'
import styles from './phone.module.css'
import { usePhone } from './use-phone'

interface PhonePaneProps {
  readonly contacts: readonly PhoneContact[]
  readonly contact: PhoneContact
  readonly channels: readonly Channel[]
  readonly channel: Channel | undefined
  readonly isSandboxOff: boolean
  readonly onContact: (phone: string) => void
  readonly onChannel: (id: string) => void
  readonly onAddContact: (name: string) => void
}

export function PhonePane({ contacts, contact, channels, channel, isSandboxOff, onContact, onChannel, onAddContact }: PhonePaneProps) {
  if (isSandboxOff) return <EmptyState icon={Smartphone} title={words.phone.off} help={words.phone.offHelp} />
  if (!channel) return <EmptyState icon={Smartphone} title={words.phone.noNumbers} help={words.phone.noNumbersHelp} />
  return (
    <div className={styles.pane}>
      <Choosers {...{ contacts, contact, channels, channel, onContact, onChannel }} onAdd={onAddContact} />
      <Device key={`${contact.phone} ${channel.id}`} contact={contact} channel={channel} />
    </div>
  )
}

function Device({ contact, channel }: { readonly contact: PhoneContact; readonly channel: Channel }) {
  const { messages, isTyping, isLost, problem, write, tap } = usePhone(contact, channel)
  return (
    <div className={styles.device}>
      <div className={styles.screen}>
        <div className={styles.bar}>
          <span className={styles.avatar} aria-hidden>
            {Array.from(channel.name)[0]}
          </span>
          <div style={{ minWidth: 0 }}>
            <p className={styles.barName}>{channel.name}</p>
            <p className={styles.barNote} aria-live="polite">
              {isTyping ? words.phone.typing : <span className="tabular">{channel.number}</span>}
            </p>
          </div>
        </div>
        {messages === undefined ? (
          <Loading text={isLost ? words.phone.lost : words.phone.loading} />
        ) : (
          <ChatView business={channel.name} messages={messages} onWrite={write} onTap={tap} />
        )}
        {problem !== undefined && (
          <div className={styles.problem}>
            <ProblemNote message={problem} />
          </div>
        )}
      </div>
    </div>
  )
}
