/**
 * The state of the outline: its rows, what is folded, and the row that the keyboard stands on. It keeps step with the canvas: what is
 * selected there is unfolded and stood on here, and walking here selects and shows it there.
 */
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { Script } from '../../engine/script/script'
import type { Editor } from '../editor/editor'
import { useEditor, useSettledSelection } from '../editor/editor-context'
import type { Place } from '../editor/selection'
import { useLaterScript } from '../shell/use-later-script'
import { expandableKeys, type OutlineRow, parentsOf, rowsOf } from './outline-rows'
import { frameKey, hasSameOutline, nodeKey, noteKey, type OutlineItem, outlineOf, portKey } from './outline-tree'

export interface Outline {
  /** The script that the rows are made of. */
  readonly script: Script
  readonly rows: readonly OutlineRow[]
  /** Key -> its place in the whole list, whether or not it is folded away. */
  readonly order: ReadonlyMap<string, number>
  /** Index of the row that the keyboard stands on. */
  readonly active: number
  /** Counts up when the focus is to go to that row. */
  readonly focusAsked: number
  /** Stands on the row, and selects what it is about. */
  walkTo(index: number, options?: WalkOptions): void
  /** The same for something that may be folded away. */
  goTo(key: string): void
  fold(keys: readonly string[], isFolded: boolean): void
  foldAll(isFolded: boolean): void
  /** The focus goes to the row that is stood on, once it is there. */
  askFocus(): void
}

interface WalkOptions {
  readonly extend?: boolean
  readonly toggle?: boolean
  /** The selection stays as it is. */
  readonly only?: boolean
  readonly withFocus?: boolean
}

export function useOutline(): Outline {
  const editor = useEditor()
  const script = useLaterScript()
  const items = useItems(script)
  const parents = useMemo(() => parentsOf(items), [items])
  const order = useMemo(() => orderOf(items), [items])
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => rowsOf(items, folded), [items, folded])
  const [activeKey, setActiveKey] = useState<string>()
  const [focusAsked, setFocusAsked] = useState(0)
  const place = useSettledSelection((state) => state.at)
  const walkedTo = useRef<Place>(undefined)
  const anchor = useRef<string>(undefined)

  const askFocus = () => setFocusAsked((count) => count + 1)
  const indexOf = useMemo(() => new Map(rows.map(({ item }, index) => [item.key, index])), [rows])
  const active = indexWithin(activeKey, indexOf, parents)

  function unfoldTo(key: string) {
    const above: string[] = []
    for (let parent = parents.get(key); parent !== undefined; parent = parents.get(parent)) above.push(parent)
    if (!above.some((each) => folded.has(each))) return
    setFolded((before) => new Set([...before].filter((each) => !above.includes(each))))
  }

  const follow = useEffectEvent((at: Place | undefined) => {
    if (at === walkedTo.current) return
    const key = at && keyOf(at, editor)
    if (key === undefined || !order.has(key)) return
    unfoldTo(key)
    setActiveKey(key)
    anchor.current = key
    // who works in the list and adds something goes on there
    if (document.activeElement?.closest('[data-outline]')) askFocus()
  })
  // the list may come to hold what was just added only after the selection has
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said
  useEffect(() => follow(place), [place, order])

  function select(row: OutlineRow, { extend = false, toggle = false } = {}) {
    const { item } = row
    const id = nodeOf(item)
    if (toggle && id !== undefined) editor.selection.toggleNode(id)
    else if (extend && id !== undefined)
      editor.selection.select({ nodes: nodesBetween(rows, indexOf.get(anchor.current ?? ''), row) }, { is: 'node', id })
    else if (item.is === 'port') editor.selection.selectNode(item.node, item.port)
    else if (id !== undefined) editor.selection.selectNode(id)
    else if (item.is === 'note') editor.selection.select({ notes: new Set([item.id]) })
    else if (item.is === 'frame') editor.selection.select({ frames: new Set([item.id]) })
    if (!extend) anchor.current = item.key
    walkedTo.current = editor.selection.getState().at
    if (id !== undefined) editor.view.reveal([id])
  }

  return {
    script,
    rows,
    order,
    active,
    focusAsked,
    walkTo(index, { only = false, withFocus = true, ...options } = {}) {
      const row = rows[index]
      if (!row) return
      setActiveKey(row.item.key)
      if (withFocus) askFocus()
      if (!only) select(row, options)
    },
    goTo(key) {
      unfoldTo(key)
      setActiveKey(key)
      askFocus()
      const id = key.startsWith('node:') ? key.slice('node:'.length) : undefined
      if (id === undefined) return
      editor.selection.selectNode(id)
      walkedTo.current = editor.selection.getState().at
      editor.view.reveal([id])
    },
    fold(keys, isFolded) {
      setFolded((before) => {
        const next = new Set(before)
        for (const key of keys) {
          if (isFolded) next.add(key)
          else next.delete(key)
        }
        return next
      })
    },
    foldAll: (isFolded) => setFolded(new Set(isFolded ? expandableKeys(items) : [])),
    askFocus,
  }
}

/** The same list while only what stands in its rows changes: most keystrokes change no more. */
function useItems(script: Script): readonly OutlineItem[] {
  const [made, setMade] = useState(() => ({ script, items: outlineOf(script) }))
  if (made.script === script) return made.items
  const next = { script, items: hasSameOutline(made.script, script) ? made.items : outlineOf(script) }
  setMade(next)
  return next.items
}

/** The node that a row is about; a port's is that which it leaves. */
function nodeOf(item: OutlineItem): string | undefined {
  if (item.is === 'node' || item.is === 'member') return item.id
  return item.is === 'port' ? item.node : undefined
}

/** The row itself, or what it is folded into; the first row where it is gone. */
function indexWithin(key: string | undefined, indexOf: ReadonlyMap<string, number>, parents: ReadonlyMap<string, string>): number {
  for (let at = key; at !== undefined; at = parents.get(at)) {
    const index = indexOf.get(at)
    if (index !== undefined) return index
  }
  return 0
}

function keyOf(at: Place, { script }: Editor): string | undefined {
  switch (at.is) {
    case 'node':
      return at.port === undefined ? nodeKey(at.id) : portKey(at.id, at.port)
    case 'note':
      return noteKey(at.id)
    case 'frame':
      return frameKey(at.id)
    case 'link': {
      const link = script.script().links[at.id]
      return link && portKey(link.from, link.port)
    }
  }
}

function nodesBetween(rows: readonly OutlineRow[], from: number | undefined, to: OutlineRow): ReadonlySet<string> {
  const end = rows.indexOf(to)
  const start = from ?? end
  const between = rows.slice(Math.min(start, end), Math.max(start, end) + 1)
  return new Set(between.flatMap(({ item }) => (item.is === 'node' ? [item.id] : [])))
}

function orderOf(items: readonly OutlineItem[]): ReadonlyMap<string, number> {
  return new Map(rowsOf(items, new Set()).map(({ item }, place) => [item.key, place]))
}
