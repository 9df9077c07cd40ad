/** What the palette offers for what was typed: commands, nodes of the script on the canvas and other scripts, the best group first. */
import type { ScriptSummary } from '../api/scripts'
import { groupOf, kindTitle, nodeName } from '../catalogue/kind-in-words'
import type { Editor } from '../editor/editor'
import { rankOf } from '../search/rank'
import { words } from '../wording/words'
import { shortcutOf } from './bindings'
import type { Command, CommandGroup } from './command'

export type Target =
  | { readonly is: 'command'; readonly command: Command }
  | { readonly is: 'node'; readonly id: string }
  | { readonly is: 'script'; readonly id: string }

export interface Entry {
  readonly id: string
  readonly title: string
  readonly detail?: string
  readonly shortcut?: string
  readonly isOff: boolean
  readonly target: Target
}

export interface Section {
  readonly id: string
  readonly title: string
  readonly entries: readonly Entry[]
}

export interface Offers {
  readonly commands: readonly Command[]
  readonly recent: readonly string[]
  /** The drawing on the canvas. */
  readonly editor: Editor
  readonly scripts: readonly ScriptSummary[]
  readonly canRun: (command: Command) => boolean
}

/** More would not be read, only be slow to draw. */
const MOST = { command: 40, node: 30, script: 12 } as const

export function sectionsFor(query: string, offers: Offers): readonly Section[] {
  return query.trim() === '' ? unasked(offers) : asked(query, offers)
}

/** What can be done now, by group; what cannot stands at the end, so that its keys can be learnt all the same. */
function unasked(offers: Offers): readonly Section[] {
  const { commands, recent, canRun } = offers
  const { palette, groups } = words.commands
  const used = recent.flatMap((id) => commands.find((command) => command.id === id && canRun(command)) ?? [])
  const rest = commands.filter((command) => !used.includes(command))
  const entriesOf = (some: readonly Command[]) => some.map((command) => commandEntry(command, offers))
  return filled([
    { id: 'recent', title: palette.recent, entries: entriesOf(used) },
    ...(Object.keys(groups) as CommandGroup[]).map((group) => ({
      id: group,
      title: groups[group],
      entries: entriesOf(rest.filter((command) => command.group === group && canRun(command))),
    })),
    { id: 'scripts', title: palette.scripts, entries: scriptEntries(offers).slice(0, MOST.script) },
    { id: 'off', title: palette.notNow, entries: entriesOf(rest.filter((command) => !canRun(command))) },
  ])
}

function asked(query: string, offers: Offers): readonly Section[] {
  const { palette } = words.commands
  const found = [
    { id: 'commands', title: palette.title, ...best(query, commandEntries(offers), MOST.command) },
    { id: 'nodes', title: palette.nodes, ...best(query, nodeEntries(offers), MOST.node) },
    { id: 'scripts', title: palette.scripts, ...best(query, scriptEntries(offers), MOST.script) },
  ]
  return filled(found.toSorted((one, other) => one.rank - other.rank))
}

/** What cannot be run now comes after what can; equally good ones stay in their order. */
function best(query: string, entries: readonly Entry[], most: number): { readonly entries: readonly Entry[]; readonly rank: number } {
  const ranked = entries
    .flatMap((entry) => {
      const rank = rankOf(query, { title: entry.title, ...(entry.detail === undefined ? {} : { also: [entry.detail] }) })
      return rank === undefined ? [] : [{ entry, rank: entry.isOff ? rank + OFF : rank }]
    })
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, most)
  return { entries: ranked.map(({ entry }) => marked(entry)), rank: ranked[0]?.rank ?? Number.POSITIVE_INFINITY }
}

const OFF = 100

const marked = (entry: Entry): Entry => (entry.isOff ? { ...entry, detail: words.commands.palette.notNow } : entry)

/** Those used last come first among equals. */
function commandEntries(offers: Offers): readonly Entry[] {
  const { commands, recent } = offers
  const used = commands.filter(({ id }) => recent.includes(id)).toSorted((one, other) => recent.indexOf(one.id) - recent.indexOf(other.id))
  return [...used, ...commands.filter((command) => !used.includes(command))].map((command) => commandEntry(command, offers))
}

function commandEntry(command: Command, { canRun }: Offers): Entry {
  const shortcut = shortcutOf(command)
  return {
    id: `command ${command.id}`,
    title: command.title(),
    ...(shortcut === undefined ? {} : { shortcut }),
    isOff: !canRun(command),
    target: { is: 'command', command },
  }
}

const nodeEntries = ({ editor }: Offers): readonly Entry[] =>
  Object.entries(editor.script.script().nodes).map(([id, node]) => ({
    id: `node ${id}`,
    title: nodeName(node),
    detail: `${words.catalogue.groups[groupOf(node.kind)]} · ${kindTitle(node.kind)}`,
    isOff: false,
    target: { is: 'node', id },
  }))

const scriptEntries = ({ scripts, editor }: Offers): readonly Entry[] =>
  scripts
    .filter(({ id }) => id !== editor.script.script().id)
    .map(({ id, name }) => ({ id: `script ${id}`, title: name, isOff: false, target: { is: 'script', id } }))

const filled = (sections: readonly Section[]) => sections.filter(({ entries }) => entries.length > 0)
