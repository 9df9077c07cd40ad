/** The contact's phone at the moment on show. Writing or tapping acts from that moment. */
import { Bot } from 'lucide-react'
import type { Choice } from '../../../engine/sandbox/core/sandbox'
import { ChatView } from '../../playground/phone/ChatView'
import { words } from '../../wording/words'
import { useSeen } from '../seen'
import type { Said } from '../session/inputs'
import { AttachMenu } from './AttachMenu'
import styles from './simulated-phone.module.css'

export function SimulatedPhone() {
  const { session, moment, clock } = useSeen()
  const { channel } = session.scene
  const { simulator } = words
  const say = (said: Said) => void session.act({ type: 'contact.says', said })
  const ours = moment.chat.filter(({ from }) => from === 'business')
  const isQuiet = moment.theCase === undefined && moment.chat.length === 0
  return (
    <section className={styles.phone} aria-label={simulator.tabs.phone}>
      <div className={styles.bar}>
        <span className={styles.avatar} aria-hidden>
          {Array.from(channel.name)[0]}
        </span>
        <p className={styles.name} dir="auto">
          {channel.name}
        </p>
        <span className={styles.number} dir="ltr">
          {channel.number}
        </span>
      </div>
      <ChatView
        business={channel.name}
        messages={moment.chat}
        onWrite={(text) => say({ type: 'text', text })}
        onTap={(wamid: string, { id }: Choice) =>
          say({ type: 'tap', choice: id, message: ours.findIndex((message) => message.wamid === wamid) })
        }
        beside={<AttachMenu onSay={say} />}
        clock={clock.short}
      />
      {isQuiet && (
        <button
          type="button"
          className={styles.program}
          title={simulator.byProgramHelp}
          onClick={() => void session.act({ type: 'program.starts' })}
        >
          <Bot size={15} aria-hidden /> {simulator.byProgram}
        </button>
      )}
    </section>
  )
}
