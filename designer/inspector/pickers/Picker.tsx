/**
 * A field in which a thing is chosen by name: typed or opened. What does not exist any more stands in it, struck out, until something
 * else is chosen.
 */
import { ChevronDown, Plus, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button, ComboBox, Input, type Key, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import styles from './picker.module.css'

export interface PickerOption {
  readonly id: string
  readonly name: string
  readonly detail?: string
  readonly icon?: ReactNode
}

interface PickerProps {
  readonly id?: string
  readonly label: string
  /** All of them; asked for while the picker is open, and for the one that is chosen. */
  readonly options: (wanted?: string) => readonly PickerOption[]
  /** Empty: nothing is chosen. */
  readonly value: string
  /** The value is the id of something that is not there any more. */
  readonly isGone?: boolean
  readonly isReadOnly: boolean
  readonly isInvalid?: boolean
  readonly describedBy?: string | undefined
  readonly placeholder?: string
  /** Says what was typed, where it can be made. */
  readonly createLabel?: (typed: string) => string | undefined
  readonly onCreate?: (typed: string) => void
  /** Missing: it cannot be left empty. */
  readonly onClear?: () => void
  readonly onChoose: (id: string) => void
  readonly onFocus?: () => void
  readonly onBlur?: () => void
}

/** More are found by typing. */
const MOST_SHOWN = 100
const CREATE = '+create'

export function Picker(props: PickerProps) {
  const { id, label, options, value, isGone = false, isReadOnly, isInvalid = false, describedBy, placeholder, onClear, onChoose } = props
  const [typed, setTyped] = useState<string>()
  const [isOpen, setOpen] = useState(false)
  const chosen = options(value).find((option) => option.id === value)
  const shown = chosen?.name ?? value
  const created = typed === undefined || typed.trim() === '' ? undefined : props.createLabel?.(typed.trim())
  // a closed picker has nothing to lay out but what is chosen: a form may hold dozens of them
  const items = isOpen ? fitting(options(), typed) : chosen ? [chosen] : []
  const all = created === undefined ? items : [...items, { id: CREATE, name: created, icon: <Plus size={14} aria-hidden /> }]

  function choose(key: Key | null) {
    setTyped(undefined)
    if (key === CREATE) props.onCreate?.(typed?.trim() ?? '')
    else if (key !== null && key !== value) onChoose(String(key))
  }

  return (
    <ComboBox
      className={styles.picker ?? ''}
      aria-label={label}
      items={all}
      // only what is among the items can be chosen; all else is shown by its text
      selectedKey={chosen ? value : null}
      inputValue={typed ?? shown}
      isReadOnly={isReadOnly}
      isInvalid={isInvalid}
      allowsEmptyCollection
      menuTrigger="focus"
      onOpenChange={setOpen}
      onInputChange={(text) => setTyped(text === shown ? undefined : text)}
      onSelectionChange={choose}
      onFocus={() => props.onFocus?.()}
      onBlur={() => {
        setTyped(undefined)
        props.onBlur?.()
      }}
      data-gone={isGone}
    >
      <span className={styles.line}>
        {chosen?.icon !== undefined && <span className={styles.icon}>{chosen.icon}</span>}
        <Input
          id={id}
          className={`${controls.field} ${styles.input}`}
          dir="auto"
          data-gone={isGone && typed === undefined}
          placeholder={placeholder ?? words.inspector.choose}
          aria-describedby={describedBy}
          onFocus={({ target }) => target.select()}
        />
        {onClear && value !== '' && !isReadOnly && (
          <button type="button" className={styles.clear} aria-label={words.inspector.clear(label)} onClick={onClear}>
            <X size={13} aria-hidden />
          </button>
        )}
        <Button className={styles.open ?? ''} aria-label={words.inspector.open(label)}>
          <ChevronDown size={14} aria-hidden />
        </Button>
      </span>
      <Popover className={styles.popover ?? ''} offset={2}>
        <ListBox className={styles.list ?? ''} renderEmptyState={() => <p className={styles.none}>{words.inspector.nothingFits}</p>}>
          {(option: PickerOption) => (
            <ListBoxItem id={option.id} className={styles.option ?? ''} textValue={option.name}>
              {option.icon !== undefined && <span className={styles.icon}>{option.icon}</span>}
              {/* its name is all that is seen, with a gap between the words */}
              <span className={styles.words} dir="auto">
                <span>{option.name}</span>{' '}
                {option.detail !== undefined && option.detail !== '' && <span className={styles.detail}>{option.detail}</span>}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

/** By every word typed, in name, id and detail; undefined: nothing was typed yet. */
function fitting(options: readonly PickerOption[], typed: string | undefined): readonly PickerOption[] {
  const wanted = (typed ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return options
    .filter(({ id, name, detail = '' }) => {
      const text = `${name} ${id} ${detail}`.toLowerCase()
      return wanted.every((word) => text.includes(word))
    })
    .slice(0, MOST_SHOWN)
}
