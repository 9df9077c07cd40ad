/**
 * The worst case of an expression, found from its tree alone: how many steps, how long lists and texts can become. Loops multiply,
 * and a loop over `a + a` doubles, so a short source could ask for gigabytes; such a source is refused before it ever runs.
 * The lengths of texts themselves are counted while evaluating (meter.ts).
 */
import type { ASTNode } from '@marcbachmann/cel-js'
import { inside } from './environment'
import { LOOPS } from './functions'
import { LIMITS } from './limits'
import { type ExpressionProblem, problemAt } from './problem'

/** The largest value a node can give. */
interface Size {
  /** In texts of the greatest length a value may have. */
  readonly text: number
  /** Elements, for lists and maps. */
  readonly length: number
  readonly element: Size | undefined
}

type Sizes = Readonly<Record<string, Size>>

const NOTHING: Size = { text: 0, length: 0, element: undefined }
const ONE_TEXT: Size = { text: 1, length: 0, element: undefined }
const SPLIT: Size = { text: 0, length: LIMITS.listElements, element: ONE_TEXT }

/** The first breach of LIMITS.steps, LIMITS.listElements or the growth of texts; null when the expression is affordable. */
export function costProblem(root: ASTNode): ExpressionProblem | null {
  let steps = 0
  let problem: ExpressionProblem | null = null

  function visit(node: ASTNode, bound: Sizes, times: number): Size {
    if (problem) return NOTHING
    const size = sizeOf(node, bound, times)
    if (steps > LIMITS.steps) problem ??= problemAt(root, `This can take more than ${LIMITS.steps} steps; use fewer loops or shorter lists`)
    if (size.length > LIMITS.listElements) {
      problem ??= problemAt(node, `This list can have more than ${LIMITS.listElements} elements`)
    }
    if (size.text > LIMITS.nodes) problem ??= problemAt(node, 'This text can grow without measure; put it together without a loop')
    return size
  }

  function sizeOf(node: ASTNode, bound: Sizes, times: number): Size {
    steps += times
    const each = (nodes: readonly ASTNode[]) => nodes.map((part) => visit(part, bound, times))
    switch (node.op) {
      case 'value':
        return typeof node.args === 'string' ? ONE_TEXT : NOTHING
      case 'id':
        return Object.hasOwn(bound, node.args) ? (bound[node.args] ?? NOTHING) : ONE_TEXT
      case '.':
        return elementOf(visit(node.args[0], bound, times))
      case '[]':
        return elementOf(each(node.args)[0])
      case 'call':
        return afterCall(node.args[0], each(node.args[1]), times)
      case 'rcall': {
        const [name, receiver, args] = node.args
        const first = visit(receiver, bound, times)
        return Object.hasOwn(LOOPS, name) ? afterLoop(name, first, args, bound, times) : afterCall(name, [first, ...each(args)], times)
      }
      case 'list':
        return { text: 0, length: node.args.length, element: largest(each(node.args)) }
      case 'map':
        return { text: 0, length: node.args.length, element: largest(each(node.args.flat())) }
      case '!_':
      case '-_':
        return visit(node.args, bound, times)
      case '?:':
        return largest(each(node.args))
      case '+': {
        const [left = NOTHING, right = NOTHING] = each(node.args)
        return { text: left.text + right.text, length: left.length + right.length, element: largest([left.element, right.element]) }
      }
      case '.?':
      case '[?]':
        return NOTHING
      default:
        payFor(each(node.args), times)
        return NOTHING
    }
  }

  function afterLoop(name: string, list: Size, args: readonly ASTNode[], bound: Sizes, times: number): Size {
    const [element, ...body] = args
    if (element?.op !== 'id') return NOTHING
    const inLoop = { ...bound, [element.args]: list.element ?? NOTHING }
    const results = body.map((part) => visit(part, inLoop, times * Math.max(1, list.length)))
    if (name === 'filter') return list
    return name === 'map' ? { ...list, element: results.at(-1) } : NOTHING
  }

  function afterCall(name: string, args: readonly Size[], times: number): Size {
    payFor(args, times)
    if (name === inside('split')) return SPLIT
    // functions give numbers or texts that fit; default gives one of its two values
    return name.startsWith(inside('')) ? ONE_TEXT : largest(args)
  }

  /** Comparing and calling look at whole values. */
  function payFor(sizes: readonly Size[], times: number): void {
    for (const { text, length, element } of sizes) steps += times * (text + length * (1 + (element?.text ?? 0)))
  }

  visit(root, {}, 1)
  return problem
}

const elementOf = (size: Size | undefined): Size => size?.element ?? ONE_TEXT

function largest(sizes: readonly (Size | undefined)[]): Size {
  return sizes.reduce<Size>(
    (most, size = NOTHING) => ({
      text: Math.max(most.text, size.text),
      length: Math.max(most.length, size.length),
      element: most.element && size.element ? largest([most.element, size.element]) : (most.element ?? size.element),
    }),
    NOTHING,
  )
}
