/** Says a problem in the chosen language, with the names that the author gave; in the engine's English where a rule is not known here. */
import type { Problem, Script } from '../../engine/script/script'
import { kindTitle, nodeName, portLabels } from '../catalogue/kind-in-words'
import type { RuleName, SettingSaid, ValuesSaid } from '../wording/problem-words'
import { words } from '../wording/words'

type Named = Pick<Script, 'nodes'>

export function problemInWords(problem: Problem, script: Named): string {
  const said = saidOf(problem, script)
  if (problem.rule === 'wrong-setting') {
    const issue = settingSaid(said)
    return (issue && words.problems.setting(issue, said)) ?? words.problems.sentence(problem.message)
  }
  return words.problems.rules[problem.rule as RuleName]?.(said) ?? words.problems.sentence(problem.message)
}

/** "Menu, Closed". */
export function nodeNames(ids: readonly string[], { nodes }: Named): string {
  return ids.map((id) => (nodes[id] ? nodeName(nodes[id]) : id)).join(', ')
}

function saidOf({ values = {}, node, port }: Problem, { nodes }: Named): ValuesSaid {
  const name = (id: unknown) => {
    const found = nodes[String(id)]
    return found ? nodeName(found) : String(id)
  }
  const said: Record<string, string> = {}
  for (const [key, value] of Object.entries(values)) said[key] = String(value)
  for (const key of ['node', 'otherNode']) if (values[key] !== undefined) said[key] = name(values[key])
  if (values.kind !== undefined) said.kind = kindTitle(String(values.kind))
  if (values.way !== undefined) said.way = wayIn(String(values.way).split(' '), name)
  if (values.nodes !== undefined) said.nodes = aroundIn(String(values.nodes).split(' '), name)
  const at = node === undefined ? undefined : nodes[node]
  if (at && port !== undefined) said.label = portLabels(at)[port] ?? said.label ?? port
  return said
}

/** Long ways round are named by their ends. */
function aroundIn(ids: readonly string[], name: (id: string) => string): string {
  const shown = ids.length > LONGEST_WAY ? [...ids.slice(0, LONGEST_WAY - 1), '…'] : ids
  return [...shown, ids[0] ?? ''].map((id) => (id === '…' ? id : name(id))).join(' → ')
}

/** What lies in the middle of a long way is left out. */
function wayIn(ids: readonly string[], name: (id: string) => string): string {
  const shown = ids.length > LONGEST_WAY ? [...ids.slice(0, LONGEST_WAY - 3), '…', ...ids.slice(-2)] : ids
  return shown.map((id) => (id === '…' ? id : name(id))).join(' → ')
}

const LONGEST_WAY = 6

/** Undefined for what the kind itself, or a format, says in a sentence of its own. */
function settingSaid({ issue, received, exclusive }: ValuesSaid): SettingSaid | undefined {
  if (issue === 'own' || issue === 'custom') return undefined
  if (received === 'nothing' || received === 'empty') return 'missing'
  switch (issue) {
    case 'too_small':
      return exclusive ? 'aboveOnly' : 'tooSmall'
    case 'too_big':
      return 'tooLarge'
    case 'invalid_type':
      return 'wrongType'
    case 'invalid_value':
    case 'invalid_union':
      return 'notOffered'
    default:
      return undefined
  }
}
