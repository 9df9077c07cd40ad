/** A new script: its name, and what it begins with. */
import { type FormEvent, useId, useState } from 'react'
import type { Directory } from '../../../engine/directory/model/directory'
import { Refused } from '../../api/client'
import type { ScriptSummary } from '../../api/scripts'
import controls from '../../controls.module.css'
import { useCommand } from '../../live/use-command'
import { DialogBox } from '../../shell/DialogBox'
import { ProblemNote } from '../../shell/ProblemNote'
import { words } from '../../wording/words'
import { addScript, MAX_NAME } from './add-script'
import styles from './scripts.module.css'
import { asScript, drawn, missing, type Starter } from './starters/starter'
import { STARTERS } from './starters/starters'

interface NewScriptDialogProps {
  readonly scripts: readonly ScriptSummary[]
  readonly directory: Directory
  readonly onClose: () => void
  readonly onCreated: (id: string) => void
}

const onlyBegin = () => drawn({ cards: { begin: ['begin', undefined, {}, 0, 0] }, cords: {} })

export function NewScriptDialog({ scripts, directory, onClose, onCreated }: NewScriptDialogProps) {
  const id = useId()
  const { create: said } = words.scripts
  const [name, setName] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const [starter, setStarter] = useState<Starter>()
  const { isRunning, problem, run } = useCommand()

  function submit(event: FormEvent) {
    event.preventDefault()
    const wanted = name.trim()
    setIsMissing(wanted === '')
    if (wanted === '') return document.getElementById(`${id}-name`)?.focus()
    void run(async () => {
      const { id: _, ...parts } = asScript('', wanted, starter?.draw(directory) ?? onlyBegin())
      try {
        onCreated(await addScript(parts, scripts))
      } catch (error) {
        throw error instanceof Refused && error.status === 409 ? new Error(said.taken) : error
      }
    })
  }

  function choose(next: Starter | undefined) {
    setStarter(next)
    // the name that was only proposed follows the choice
    if (name === '' || name === starter?.title()) setName(next?.title() ?? '')
  }

  return (
    <DialogBox
      isWide
      title={said.title}
      onClose={onClose}
      acts={
        <>
          <button type="button" className={controls.button} onClick={onClose}>
            {said.cancel}
          </button>
          <button type="submit" form={id} className={controls.primary} disabled={isRunning}>
            {isRunning ? said.submitting : said.submit}
          </button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={submit} noValidate>
        <div>
          <label className={controls.label} htmlFor={`${id}-name`}>
            {said.name}
          </label>
          <input
            id={`${id}-name`}
            className={controls.field}
            dir="auto"
            maxLength={MAX_NAME}
            placeholder={said.namePlaceholder}
            aria-invalid={isMissing}
            aria-describedby={isMissing ? `${id}-missing` : undefined}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          {isMissing && (
            <p id={`${id}-missing`} className={styles.invalid} role="alert">
              {said.nameMissing}
            </p>
          )}
        </div>
        <fieldset>
          <legend className={controls.label}>{said.beginWith}</legend>
          <div className={styles.starters}>
            <Choice group={id} title={said.empty} help={said.emptyHelp} isChosen={!starter} onChoose={() => choose(undefined)} />
            {STARTERS.map((each) => {
              const lacks = missing(each, directory)
              return (
                <Choice
                  key={each.id}
                  group={id}
                  title={each.title()}
                  help={lacks.length > 0 ? said.needs(lacks.map((need) => said.needsOf[need]).join(said.and)) : each.help()}
                  isDisabled={lacks.length > 0}
                  isChosen={starter === each}
                  onChoose={() => choose(each)}
                />
              )
            })}
          </div>
        </fieldset>
        {problem !== undefined && <ProblemNote message={problem} />}
      </form>
    </DialogBox>
  )
}

interface ChoiceProps {
  readonly group: string
  readonly title: string
  readonly help: string
  readonly isChosen: boolean
  readonly isDisabled?: boolean
  readonly onChoose: () => void
}

function Choice({ group, title, help, isChosen, isDisabled = false, onChoose }: ChoiceProps) {
  const id = useId()
  return (
    <label className={styles.choice} data-chosen={isChosen} data-disabled={isDisabled}>
      <input
        type="radio"
        name={group}
        checked={isChosen}
        disabled={isDisabled}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-help`}
        onChange={onChoose}
      />
      <span>
        <b id={`${id}-title`}>{title}</b>
        <span id={`${id}-help`} className={styles.help}>
          {help}
        </span>
      </span>
    </label>
  )
}
