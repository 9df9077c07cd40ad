/**
 * Finds in a source file every place that reaches for the outside world: clock, randomness, timers, network, process, page.
 * It reads the syntax tree, so comments, texts and property names never count, and a name the file declares itself is its own.
 */
import { parse } from './sources'

const GLOBALS = new Set([
  ...['setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame', 'performance'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'navigator', 'location'],
  ...['crypto', 'process', 'Buffer', 'require', 'globalThis', 'self', 'window', 'document'],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'eval'],
])
const MEMBERS = new Set(['Date.now', 'Math.random', 'Temporal.Now'])

export interface Reach {
  readonly line: number
  readonly what: string
}

interface Syntax {
  readonly type: string
  readonly span?: { readonly start: number }
  readonly [field: string]: unknown
}

/** Every reach of this source, in order. */
export function findReaches(source: string, options: { readonly tsx: boolean }): Reach[] {
  const { module, lineAt } = parse(source, options)
  const tree = module as unknown as Syntax
  const declared = new Set<string>()
  visit(tree, (node) => {
    for (const name of namesDeclaredBy(node)) declared.add(name)
  })
  const reaches: Reach[] = []
  visit(tree, (node, isName) => {
    const what = isName ? undefined : reachOf(node)
    if (what && !declared.has(what)) reaches.push({ line: lineAt(node.span?.start ?? 0), what })
  })
  return reaches
}

function reachOf(node: Syntax): string | undefined {
  if (node.type === 'Identifier' && GLOBALS.has(String(node.value))) return String(node.value)
  if (node.type === 'MemberExpression') {
    const member = `${nameOf(node.object)}.${nameOf(node.property)}`
    return MEMBERS.has(member) ? member : undefined
  }
  // with arguments a Date is computed from them; without, and when called as a function, it reads the clock
  if (node.type === 'NewExpression' && nameOf(node.callee) === 'Date' && isEmpty(node.arguments)) return 'new Date()'
  if (node.type === 'CallExpression' && nameOf(node.callee) === 'Date') return 'Date()'
  return undefined
}

function namesDeclaredBy(node: Syntax): string[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return namesInPattern(node.id)
    case 'Parameter':
      return namesInPattern(node.pat)
    case 'ArrowFunctionExpression':
      return (node.params as unknown[]).flatMap(namesInPattern)
    case 'CatchClause':
      return namesInPattern(node.param)
    case 'FunctionDeclaration':
      return namesInPattern(node.identifier)
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return namesInPattern(node.local)
    default:
      return []
  }
}

function namesInPattern(pattern: unknown): string[] {
  if (!isSyntax(pattern)) return []
  switch (pattern.type) {
    case 'Identifier':
      return [String(pattern.value)]
    case 'ArrayPattern':
      return (pattern.elements as unknown[]).flatMap(namesInPattern)
    case 'ObjectPattern':
      return (pattern.properties as Syntax[]).flatMap((property) => namesInPattern(property.value ?? property.argument ?? property.key))
    case 'AssignmentPattern':
      return namesInPattern(pattern.left)
    case 'AssignmentPatternProperty':
      return namesInPattern(pattern.key)
    case 'RestElement':
      return namesInPattern(pattern.argument)
    default:
      return []
  }
}

/** Walks the tree without its types; `isName` tells a property's name or key from a reference. */
function visit(part: object, seen: (node: Syntax, isName: boolean) => void, isName = false): void {
  if (isSyntax(part)) {
    if (isTypeOnly(part)) return
    seen(part, isName)
  }
  for (const [field, value] of Object.entries(part)) {
    if (TYPE_FIELDS.has(field)) continue
    if (typeof value === 'object' && value !== null) visit(value, seen, isNameField(field, value))
  }
}

const TYPE_FIELDS = new Set(['typeAnnotation', 'typeParams', 'typeParameters', 'typeArguments', 'returnType', 'implements', 'span'])

const isNameField = (field: string, child: object) =>
  isSyntax(child) && child.type === 'Identifier' && ['property', 'key', 'imported', 'exported', 'label'].includes(field)

const isTypeOnly = (node: Syntax) =>
  node.type.startsWith('Ts') && !['TsAsExpression', 'TsNonNullExpression', 'TsSatisfiesExpression', 'TsConstAssertion'].includes(node.type)

const isSyntax = (value: unknown): value is Syntax => typeof (value as Syntax | null)?.type === 'string'

const nameOf = (node: unknown): string => (isSyntax(node) && node.type === 'Identifier' ? String(node.value) : '')

const isEmpty = (list: unknown): boolean => !Array.isArray(list) || list.length === 0
