/** What can be done about a problem at once: edits that make one step of undo. Some have to ask for a node or a thing first. */
import type { Directory } from '../../engine/directory/model/directory'
import { templateVariables } from '../../engine/directory/model/directory'
import type { Problem, Script } from '../../engine/script/script'
import { findKind } from '../../nodes/index'
import type { Edit } from '../script/edits'
import { newId } from '../script/new-id'
import { newNodeOf } from '../script/new-node'
import { portsOf } from '../script/ports'
import { words } from '../wording/words'

export type ThingKind = 'skill' | 'channel' | 'hours' | 'template'

export interface QuickFix {
  readonly label: string
  /** What has to be chosen first. */
  readonly asks?: 'node' | ThingKind
  /** The same can be done about all problems of this kind without looking at each. */
  readonly isForAll: boolean
  /** `chosen` is the id of what was asked for. */
  edits(script: Script, chosen: string): readonly Edit[]
}

type Fixes = (problem: Problem, script: Script, directory: Directory | undefined) => readonly QuickFix[]

export const fixesOf: Fixes = (problem, script, directory) => FIXES[problem.rule]?.(problem, script, directory) ?? []

const removeLink: Fixes = ({ path: [part, id] }) =>
  part === 'links'
    ? [fix(words.problems.fixes.removeLink, () => [{ type: 'unlink', ids: [String(id)] }], { isForAll: true })]
    : [
        fix(words.problems.fixes.removeErrorHandler, () => [{ type: 'changeScript', changes: { errorHandler: undefined } }], {
          isForAll: true,
        }),
      ]

const removeNode: Fixes = ({ node }) =>
  node === undefined ? [] : [fix(words.problems.fixes.removeNode, () => [{ type: 'removeNodes', ids: [node] }])]

const FIXES: Readonly<Record<string, Fixes>> = {
  'link-to-nowhere': removeLink,
  'unknown-port': removeLink,
  'link-into-start': removeLink,
  'port-taken': removeLink,
  'port-without-effect': ({ node, port }) => [
    fix(words.problems.fixes.removeLink, () => [{ type: 'unlink', ids: [`${node}.${port}`] }], { isForAll: true }),
  ],
  'second-begin': removeNode,
  'second-event': removeNode,
  'unknown-kind': removeNode,
  unreachable: removeNode,
  'no-begin': (_problem, _script, directory) => [
    fix(words.problems.fixes.addBegin, (script) => {
      const node = newNodeOf('begin', placeBefore(script), directory)
      return node ? [{ type: 'addNode', id: newId('begin', (id) => id in script.nodes), node }] : []
    }),
  ],
  'unwired-port': ({ node, port }) =>
    node === undefined || port === undefined
      ? []
      : [
          fix(words.problems.fixes.linkTo, (_script, to) => [{ type: 'linkNodes', link: { from: node, port, to } }], {
            asks: 'node',
            isForAll: true,
          }),
        ],
  'unknown-variable': ({ values }) => addVariable(String(values?.variable)),
  expression: fixExpression,
  'wrong-setting': takeDefault,
  'deleted-reference': chooseAnother,
  'template-values': makeValues,
  'outside-window': sendInTime,
  'unset-variable': beginWithValue,
  'dead-end': linkFirstPort,
  'template-buttons': takeButtons,
  'stale-translation': dropTranslation,
}

function fix(
  label: string,
  edits: QuickFix['edits'],
  { asks, isForAll = false }: { readonly asks?: QuickFix['asks']; readonly isForAll?: boolean } = {},
): QuickFix {
  return { label, edits, isForAll, ...(asks ? { asks } : {}) }
}

function placeBefore({ nodes }: Script) {
  const places = Object.values(nodes).map(({ position }) => position)
  if (places.length === 0) return { x: 0, y: 0 }
  return { x: Math.min(...places.map(({ x }) => x)) - 320, y: Math.min(...places.map(({ y }) => y)) }
}

function addVariable(name: string): readonly QuickFix[] {
  if (!/^[A-Za-z]\w{0,63}$/.test(name)) return []
  return [
    fix(
      words.problems.fixes.addVariable(name),
      ({ variables }) => (name in variables ? [] : [{ type: 'addVariable', name, variable: { type: 'text' } }]),
      { isForAll: true },
    ),
  ]
}

/** The checker names the variable that is not there, and the one that was perhaps meant. */
function fixExpression({ node, path, offset = 0, values }: Problem): readonly QuickFix[] {
  const [, name, meant] = /^There is no variable "(\w+)"(?:; did you mean ([\w.]+)\?)?/.exec(String(values?.said)) ?? []
  if (name === undefined || node === undefined) return []
  const within = path.slice(3)
  const instead =
    meant === undefined
      ? []
      : [
          fix(words.problems.fixes.writeInstead(meant), ({ nodes }) => {
            const source = textAt(nodes[node]?.settings, within)
            if (source?.slice(offset, offset + name.length) !== name) return []
            const value = source.slice(0, offset) + meant + source.slice(offset + name.length)
            return [{ type: 'changeSetting', id: node, path: within, value }]
          }),
        ]
  // the other expressions may lack something else
  return [...instead, ...addVariable(name).map((each) => ({ ...each, isForAll: false }))]
}

function textAt(value: unknown, path: readonly (string | number)[]): string | undefined {
  const found = path.reduce<unknown>((at, part) => (at as Record<string | number, unknown> | undefined)?.[part], value)
  return typeof found === 'string' ? found : undefined
}

function dropTranslation({ node, path }: Problem): readonly QuickFix[] {
  const [, , , language, key] = path
  if (node === undefined || language === undefined) return []
  const edit = { type: 'translate', id: node, language: String(language), ...(key === undefined ? {} : { key: String(key) }) } as const
  return [fix(words.problems.fixes.dropTranslation, () => [edit], { isForAll: true })]
}

/** Only for a field of its own that has a value to fall back to. */
function takeDefault({ node, path }: Problem, { nodes }: Script): readonly QuickFix[] {
  const [, , , field, ...deeper] = path
  const definition = findKind((node !== undefined && nodes[node]?.kind) || '')
  if (node === undefined || typeof field !== 'string' || deeper.length > 0 || !definition) return []
  const schema = definition.settings.shape[field] as { safeParse(value: unknown): { success: boolean; data?: unknown } } | undefined
  const parsed = schema?.safeParse(undefined)
  if (!parsed?.success || (typeof parsed.data !== 'number' && typeof parsed.data !== 'boolean')) return []
  return [
    fix(words.problems.fixes.takeDefault(String(parsed.data)), () => [
      { type: 'changeSetting', id: node, path: [field], value: parsed.data },
    ]),
  ]
}

function chooseAnother({ node, path, values }: Problem, _script: Script, directory: Directory | undefined): readonly QuickFix[] {
  const refersTo = values?.refersTo as ThingKind | undefined
  if (!refersTo || node === undefined || !directory) return []
  const within = path.slice(3)
  return [
    fix(
      words.problems.fixes.choose[refersTo],
      (_now, chosen) => {
        const [id = '', language] = chosen.split('/')
        const change = { type: 'changeSetting' as const, id: node, path: within, value: id }
        return language === undefined ? [change] : [change, { type: 'changeSetting', id: node, path: ['language'], value: language }]
      },
      { asks: refersTo, isForAll: true },
    ),
  ]
}

/** A template goes out at any time; a link of its own says what happens when a free-form message does not. */
function sendInTime({ node }: Problem, { nodes }: Script, directory: Directory | undefined): readonly QuickFix[] {
  const at = node === undefined ? undefined : nodes[node]
  if (node === undefined || !at || !directory) return []
  const linked = fix(
    words.problems.fixes.linkWindowClosed,
    (_script, to) => [{ type: 'linkNodes', link: { from: node, port: 'windowClosed', to } }],
    { asks: 'node', isForAll: true },
  )
  const asks = 'template' as const
  const byTemplate =
    findKind(at.kind)?.settings.shape.template === undefined
      ? fix(
          words.problems.fixes.useTemplate,
          (_script, chosen) => [{ type: 'replaceKind', id: node, kind: 'send-template', settings: templateSettings(chosen, directory) }],
          { asks },
        )
      : fix(
          words.problems.fixes.askByTemplate,
          (_script, chosen) =>
            Object.entries(templateSettings(chosen, directory)).map(
              ([field, value]): Edit => ({
                ...{ type: 'changeSetting', id: node, path: [field], value },
              }),
            ),
          { asks },
        )
  return [byTemplate, linked]
}

/** With a place-holder for each value, which the check asks to be filled in. */
function templateSettings(chosen: string, { templates }: Directory) {
  const [name = '', language = ''] = chosen.split('/')
  const template = templates.find((each) => each.name === name && each.language === language)
  return { template: name, language, parameters: template ? templateVariables(template).map(() => '…') : [] }
}

const ZERO = { text: '', number: 0, boolean: false } as const

function beginWithValue({ values }: Problem, { variables }: Script): readonly QuickFix[] {
  const name = String(values?.variable)
  const variable = variables[name]
  if (!variable) return []
  const initial = ZERO[variable.type]
  return [fix(words.problems.fixes.beginWith(String(initial)), () => [{ type: 'changeVariable', name, changes: { initial } }])]
}

function linkFirstPort({ node }: Problem, { nodes }: Script): readonly QuickFix[] {
  const [port] = Object.keys((node !== undefined && nodes[node] && portsOf(nodes[node])) || {})
  if (node === undefined || port === undefined) return []
  return [fix(words.problems.fixes.linkTo, (_script, to) => [{ type: 'linkNodes', link: { from: node, port, to } }], { asks: 'node' })]
}

const templateOf = ({ node, values }: Problem, { nodes }: Script, directory: Directory | undefined) =>
  directory?.templates.find(
    ({ name, language }) => name === values?.template && language === (node === undefined ? undefined : nodes[node]?.settings.language),
  )

function makeValues(problem: Problem, script: Script, directory: Directory | undefined): readonly QuickFix[] {
  const template = templateOf(problem, script, directory)
  const { node } = problem
  if (!template || node === undefined) return []
  const count = templateVariables(template).length
  return [
    fix(words.problems.fixes.makeValues(count), ({ nodes }) => {
      const { parameters } = nodes[node]?.settings ?? {}
      const given: unknown[] = Array.isArray(parameters) ? parameters : []
      const value = Array.from({ length: count }, (_, place) => given[place] ?? '…')
      return [{ type: 'changeSetting', id: node, path: ['parameters'], value }]
    }),
  ]
}

function takeButtons(problem: Problem, script: Script, directory: Directory | undefined): readonly QuickFix[] {
  const template = templateOf(problem, script, directory)
  const { node } = problem
  if (!template || node === undefined || template.quickReplies.length === 0) return []
  return [
    fix(words.problems.fixes.takeButtons, ({ nodes }) => {
      const { choices } = nodes[node]?.settings ?? {}
      const before: { readonly id: string }[] = Array.isArray(choices) ? choices : []
      const taken = new Set(before.map(({ id }) => id))
      const value = template.quickReplies.map((title, place) => {
        const id = before[place]?.id ?? newId(title, (each) => taken.has(each))
        taken.add(id)
        return { ...before[place], id, title }
      })
      return [{ type: 'changeSetting', id: node, path: ['choices'], value }]
    }),
  ]
}
