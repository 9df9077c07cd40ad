/** What the palette offers: node kinds, and the two things that mean nothing to a run. */
import type { Script } from '../../engine/script/script'
import type { NodeDefinition, NodeGroup } from '../../nodes/define-node'
import { catalogue } from '../../nodes/index'
import { kindHelp, kindSynonyms, kindTitle } from '../catalogue/kind-in-words'
import { ranked } from '../search/rank'
import { words } from '../wording/words'
import { whyNot } from './why-not'

export interface PaletteItem {
  /** The kind, or `note` or `frame`. */
  readonly id: string
  readonly group: NodeGroup | 'drawing'
  readonly title: string
  /** What it does, in a line. */
  readonly line: string
  /** The same at length. */
  readonly about: string
  /** Other names for it. */
  readonly also: readonly string[]
  /** Why it cannot be added now. */
  readonly whyNot?: string
}

/** Neither is a node kind, and none may be called so. */
export const NOTE = 'note'
export const FRAME = 'frame'

export function paletteItems(script: Pick<Script, 'nodes'>): readonly PaletteItem[] {
  const said = words.palette
  return [
    ...(catalogue as unknown as readonly NodeDefinition[]).map(({ kind, group, title }): PaletteItem => {
      const reason = whyNot(script, kind)
      return {
        id: kind,
        group,
        title: kindTitle(kind),
        line: said.lines[kind] ?? firstSentence(kindHelp(kind)),
        about: kindHelp(kind),
        also: [title, ...kindSynonyms(kind)],
        ...(reason === undefined ? {} : { whyNot: reason }),
      }
    }),
    { id: NOTE, group: 'drawing', title: said.note, line: said.noteHelp, about: said.noteHelp, also: said.noteSynonyms },
    { id: FRAME, group: 'drawing', title: said.frame, line: said.frameHelp, about: said.frameHelp, also: said.frameSynonyms },
  ]
}

export interface PaletteSection {
  readonly title: string
  readonly items: readonly PaletteItem[]
}

/** In sections while nothing is typed: by what they do, each thing in one place. */
export function byGroup(items: readonly PaletteItem[]): readonly PaletteSection[] {
  const groups = [...new Set(items.map(({ group }) => group))]
  return groups.map((group) => ({
    title: group === 'drawing' ? words.palette.sections.drawing : words.catalogue.groups[group],
    items: items.filter((item) => item.group === group),
  }))
}

/** What is called like that, the best first; what can be added before what cannot. */
export function foundItems(items: readonly PaletteItem[], query: string): readonly PaletteItem[] {
  const found = ranked(query, items, ({ title, also, line, about }) => ({ title, also: [...also, line], help: about }))
  return [...found.filter(({ whyNot: reason }) => reason === undefined), ...found.filter(({ whyNot: reason }) => reason !== undefined)]
}

const firstSentence = (help: string) => /^.*?[.:](?=\s|$)/.exec(help)?.[0].replace(/[.:]$/, '') ?? help
