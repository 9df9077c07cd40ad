/** The script that a typed text is, or why it is none, each mistake with its place. Loaded with the code view. */
import { readScript } from '../../engine/script/read-script'
import type { Script } from '../../engine/script/script'
import { problemInWords } from '../problems/problem-in-words'
import { words } from '../wording/words'
import { placeAt, readJson } from './json-places'

export interface Mistake {
  readonly from: number
  readonly to: number
  readonly reason: string
}

export type Typed = { readonly is: 'script'; readonly script: Script } | { readonly is: 'broken'; readonly mistakes: readonly Mistake[] }

/** A file with one field forgotten in each node is as well understood by its first mistakes. */
const MOST = 50

export function readTyped(text: string): Typed {
  const json = readJson(text)
  if (!json.ok) return { is: 'broken', mistakes: [{ from: json.at, to: json.at + 1, reason: words.codeView.slips[json.slip] }] }
  const read = readScript(text)
  if (read.ok) return { is: 'script', script: read.script }
  return {
    is: 'broken',
    mistakes: read.problems.slice(0, MOST).map((problem) => {
      const { from, to } = placeAt(json.root, problem.path)
      return {
        from,
        to: Math.max(from + 1, to),
        reason: `${problem.path.join(' › ')}: ${problemInWords(problem, { nodes: {} })}`.replace(/^: /, ''),
      }
    }),
  }
}

/** Counted from 1, as editors do. */
export function lineOf(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return line
}
