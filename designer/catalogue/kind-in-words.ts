/** How a node and its kind are called on the screen, in the chosen language: title, summary, ports, fields. */
import type { ScriptNode } from '../../engine/script/script'
import type { FieldMeta, NodeDefinition, NodeGroup, Ports } from '../../nodes/define-node'
import { findKind } from '../../nodes/index'
import { portsOf } from '../script/ports'
import type { KindWords } from '../wording/kind-words'
import { words } from '../wording/words'
import { plainSettings } from './plain-words'

type AnyKindWords = KindWords<never> | undefined
const said = (kind: string): AnyKindWords => (words.catalogue.kinds as Readonly<Record<string, AnyKindWords>>)[kind]

export const groupOf = (kind: string): NodeGroup => findKind(kind)?.group ?? 'integration'
export const kindTitle = (kind: string): string => said(kind)?.title ?? findKind(kind)?.title ?? kind
export const kindHelp = (kind: string): string => said(kind)?.help ?? findKind(kind)?.help ?? ''

/** Words under which the kind is found besides its title, in both languages. */
export const kindSynonyms = (kind: string): readonly string[] => [...(said(kind)?.synonyms ?? []), ...(findKind(kind)?.synonyms ?? [])]

/** The author's name for it, else the kind's title. */
export const nodeName = ({ kind, name }: Pick<ScriptNode, 'kind' | 'name'>): string => name ?? kindTitle(kind)

/** The card's line in plain words; empty where the settings do not fit the kind. */
export function nodeSummary({ kind, settings }: ScriptNode): string {
  const parsed = findKind(kind)?.settings.safeParse(settings)
  if (!parsed?.success) return ''
  const shown = plainSettings(parsed.data)
  const own = said(kind)?.summary as NodeDefinition['summary'] | undefined
  return (own ?? findKind(kind)?.summary)?.(shown) ?? ''
}

/** Port id -> label, texts in plain words. */
export function portLabels(node: ScriptNode): Ports {
  const own = said(node.kind)?.ports ?? {}
  return Object.fromEntries(Object.entries(portsOf(node)).map(([id, label]) => [id, own[id] ?? plainSettings(label)]))
}

/** What the form calls a field and says of it; `path` with the places in lists. */
export function fieldWords(kind: string, path: readonly (string | number)[], meta: Partial<FieldMeta>): { label: string; help: string } {
  const field = said(kind)?.fields?.[fieldKey(path)]
  return { label: field?.label ?? meta.label ?? String(path.at(-1) ?? ''), help: field?.help ?? meta.help ?? '' }
}

/** What a choice between fixed values calls one of them. */
export const optionWord = (kind: string, path: readonly (string | number)[], value: string): string =>
  said(kind)?.options?.[fieldKey(path)]?.[value] ?? value

const fieldKey = (path: readonly (string | number)[]) => path.map((part) => (typeof part === 'number' ? '*' : part)).join('.')
