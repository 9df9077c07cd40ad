/**
 * The palette: everything that can be added, to be searched, dragged, clicked or chosen by keyboard. Search field and list are one Tab
 * stop each; what is typed while the list has the focus goes to the search.
 */
import { Search, X } from 'lucide-react'
import { type KeyboardEvent, startTransition, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { nodeName, portLabels } from '../catalogue/kind-in-words'
import controls from '../controls.module.css'
import { useEditor, useScript, useSettledSelection } from '../editor/editor-context'
import { useRovingRows } from '../shell/use-roving-rows'
import { words } from '../wording/words'
import { addItem, freePort } from './add-item'
import { PaletteRow } from './PaletteRow'
import styles from './palette.module.css'
import { byGroup, foundItems, type PaletteItem, type PaletteSection, paletteItems } from './palette-items'
import { paletteMemory } from './palette-memory'
import { usuallyNext } from './usually-next'

export function PalettePanel() {
  const editor = useEditor()
  const [query, setQuery] = useState('')
  const items = useItems()
  const sections = useSections(items, query)
  const field = useRef<HTMLInputElement>(null)
  const rows = useRovingRows(field)
  const helpId = useId()

  function search(next: string) {
    setQuery(next)
    if (next.trim() !== '') editor.announcer.say(words.palette.found(foundItems(items, next).length))
  }
  function add(item: PaletteItem) {
    if (editor.isReadOnly) editor.announcer.say(words.palette.readOnly)
    else if (item.whyNot !== undefined) editor.announcer.say(item.whyNot)
    else addItem(editor, item.id)
  }
  function onFieldKeyDown(event: KeyboardEvent) {
    const [first] = sections.flatMap((section) => section.items)
    if (event.key === 'ArrowDown') rows.focusFirst()
    else if (event.key === 'Enter' && first && query.trim() !== '') add(first)
    else if (event.key === 'Escape' && query !== '') search('')
    else return
    event.preventDefault()
  }

  return (
    <div className={styles.panel}>
      <div className={styles.search}>
        <Search size={15} className={styles.searchIcon} aria-hidden />
        <input
          ref={field}
          type="search"
          className={`${controls.field} ${styles.field}`}
          aria-label={words.palette.search}
          aria-describedby={helpId}
          placeholder={words.palette.search}
          value={query}
          onChange={({ target }) => search(target.value)}
          onKeyDown={onFieldKeyDown}
        />
        {query !== '' && (
          <button
            type="button"
            className={styles.clear}
            aria-label={words.palette.clear}
            onClick={() => {
              search('')
              field.current?.focus()
            }}
          >
            <X size={14} aria-hidden />
          </button>
        )}
      </div>
      <WhereItGoes id={helpId} />
      <div {...rows.list} className={styles.list} role="toolbar" aria-orientation="vertical" aria-label={words.palette.label}>
        {sections.map((section) => (
          <Section key={section.title} section={section} isFound={query.trim() !== ''} onAdd={add} />
        ))}
        {sections.length === 0 && (
          <div className={styles.none}>
            <p>{words.palette.none(query.trim())}</p>
            <p className={styles.noneHelp}>{words.palette.noneHelp}</p>
          </div>
        )}
      </div>
    </div>
  )
}

interface SectionProps {
  readonly section: PaletteSection
  readonly isFound: boolean
  readonly onAdd: (item: PaletteItem) => void
}

function Section({ section: { title, items }, isFound, onAdd }: SectionProps) {
  const { favourites } = useStore(paletteMemory)
  const headingId = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div role="group" aria-labelledby={headingId}>
      <h3 id={headingId} className={isFound ? 'visually-hidden' : styles.heading}>
        {title}
      </h3>
      {items.map((item) => (
        <PaletteRow key={item.id} item={item} isFavourite={favourites.includes(item.id)} onAdd={onAdd} />
      ))}
    </div>
  )
}

/** Others only where something can be added that could not before, or the other way round: not with every letter typed somewhere. */
function useItems(): readonly PaletteItem[] {
  const { script } = useEditor()
  const [items, setItems] = useState(() => paletteItems(script.script()))
  useEffect(() => {
    const follow = () => {
      const next = paletteItems(script.script())
      const isSame = (before: readonly PaletteItem[]) => next.every(({ whyNot }, place) => whyNot === before[place]?.whyNot)
      startTransition(() => setItems((before) => (isSame(before) ? before : next)))
    }
    follow()
    return script.subscribe((now, before) => {
      if (now.script.nodes !== before.script.nodes) follow()
    })
  }, [script])
  return items
}

/** While nothing is typed: favourites, what usually follows, what was added last, and then everything by groups. */
function useSections(items: readonly PaletteItem[], query: string): readonly PaletteSection[] {
  const { favourites, recent } = useStore(paletteMemory)
  const next = useOftenNext()
  return useMemo(() => {
    if (query.trim() !== '') {
      const found = foundItems(items, query)
      return found.length === 0 ? [] : [{ title: words.palette.found(found.length), items: found }]
    }
    const those = (ids: readonly string[]) => ids.flatMap((id) => items.find((item) => item.id === id) ?? [])
    const said = words.palette.sections
    return [
      { title: said.favourites, items: those(favourites) },
      { title: next ? said.next(next.after) : '', items: those(next?.kinds ?? []) },
      { title: said.recent, items: those(recent.filter((id) => !favourites.includes(id))) },
      ...byGroup(items),
    ].filter((section) => section.items.length > 0)
  }, [items, query, favourites, recent, next])
}

function useOftenNext(): { readonly after: string; readonly kinds: readonly string[] } | undefined {
  const { script } = useEditor()
  const selected = useSettledSelection((state) => (state.nodes.size === 1 ? [...state.nodes][0] : undefined))
  // counted anew when links change: with every letter that is typed somewhere it would be too much
  const links = useScript(({ script: { links: all } }) => all)
  const kinds = useMemo(
    () => (selected === undefined ? [] : usuallyNext({ nodes: script.script().nodes, links }, selected)),
    [selected, links, script],
  )
  const after = useScript(({ script: { nodes } }) => {
    const node = selected === undefined ? undefined : nodes[selected]
    return node && nodeName(node)
  })
  return useMemo(() => (after === undefined || kinds.length === 0 ? undefined : { after, kinds }), [after, kinds])
}

/** Said before anything is added, so that nobody has to look for it afterwards. */
function WhereItGoes({ id }: { readonly id: string }) {
  const editor = useEditor()
  useSettledSelection((state) => state)
  const text = useScript(({ script }) => {
    if (editor.isReadOnly) return words.palette.readOnly
    const free = freePort(editor)
    const node = free && script.nodes[free.node]
    return node ? words.palette.afterPort(portLabels(node)[free.port] ?? free.port, nodeName(node)) : words.palette.inTheMiddle
  })
  return (
    <p id={id} className={styles.where} dir="auto">
      {text}
    </p>
  )
}
