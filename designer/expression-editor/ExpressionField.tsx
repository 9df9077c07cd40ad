/**
 * A field for an expression or a text with `{{ }}`.
 *
 * E1. It is a plain text field, shown in colours. While it is worked on with keyboard or pointer, the large editor takes its place,
 *     with completion and help; when it is left, the plain field is back. So a form holds one large editor at most.
 * E2. The plain field does all by itself: while the editor loads, where it cannot, and on phones. What is typed is passed on with
 *     each letter, and caret and selection go along when the editor comes.
 * E3. The large editor comes with a click or a key that types nothing, else in a pause of typing: to make it takes longer than a letter
 *     may, and what the letter changed is to be seen and checked first.
 */
import {
  type CompositionEvent,
  type FocusEvent,
  type KeyboardEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useEditor, useScript } from '../editor/editor-context'
import styles from './expression.module.css'
import { Highlighted } from './Highlighted'
import type { Language } from './highlight'
import { holdsPlaces } from './highlight'
import { isRoomy, loadRichEditor } from './load-rich-editor'
import type { RichEditor, RichEditors } from './rich-editor-api'

export interface ExpressionFieldProps {
  /** Of the text field, for its label. */
  readonly id: string
  readonly label: string
  readonly value: string
  readonly language: Language
  readonly isMultiline: boolean
  readonly isReadOnly: boolean
  readonly isInvalid: boolean
  readonly describedBy?: string | undefined
  readonly placeholder?: string | undefined
  readonly onChange: (text: string) => void
}

/** Longer than between two letters of who types slowly. */
const PAUSE_MS = 700

export function ExpressionField(props: ExpressionFieldProps) {
  const { id, value, language, isMultiline, isReadOnly, isInvalid, describedBy, placeholder, onChange } = props
  const { root, plain, host, isRich, enter } = useRichEditor(props)
  const isComposing = useRef(false)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(pause.current), [])

  function enterUnlessTyping() {
    if (!isComposing.current && pause.current === undefined) enter()
  }
  /** See E3. */
  function enterInPause() {
    clearTimeout(pause.current)
    pause.current = setTimeout(() => {
      pause.current = undefined
      if (document.activeElement === plain.current) enterUnlessTyping()
    }, PAUSE_MS)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && !isMultiline) event.preventDefault()
  }
  function onComposition(event: CompositionEvent) {
    isComposing.current = event.type === 'compositionstart'
  }

  return (
    <div ref={root} className={styles.field} data-language={language} data-invalid={isInvalid} data-rich={isRich}>
      {isRich ? (
        <div ref={host} className={styles.host} />
      ) : (
        <div className={styles.plainField} data-code={!holdsPlaces(language)}>
          <div className={styles.mirror} aria-hidden dir="auto">
            <Highlighted source={value} language={language} />
            {'\u200b'}
          </div>
          <textarea
            ref={plain}
            id={id}
            className={styles.input}
            dir="auto"
            rows={1}
            value={value}
            readOnly={isReadOnly}
            placeholder={placeholder}
            spellCheck={language === 'text'}
            autoCapitalize={language === 'text' ? undefined : 'none'}
            aria-invalid={isInvalid}
            aria-describedby={describedBy}
            onChange={(event) => {
              enterInPause()
              onChange(onOneLine(event.target.value, isMultiline))
            }}
            onClick={enter}
            onKeyDown={onKeyDown}
            onKeyUp={enterUnlessTyping}
            onCompositionStart={onComposition}
            onCompositionEnd={onComposition}
          />
        </div>
      )}
    </div>
  )
}

const onOneLine = (text: string, isMultiline: boolean): string => (isMultiline ? text : text.replace(/\s*[\r\n]+\s*/g, ' '))

interface Caret {
  readonly start: number
  readonly end: number
}

function useRichEditor({ id, label, value, language, isMultiline, isReadOnly, isInvalid, describedBy, onChange }: ExpressionFieldProps) {
  const { isReadOnly: isLooking } = useEditor()
  const variables = useScript(({ script }) => script.variables)
  const root = useRef<HTMLDivElement>(null)
  const plain = useRef<HTMLTextAreaElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const open = useRef<RichEditor>(undefined)
  const editors = useRef<RichEditors>(undefined)
  const [caret, setCaret] = useState<Caret>()
  const isRich = caret !== undefined
  const canBeRich = !isReadOnly && !isLooking

  useEffect(() => {
    // asked for ahead, so that it is there when the field is gone into
    async function prepare() {
      // the plain field stays where it cannot be loaded
      editors.current = await loadRichEditor().catch(() => undefined)
    }
    if (canBeRich && isRoomy()) void prepare()
  }, [canBeRich])

  function enter() {
    const field = plain.current
    if (!field || !canBeRich || !editors.current || !isRoomy()) return
    setCaret({ start: field.selectionStart, end: field.selectionEnd })
  }

  const change = useEffectEvent((text: string) => onChange(onOneLine(text, isMultiline)))
  const leave = useEffectEvent((event: FocusEvent | globalThis.FocusEvent) => {
    if (!root.current?.contains(event.relatedTarget as Node | null)) setCaret(undefined)
  })
  const begin = useEffectEvent((at: HTMLElement, { start, end }: Caret) =>
    editors.current?.open(at, { value, language, isMultiline, label, variables, start, end, onChange: change }),
  )

  useLayoutEffect(() => {
    const at = host.current
    if (!at || !caret) return
    const editor = begin(at, caret)
    open.current = editor
    editor?.focus()
    at.addEventListener('focusout', leave)
    return () => {
      at.removeEventListener('focusout', leave)
      open.current = undefined
      editor?.close()
    }
  }, [caret])
  useLayoutEffect(() => {
    if (isRich) open.current?.describe({ id, label, isInvalid, describedBy })
  }, [isRich, id, label, isInvalid, describedBy])
  // at once: a letter typed meanwhile must not be taken back
  useLayoutEffect(() => open.current?.show(value, variables), [value, variables])

  return { root, plain, host, isRich, enter }
}
