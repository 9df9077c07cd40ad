/** What a language says of the node kinds; where it says nothing, the kind's own definition speaks, in English. */
import type { z } from 'zod'
import type { NodeGroup } from '../../nodes/define-node'
import type { catalogue, NodeKind } from '../../nodes/index'

type SettingsOf<Kind extends NodeKind> = z.output<Extract<(typeof catalogue)[number], { readonly kind: Kind }>['settings']>

export interface KindWords<Settings> {
  readonly title?: string
  readonly help?: string
  readonly synonyms?: readonly string[]
  /** The card's line. */
  summary?(settings: Settings): string
  /** Port id -> label, for ports whose label is not the author's own. */
  readonly ports?: Readonly<Record<string, string>>
  /** Path of a field with dots, `*` for an item of a list (`choices.*.title`) -> what the form calls it. */
  readonly fields?: Readonly<Record<string, { readonly label?: string; readonly help?: string }>>
  /** Path of a field -> value -> word, for choices between fixed values. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export interface CatalogueWords {
  readonly groups: Readonly<Record<NodeGroup, string>>
  readonly kinds: { readonly [Kind in NodeKind]?: KindWords<SettingsOf<Kind>> }
}
