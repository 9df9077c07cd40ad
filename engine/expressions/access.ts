/**
 * A rule that the library's type check leaves open: it lets a program ask for any part of a time, and for an entry of a map by
 * something that is no text, and then takes the type for unknown. Both would be faults of every run (requirement R42).
 */
import type { ASTNode } from '@marcbachmann/cel-js'
import { typeName } from './explain'
import { type ExpressionProblem, problemAt } from './problem'

/** What the type check has noted at each node; the library's declarations do not mention it. */
interface Checked {
  readonly checkedType?: { readonly kind: string; readonly name: string }
}

const typeOf = (node: ASTNode) => (node as Checked).checkedType

/** The first such access in a tree that has passed the library's type check; null when there is none. */
export function accessProblem(root: ASTNode): ExpressionProblem | null {
  if (root.op === '.' || root.op === '[]') {
    const [owner, key] = root.args
    const type = typeOf(owner)
    if (type?.name.startsWith('google.')) return problemAt(root, 'A time has no parts; use a function such as hour(time, "Europe/Berlin")')
    const keyType = typeof key === 'string' ? undefined : typeOf(key)?.name
    if (type?.kind === 'map' && keyType !== undefined && keyType !== 'string') {
      return problemAt(root, `An entry of a map is found by its name, a text, not by ${typeName(keyType)}`)
    }
  }
  for (const part of partsOf(root)) {
    const problem = accessProblem(part)
    if (problem) return problem
  }
  return null
}

function partsOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return []
    case '.':
    case '.?':
      return [node.args[0]]
    case 'call':
      return node.args[1]
    case 'rcall':
      return [node.args[1], ...node.args[2]]
    case 'map':
      return node.args.flat()
    case '!_':
    case '-_':
      return [node.args]
    default:
      return node.args
  }
}
