/** The first page: a contact's phone, the script's path, and an agent's desk, all on one live case. */
import { lazy, Suspense, useEffect, useState } from 'react'
import { messageOf, Refused } from '../api/client'
import { readPhones } from '../api/phone'
import type { SignedIn } from '../api/session'
import { readDirectory } from '../api/workspace'
import { useLive } from '../live/live-context'
import { useKept } from '../live/use-kept'
import { useLiveView } from '../live/use-live-view'
import { Header } from '../shell/Header'
import { Loading } from '../shell/Loading'
import { Message } from '../shell/Message'
import { words } from '../wording/words'
import { concernsCases } from './concerns'
import { DeskPane } from './desk/DeskPane'
import { useDesk } from './desk/use-desk'
import { FirstSteps } from './FirstSteps'
import { Panes } from './Panes'
import { allContacts, newContact, OWN_PHONE, type PhoneContact } from './phone/contacts'
import { PhonePane } from './phone/PhonePane'
import styles from './playground.module.css'
import { useFollowedCase } from './use-followed-case'

interface PlaygroundProps {
  readonly person: SignedIn
}

// the canvas and the node kinds are half of the code, and phone and desk need not wait for them
const ScriptPane = lazy(() => import('./script/ScriptPane').then((module) => ({ default: module.ScriptPane })))

const NOTHING = { skills: [], channels: [], scripts: [] }

export function Playground({ person }: PlaygroundProps) {
  const { state } = useLive()
  const directory = useLiveView({ of: 'directory', load: readDirectory, concerns: () => false })
  const phones = useLiveView({ of: 'phones', load: readPhones, concerns: concernsCases })

  const [added, setAdded] = useKept<readonly PhoneContact[]>('contacts', [])
  const [phone, setPhone] = useKept('contact', OWN_PHONE)
  const [channelId, setChannelId] = useKept<string | undefined>('channel', undefined)
  const [wantedAgent, setWantedAgent] = useKept<string | undefined>('agent', person.agentId)
  const [wasThroughSteps, setWasThroughSteps] = useKept('first-steps-over', false)
  const [isHintHidden, setIsHintHidden] = useState(wasThroughSteps)
  const [done, setDone] = useState([false, false, false])

  const { channels, skills } = directory.data ?? NOTHING
  const you = { phone: OWN_PHONE, name: words.phone.ownName }
  const contacts = allContacts(you, added, phones.data ?? [])
  const contact = contacts.find((one) => one.phone === phone) ?? you
  const channel = channels.find(({ id }) => id === channelId) ?? channels[0]
  const agents = directory.data?.agents.filter(({ isActive }) => isActive) ?? []
  const agentId = (agents.find(({ id }) => id === wantedAgent) ?? agents[0])?.id

  const followed = useFollowedCase(contact, channel, directory.data)
  const desk = useDesk(agentId, { skills })

  const hasWritten = followed.theCase !== undefined
  const isAvailable = desk.desk?.presence === 'available'
  const hasCase = (desk.desk?.cases.length ?? 0) > 0
  useEffect(() => {
    // what was done once stays done, also when the case is over and the agent away
    setDone((before) => [hasWritten, isAvailable, hasCase].map((now, place) => now || (before[place] ?? false)))
  }, [hasWritten, isAvailable, hasCase])

  const isThroughSteps = !done.includes(false)
  useEffect(() => {
    // this time the ticks stay to be seen; the next visit begins without them
    if (isThroughSteps) setWasThroughSteps(true)
  }, [isThroughSteps, setWasThroughSteps])
  function hideHint() {
    setWasThroughSteps(true)
    setIsHintHidden(true)
  }

  if (!directory.data) {
    if (directory.error === undefined) return null
    const retry = { label: words.shell.tryAgain, press: () => void directory.reload() }
    return <Message title={words.shell.failed} text={messageOf(directory.error)} action={retry} />
  }

  function addContact(name: string) {
    const made = newContact(name, contacts)
    if (!made) return
    setAdded([...added, made])
    setPhone(made.phone)
  }

  return (
    <div className={styles.page}>
      <Header heading={words.shell.playground} />
      {state === 'lost' && (
        <p className={styles.lost} role="alert">
          {words.shell.lost}
        </p>
      )}
      {!isHintHidden && <FirstSteps done={done} onDismiss={hideHint} />}
      <Panes
        attention={{ desk: (desk.desk?.offers.length ?? 0) > 0 }}
        phone={
          <PhonePane
            {...{ contacts, contact, channels, channel }}
            isSandboxOff={phones.error instanceof Refused && [403, 404].includes(phones.error.status)}
            onContact={setPhone}
            onChannel={setChannelId}
            onAddContact={addContact}
          />
        }
        script={
          <Suspense fallback={<Loading text={words.script.loading} />}>
            <ScriptPane {...followed.shown} />
          </Suspense>
        }
        desk={<DeskPane directory={directory.data} agentId={agentId} followed={desk} onAgent={setWantedAgent} />}
      />
    </div>
  )
}
