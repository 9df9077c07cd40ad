/** The rows of the list as they are seen: what is folded is left out, and each knows its place for assistive technology. */
import type { OutlineItem } from './outline-tree'

export interface OutlineRow {
  readonly item: OutlineItem
  /** 1 for a root. */
  readonly level: number
  /** 1 for the first of its siblings. */
  readonly place: number
  readonly siblings: number
  readonly isExpandable: boolean
  readonly isExpanded: boolean
  /** Index of the row it stands under. */
  readonly parent: number | undefined
}

export function rowsOf(items: readonly OutlineItem[], folded: ReadonlySet<string>): readonly OutlineRow[] {
  const rows: OutlineRow[] = []
  const work: { readonly siblings: readonly OutlineItem[]; next: number; readonly level: number; readonly parent: number | undefined }[] = [
    { siblings: items, next: 0, level: 1, parent: undefined },
  ]
  for (let list = work.at(-1); list; list = work.at(-1)) {
    const item = list.siblings[list.next]
    if (!item) {
      work.pop()
      continue
    }
    list.next += 1
    const isExpandable = item.children.length > 0
    const isExpanded = isExpandable && !folded.has(item.key)
    const { level, parent } = list
    rows.push({ item, level, place: list.next, siblings: list.siblings.length, isExpandable, isExpanded, parent })
    if (isExpanded) work.push({ siblings: item.children, next: 0, level: level + 1, parent: rows.length - 1 })
  }
  return rows
}

/** Keys of everything that has something below it. */
export function expandableKeys(items: readonly OutlineItem[]): readonly string[] {
  const keys: string[] = []
  const work = [...items]
  for (let item = work.pop(); item; item = work.pop()) {
    if (item.children.length === 0) continue
    keys.push(item.key)
    work.push(...item.children)
  }
  return keys
}

/** Key -> key of what it stands under. */
export function parentsOf(items: readonly OutlineItem[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>()
  const work = [...items]
  for (let item = work.pop(); item; item = work.pop()) {
    for (const child of item.children) {
      parents.set(child.key, item.key)
      work.push(child)
    }
  }
  return parents
}
