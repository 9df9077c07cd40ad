/** Where the one-time link leads: asks for a name and signs in. */
import { type FormEvent, useId, useState } from 'react'
import { isSignedOut } from '../api/client'
import { type SignedIn, signInByLink } from '../api/session'
import controls from '../controls.module.css'
import { useCommand } from '../live/use-command'
import { words } from '../wording/words'
import { Message } from './Message'
import styles from './message.module.css'
import { ProblemNote } from './ProblemNote'

interface SignInPageProps {
  /** Of the link; undefined where the address has none. */
  readonly token: string | undefined
  readonly onSignedIn: (person: SignedIn) => void
}

export function SignInPage({ token, onSignedIn }: SignInPageProps) {
  const id = useId()
  const [name, setName] = useState('')
  const [isSpent, setIsSpent] = useState(false)
  const [isMissing, setIsMissing] = useState(false)
  const { isRunning, problem, run } = useCommand()

  if (token === undefined) return <Message title={words.signIn.title} text={words.signIn.noLink} />
  if (isSpent) return <Message title={words.signIn.spent} text={words.signIn.spentHelp} />

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsMissing(name.trim() === '')
    if (name.trim() === '') return
    void run(async () => {
      try {
        onSignedIn(await signInByLink(token ?? '', name.trim()))
      } catch (error) {
        if (!isSignedOut(error)) throw error
        setIsSpent(true)
      }
    })
  }

  return (
    <Message title={words.signIn.title} text={words.signIn.welcome}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <div>
          <label className={controls.label} htmlFor={id}>
            {words.signIn.name}
          </label>
          <input
            id={id}
            className={controls.field}
            autoComplete="name"
            maxLength={100}
            aria-invalid={isMissing}
            aria-describedby={isMissing ? `${id}-missing` : undefined}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </div>
        {isMissing && (
          <div id={`${id}-missing`}>
            <ProblemNote message={words.signIn.nameMissing} />
          </div>
        )}
        {problem !== undefined && <ProblemNote message={problem} />}
        <button type="submit" className={controls.primary} disabled={isRunning}>
          {isRunning ? words.signIn.submitting : words.signIn.submit}
        </button>
      </form>
    </Message>
  )
}
