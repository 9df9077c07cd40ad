/** The list of problems as it is seen: by severity, filtered, each with its place in words. */
import type { Problem, Script } from '../../engine/script/script'
import { fieldLabel } from '../catalogue/field-label'
import { nodeName, portLabels } from '../catalogue/kind-in-words'
import { plain } from '../search/rank'
import { words } from '../wording/words'
import { problemInWords } from './problem-in-words'
import { keyOf } from './same-problems'

export type ProblemRow = HeadRow | EntryRow

interface HeadRow {
  readonly is: 'head'
  readonly key: string
  readonly severity: Problem['severity']
  readonly count: number
}

export interface EntryRow {
  readonly is: 'problem'
  readonly key: string
  readonly problem: Problem
  /** Among all that are shown. */
  readonly place: number
}

export interface Filter {
  readonly text: string
  /** Undefined: both. */
  readonly severity: Problem['severity'] | undefined
}

export function problemRows(problems: readonly Problem[], script: Script, { text, severity }: Filter): readonly ProblemRow[] {
  const wanted = plain(text)
  const fits = (problem: Problem) =>
    (severity === undefined || problem.severity === severity) &&
    (wanted === '' || plain(`${placeInWords(problem, script)} ${problemInWords(problem, script)} ${problem.rule}`).includes(wanted))
  const shown = problems.filter(fits)
  let place = 0
  return (['error', 'warning'] as const).flatMap((each): ProblemRow[] => {
    const those = shown.filter((problem) => problem.severity === each)
    if (those.length === 0) return []
    return [
      { is: 'head', key: each, severity: each, count: those.length },
      ...those.map((problem): EntryRow => {
        place += 1
        return { is: 'problem', key: keyOf(problem), problem, place }
      }),
    ]
  })
}

/** "Topic menu · Title 2", "Topic menu · way out No reply", "Script". */
export function placeInWords({ node: id, port, path }: Problem, { nodes }: Pick<Script, 'nodes'>): string {
  const node = id === undefined ? undefined : nodes[id]
  const said = words.problems
  if (!node) return path[0] === 'variables' ? said.inVariable(String(path[1])) : said.inScript
  const name = nodeName(node)
  if (port !== undefined) return `${name} · ${said.atPort(portLabels(node)[port] ?? port)}`
  return path[2] === 'settings' && path.length > 3 ? `${name} · ${fieldLabel(node, path.slice(3))}` : name
}

/** All problems that the same fix is meant for: those of its rule, and of the same missing thing. */
export function alike(problem: Problem, problems: readonly Problem[]): readonly Problem[] {
  let byKind = remembered.get(problems)
  if (!byKind) {
    byKind = new Map()
    remembered.set(problems, byKind)
    for (const each of problems) {
      const kind = kindOf(each)
      const known = byKind.get(kind)
      if (known) known.push(each)
      else byKind.set(kind, [each])
    }
  }
  return byKind.get(kindOf(problem)) ?? [problem]
}

const remembered = new WeakMap<readonly Problem[], Map<string, Problem[]>>()

const kindOf = ({ rule, values }: Problem) => (rule === 'deleted-reference' ? `${rule} ${values?.refersTo} ${values?.id}` : rule)
