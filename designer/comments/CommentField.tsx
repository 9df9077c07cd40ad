/**
 * Where a comment is written. An @ opens the people that can be mentioned; the list belongs to the field, which keeps the focus. A text of
 * several lines may not be a combobox, so what is found is said aloud.
 */
import { AtSign, CircleAlert, SendHorizontal } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { MAX_COMMENT } from '../../engine/directory/model/comment-text'
import { keysInWords } from '../commands/keys-in-words'
import controls from '../controls.module.css'
import { words } from '../wording/words'
import styles from './comment-field.module.css'
import type { Typed } from './mentioning'
import { useMention } from './use-mention'

export type Sending = { readonly is: 'idle' } | { readonly is: 'sending' } | { readonly is: 'failed'; readonly why: string }

interface CommentFieldProps {
  readonly label: string
  readonly typed: Typed
  readonly sendLabel: string
  readonly sending: Sending
  /** Another number puts the focus into the field; 0 leaves it where it is. */
  readonly focusAsked: number
  readonly isLabelHidden?: boolean
  /** Beside the button that sends. */
  readonly acts?: ReactNode
  readonly onType: (typed: Typed) => void
  readonly onSend: () => void
  /** Escape: what was typed is kept. */
  readonly onLeave: () => void
}

/** How long a press takes. */
const PRESS_MS = 200
/** From here on the field says how much is left. */
const NEAR_THE_END = 500

export function CommentField(props: CommentFieldProps) {
  const { label, typed, sendLabel, sending, focusAsked, isLabelHidden = false, acts, onType, onSend, onLeave } = props
  const said = words.comments
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const caretWanted = useRef<number>(undefined)
  const mention = useMention(typed, (next, caret) => {
    caretWanted.current = caret
    onType(next)
  })
  const { length } = typed.text.trim()
  const canSend = length > 0 && length <= MAX_COMMENT && sending.is !== 'sending'
  const isOffering = mention.people.length > 0

  useLayoutEffect(() => {
    const caret = caretWanted.current
    if (caret === undefined) return
    caretWanted.current = undefined
    field.current?.setSelectionRange(caret, caret)
  })
  useEffect(() => {
    const { current } = field
    if (focusAsked === 0 || !current) return
    current.focus()
    current.setSelectionRange(current.value.length, current.value.length)
  }, [focusAsked])

  const follow = ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) =>
    mention.follow(currentTarget.value, currentTarget.selectionStart)
  function onKeyDown(event: KeyboardEvent) {
    if (mention.onKey(event)) return
    const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (!isSend && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (!isSend) onLeave()
    else if (canSend) onSend()
  }
  /** For those whose keyboard has no @ at hand. */
  function askForPeople() {
    const { current } = field
    if (!current) return
    const { selectionStart: start, selectionEnd: end, value } = current
    const inserted = start > 0 && !/\s/.test(value[start - 1] ?? '') ? ' @' : '@'
    const text = value.slice(0, start) + inserted + value.slice(end)
    caretWanted.current = start + inserted.length
    onType({ ...typed, text })
    mention.follow(text, start + inserted.length)
    current.focus()
  }

  return (
    <div className={styles.composer} data-sending={sending.is === 'sending'}>
      <label className={isLabelHidden ? 'visually-hidden' : styles.label} htmlFor={`${id}-field`} dir="auto">
        {label}
      </label>
      <div className={styles.frame}>
        <textarea
          ref={field}
          id={`${id}-field`}
          className={styles.field}
          dir="auto"
          rows={2}
          value={typed.text}
          readOnly={sending.is === 'sending'}
          placeholder={isLabelHidden ? label : undefined}
          aria-describedby={`${id}-help`}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={isOffering ? `${id}-people` : undefined}
          aria-activedescendant={isOffering ? `${id}-person-${mention.active}` : undefined}
          aria-invalid={length > MAX_COMMENT}
          onChange={(event) => {
            onType({ ...typed, text: event.currentTarget.value })
            follow(event)
          }}
          onSelect={follow}
          // what is pressed elsewhere must not move away under the press
          onBlur={() => setTimeout(mention.close, PRESS_MS)}
          onKeyDown={onKeyDown}
        />
        {isOffering && (
          <div id={`${id}-people`} role="listbox" aria-label={said.people} className={styles.people}>
            {mention.people.map((person, place) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
              // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, and names the active one
              <div
                key={person.id}
                id={`${id}-person-${place}`}
                role="option"
                aria-selected={place === mention.active}
                className={styles.person}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => mention.choose(person)}
              >
                <span dir="auto">{person.name}</span>
                <span className={styles.role}>{said.roles[person.role]}</span>
              </div>
            ))}
          </div>
        )}
        {mention.isNobody && <p className={styles.hint}>{said.field.nobody}</p>}
        <div className={styles.foot}>
          <button type="button" className={styles.at} aria-label={said.people} title={said.people} onClick={askForPeople}>
            <AtSign size={15} aria-hidden />
          </button>
          {length > MAX_COMMENT - NEAR_THE_END && <LeftOver count={MAX_COMMENT - length} />}
          <span className={styles.space} />
          {acts}
          <button type="button" className={controls.primary} disabled={!canSend} onClick={onSend}>
            <SendHorizontal size={14} className={styles.turns} aria-hidden />
            {sending.is === 'sending' ? said.acts.sending : sending.is === 'failed' ? said.acts.sendAgain : sendLabel}
          </button>
        </div>
      </div>
      <p id={`${id}-help`} className={isLabelHidden ? 'visually-hidden' : styles.help}>
        {said.field.help(keysInWords('$mod+Enter'))}
      </p>
      {sending.is === 'failed' && (
        <p className={controls.problem} role="alert">
          <CircleAlert size={15} aria-hidden />
          <span>{said.field.notSent(sending.why)}</span>
        </p>
      )}
    </div>
  )
}

function LeftOver({ count }: { readonly count: number }) {
  const { left, tooMany } = words.comments.field
  return (
    <span className={styles.left} data-over={count < 0}>
      {count < 0 ? tooMany(-count) : left(count)}
    </span>
  )
}
