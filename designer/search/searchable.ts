/** Everything of a script that can be searched, as texts with their places; remembered for what did not change. */
import { fieldsOf } from '../../engine/script/fields'
import type { Problem, Script, ScriptNode } from '../../engine/script/script'
import { findKind } from '../../nodes/index'
import { fieldLabel } from '../catalogue/field-label'
import { kindTitle, nodeName, optionWord } from '../catalogue/kind-in-words'
import { problemInWords } from '../problems/problem-in-words'
import { words } from '../wording/words'

/** What a text belongs to, and where a jump goes. */
export type Thing =
  | { readonly is: 'node'; readonly id: string }
  | { readonly is: 'note'; readonly id: string }
  | { readonly is: 'frame'; readonly id: string }
  | { readonly is: 'variable'; readonly id: string }
  | { readonly is: 'script' }

export interface SearchText {
  readonly label: string
  readonly text: string
  /** Within the node's settings; missing for what is no setting. */
  readonly path?: readonly (string | number)[]
  /** `whole`: may be replaced anywhere; `around`: not within `{{ }}`. */
  readonly replaces?: 'whole' | 'around'
}

export interface SearchThing {
  readonly thing: Thing
  readonly title: string
  readonly texts: readonly SearchText[]
}

export function searchableOf(script: Script, problems: readonly Problem[]): readonly SearchThing[] {
  const said = words.search.what
  const ofNodes = Object.entries(script.nodes).map(([id, node]): SearchThing => {
    const own = textsOf(id, node)
    const wrong = problems
      .filter((problem) => problem.node === id)
      .map((problem) => ({ label: said.problem, text: problemInWords(problem, script) }))
    return { thing: { is: 'node', id }, title: nodeName(node), texts: [...own, ...wrong] }
  })
  return [
    {
      thing: { is: 'script' },
      title: script.name,
      texts: script.description ? [{ label: said.description, text: script.description }] : [],
    },
    ...ofNodes,
    ...Object.entries(script.frames ?? {}).map(
      ([id, { title }]): SearchThing => ({
        thing: { is: 'frame', id },
        title: said.frame,
        texts: [{ label: said.frame, text: title, replaces: 'whole' }],
      }),
    ),
    ...Object.entries(script.notes).map(
      ([id, { text }]): SearchThing => ({
        thing: { is: 'note', id },
        title: said.note,
        texts: [{ label: said.note, text, replaces: 'whole' }],
      }),
    ),
    ...Object.entries(script.variables).map(
      ([id, { description = '', initial = '' }]): SearchThing => ({
        thing: { is: 'variable', id },
        title: said.variable,
        texts: [
          { label: said.variable, text: id },
          { label: said.description, text: description },
          { label: said.variable, text: String(initial) },
        ],
      }),
    ),
  ]
}

const remembered = new WeakMap<ScriptNode, readonly SearchText[]>()

function textsOf(id: string, node: ScriptNode): readonly SearchText[] {
  const known = remembered.get(node)
  if (known) return known
  const said = words.search.what
  const texts: SearchText[] = [
    ...(node.name === undefined ? [] : [{ label: said.name, text: node.name, replaces: 'whole' as const }]),
    { label: said.kind, text: kindTitle(node.kind) },
    { label: said.id, text: id },
    ...settingsOf(node),
  ]
  remembered.set(node, texts)
  return texts
}

function settingsOf(node: ScriptNode): readonly SearchText[] {
  const definition = findKind(node.kind)
  if (!definition) return []
  return fieldsOf(definition.settings, node.settings).flatMap(({ path, value, meta }): SearchText[] => {
    if (typeof value !== 'string' && typeof value !== 'number') return []
    const text = typeof value === 'string' ? optionWord(node.kind, path, value) : String(value)
    const label = fieldLabel(node, path)
    return [{ label, text, path, ...(meta.language === 'text' ? { replaces: 'around' as const } : {}) }]
  })
}
