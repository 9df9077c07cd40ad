/** Above the phone: who holds it, and which business number it writes to. */
import { UserRoundPlus } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import type { Channel } from '../../../engine/directory/model/directory'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import { OWN_PHONE, type PhoneContact } from './contacts'
import styles from './phone.module.css'

interface ChoosersProps {
  readonly contacts: readonly PhoneContact[]
  readonly contact: PhoneContact
  readonly channels: readonly Channel[]
  readonly channel: Channel
  readonly onContact: (phone: string) => void
  readonly onChannel: (id: string) => void
  readonly onAdd: (name: string) => void
}

export function Choosers({ contacts, contact, channels, channel, onContact, onChannel, onAdd }: ChoosersProps) {
  const [isAdding, setIsAdding] = useState(false)
  const id = useId()
  if (isAdding) {
    const close = () => setIsAdding(false)
    return (
      <NewContact
        onCancel={close}
        onAdd={(name) => {
          onAdd(name)
          close()
        }}
      />
    )
  }
  return (
    <div className={styles.choosers}>
      <div>
        <label className={controls.label} htmlFor={`${id}-contact`}>
          {words.phone.contact}
        </label>
        <div className={styles.withButton}>
          <select id={`${id}-contact`} className={controls.field} value={contact.phone} onChange={({ target }) => onContact(target.value)}>
            {contacts.map(({ phone, name }) => (
              <option key={phone} value={phone}>
                {phone === OWN_PHONE ? words.phone.you(name) : name}
              </option>
            ))}
          </select>
          <button
            type="button"
            className={controls.icon}
            aria-label={words.phone.newContact}
            title={words.phone.newContact}
            onClick={() => setIsAdding(true)}
          >
            <UserRoundPlus size={17} aria-hidden />
          </button>
        </div>
      </div>
      <div>
        <label className={controls.label} htmlFor={`${id}-number`}>
          {words.phone.number}
        </label>
        <select id={`${id}-number`} className={controls.field} value={channel.id} onChange={({ target }) => onChannel(target.value)}>
          {channels.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}, {one.number}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}

function NewContact({ onAdd, onCancel }: { readonly onAdd: (name: string) => void; readonly onCancel: () => void }) {
  const id = useId()
  const [name, setName] = useState('')
  function submit(event: FormEvent) {
    event.preventDefault()
    if (name.trim() !== '') onAdd(name.trim())
  }
  return (
    <form onSubmit={submit}>
      <label className={controls.label} htmlFor={id}>
        {words.phone.newContactName}
      </label>
      <div className={styles.newContact}>
        {/* biome-ignore lint/a11y/noAutofocus: the field takes the place of the button that was just pressed */}
        <input id={id} autoFocus className={controls.field} maxLength={60} value={name} onChange={({ target }) => setName(target.value)} />
        <button type="submit" className={controls.primary} disabled={name.trim() === ''}>
          {words.phone.add}
        </button>
        <button type="button" className={controls.button} onClick={onCancel}>
          {words.phone.cancel}
        </button>
      </div>
    </form>
  )
}
