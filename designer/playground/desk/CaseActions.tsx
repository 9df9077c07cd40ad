/** What ends or moves a case: resolve, close, release, transfer to a skill or an agent. */
import { ArrowRightLeft, CircleCheck, CornerUpLeft, X } from 'lucide-react'
import { useId, useState } from 'react'
import type { Agent, Skill } from '../../../engine/directory/model/directory'
import type { TransferTarget } from '../../api/cases'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import styles from './desk.module.css'

interface CaseActionsProps {
  readonly skills: readonly Skill[]
  /** Other agents than the one who has the case. */
  readonly agents: readonly Agent[]
  readonly isBusy: boolean
  readonly onResolve: () => void
  readonly onClose: () => void
  readonly onRelease: () => void
  readonly onTransfer: (to: TransferTarget) => void
}

export function CaseActions({ skills, agents, isBusy, onResolve, onClose, onRelease, onTransfer }: CaseActionsProps) {
  const [isTransferring, setIsTransferring] = useState(false)
  if (isTransferring) {
    const leave = () => setIsTransferring(false)
    return (
      <TransferForm
        {...{ skills, agents, isBusy }}
        onCancel={leave}
        onTransfer={(to) => {
          onTransfer(to)
          leave()
        }}
      />
    )
  }
  return (
    <fieldset className={styles.actions} disabled={isBusy}>
      <legend className="visually-hidden">{words.desk.actions}</legend>
      <button type="button" className={controls.button} onClick={onResolve}>
        <CircleCheck size={15} aria-hidden /> {words.desk.resolve}
      </button>
      <button type="button" className={controls.button} onClick={() => setIsTransferring(true)}>
        <ArrowRightLeft size={15} aria-hidden /> {words.desk.transfer}
      </button>
      <button type="button" className={controls.button} onClick={onRelease}>
        <CornerUpLeft size={15} aria-hidden /> {words.desk.release}
      </button>
      <button type="button" className={controls.button} onClick={onClose}>
        <X size={15} aria-hidden /> {words.desk.closeCase}
      </button>
    </fieldset>
  )
}

interface TransferFormProps extends Pick<CaseActionsProps, 'skills' | 'agents' | 'isBusy' | 'onTransfer'> {
  readonly onCancel: () => void
}

function TransferForm({ skills, agents, isBusy, onTransfer, onCancel }: TransferFormProps) {
  const id = useId()
  const first = skills[0] ? `skill:${skills[0].id}` : agents[0] ? `agent:${agents[0].id}` : ''
  const [target, setTarget] = useState(first)
  const name = target.slice(target.indexOf(':') + 1)
  return (
    <form
      className={styles.transfer}
      onSubmit={(event) => {
        event.preventDefault()
        onTransfer(target.startsWith('skill:') ? { skill: name } : { agent: name })
      }}
    >
      <label htmlFor={id} className="visually-hidden">
        {words.desk.transferTo}
      </label>
      {/* biome-ignore lint/a11y/noAutofocus: the list takes the place of the button that was just pressed */}
      <select id={id} autoFocus className={controls.field} value={target} onChange={(event) => setTarget(event.target.value)}>
        <optgroup label={words.desk.toSkill}>
          {skills.map((skill) => (
            <option key={skill.id} value={`skill:${skill.id}`}>
              {skill.name}
            </option>
          ))}
        </optgroup>
        <optgroup label={words.desk.toAgent}>
          {agents.map((agent) => (
            <option key={agent.id} value={`agent:${agent.id}`}>
              {agent.name}
            </option>
          ))}
        </optgroup>
      </select>
      <button type="submit" className={controls.primary} disabled={isBusy || target === ''}>
        {words.desk.transfer}
      </button>
      <button type="button" className={controls.button} onClick={onCancel}>
        {words.desk.cancel}
      </button>
    </form>
  )
}
