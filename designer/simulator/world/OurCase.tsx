/** What an agent does with the contact's case: reply, resolve, close, give back, pass on. */
import { SendHorizontal } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { Agent } from '../../../engine/directory/model/directory'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import { useSeen } from '../seen'
import styles from './world.module.css'

export function OurCase({ agent: { id: agentId, name } }: { readonly agent: Agent }) {
  const { session } = useSeen()
  const { simulator } = words
  return (
    <>
      <Reply agentId={agentId} name={name} />
      <div className={styles.actions}>
        <button
          type="button"
          className={controls.button}
          onClick={() => void session.act({ type: 'case.set', agentId, status: 'resolved' })}
        >
          {simulator.resolve}
        </button>
        <button type="button" className={controls.button} onClick={() => void session.act({ type: 'case.set', agentId, status: 'closed' })}>
          {simulator.closeCase}
        </button>
        <button type="button" className={controls.button} onClick={() => void session.act({ type: 'agent.releases', agentId })}>
          {simulator.release}
        </button>
        <Transfer agentId={agentId} />
      </div>
    </>
  )
}

function Reply({ agentId, name }: { readonly agentId: string; readonly name: string }) {
  const { session } = useSeen()
  const { simulator } = words
  const [text, setText] = useState('')
  function submit(event: FormEvent) {
    event.preventDefault()
    if (text.trim() === '') return
    void session.act({ type: 'agent.replies', agentId, message: { type: 'text', text: text.trim() } })
    setText('')
  }
  return (
    <form className={styles.reply} onSubmit={submit}>
      <input
        className={controls.field}
        aria-label={simulator.replyAs(name)}
        placeholder={simulator.replyAs(name)}
        autoComplete="off"
        maxLength={4096}
        dir="auto"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <button type="submit" className={controls.icon} aria-label={simulator.send} disabled={text.trim() === ''}>
        <SendHorizontal size={16} aria-hidden />
      </button>
    </form>
  )
}

const NOBODY = ''

/** The list is a menu: choosing passes the case on. */
function Transfer({ agentId }: { readonly agentId: string }) {
  const { session, directory } = useSeen()
  const { simulator } = words
  const others = directory.agents.filter(({ id, isActive }) => isActive && id !== agentId)
  function transfer(target: string) {
    const [kind, id = ''] = target.split(':')
    void session.act({ type: 'agent.transfers', agentId, to: kind === 'skill' ? { skill: id } : { agent: id } })
  }
  return (
    <select
      className={`${controls.field} ${styles.transfer}`}
      aria-label={simulator.transfer}
      value={NOBODY}
      onChange={({ target }) => transfer(target.value)}
    >
      <option value={NOBODY} disabled>
        {simulator.transfer}
      </option>
      <optgroup label={simulator.toSkill}>
        {directory.skills.map(({ id, name }) => (
          <option key={id} value={`skill:${id}`}>
            {name}
          </option>
        ))}
      </optgroup>
      <optgroup label={simulator.toAgent}>
        {others.map(({ id, name }) => (
          <option key={id} value={`agent:${id}`}>
            {name}
          </option>
        ))}
      </optgroup>
    </select>
  )
}
