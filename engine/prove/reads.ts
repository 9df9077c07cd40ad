/**
 * Which variables an expression or text relies on. What stands in `default(value, ...)`, or is compared with the empty text, may be
 * empty: the author has thought of it.
 */
import type { ASTNode } from '@marcbachmann/cel-js'
import type { FieldMeta } from '../../nodes/define-node'
import { remember } from '../expressions/bounded-cache'
import { evaluating, inside } from '../expressions/environment'
import { DEFAULT } from '../expressions/functions'
import { parseExpression } from '../expressions/parse'
import { parseTemplate } from '../expressions/template'

type Language = NonNullable<FieldMeta['language']>

/** Names of variables and of reserved objects. */
export function relianceOf(source: string, language: Language): readonly string[] {
  if (language === 'condition' || language === 'value') return ofExpression(source)
  return source.includes('{{') ? ofText(source) : NONE
}

const NONE: readonly string[] = []

const ofText = remember(2000, (source): readonly string[] => [
  ...new Set(parseTemplate(source).parts.flatMap((part) => (part.type === 'expression' ? ofExpression(part.source) : []))),
])

const ofExpression = remember(2000, (source): readonly string[] => {
  const parsed = parseExpression(evaluating, source)
  if (!parsed.ok) return NONE
  const relied = new Set<string>()
  gather(parsed.program.ast, relied)
  return [...new Set(parsed.reads.map(({ name }) => name))].filter((name) => relied.has(inside(name)))
})

/** Collects the names in the tree, in their inner form, but for those that may be empty. */
function gather(part: unknown, relied: Set<string>): void {
  if (Array.isArray(part)) {
    for (const each of part) gather(each, relied)
    return
  }
  if (!isNode(part)) return
  const { op, args } = part
  if (op === 'id') relied.add(args)
  else if (op === 'call' && args[0] === DEFAULT) gather(args[1].slice(1), relied)
  else if (op === '==' || op === '!=') {
    const [left, right] = args
    if (isEmptyText(right)) gatherUnlessName(left, relied)
    else if (isEmptyText(left)) gatherUnlessName(right, relied)
    else gather(args, relied)
  } else if (op !== 'value') gather(args, relied)
}

function gatherUnlessName(node: ASTNode, relied: Set<string>): void {
  if (node.op !== 'id') gather(node, relied)
}

const isEmptyText = ({ op, args }: ASTNode): boolean => op === 'value' && args === ''

const isNode = (part: unknown): part is ASTNode => typeof part === 'object' && part !== null && 'op' in part && 'args' in part
