/**
 * Goes through a parsed expression before anything else does: refuses what an expression may not hold, and gives every name its
 * inner form. Works without knowing the script, so the editor and the engine refuse the same.
 *
 * V1. Afterwards each free name and each function name in the tree begins with `$`, and each number is a double (environment.ts).
 *     Only a whole number written as a position, `list[0]`, stays an integer, which the library's type check asks for.
 * V2. No access by a name that leads into JavaScript's objects; a reserved object is only used for its fields.
 * V3. Call it once for each tree, before the library checks or evaluates it: it changes the tree.
 */
import type { ASTNode } from '@marcbachmann/cel-js'
import { inside } from './environment'
import { DEFAULT, functionsByName, INSTEAD, LOOPS } from './functions'
import type { LiteralRule } from './functions/define-function'
import { LIMITS } from './limits'
import { fieldsOf, isForbidden, RESERVED_NAMES } from './names'
import { type ExpressionProblem, type Place, problemAt } from './problem'
import { nearest } from './suggest'

export interface Read extends Place {
  readonly name: string
}

export interface Vetted {
  readonly problems: readonly ExpressionProblem[]
  /** Every use of a name that the expression does not bind itself, in order of appearance. */
  readonly reads: readonly Read[]
}

/** What holds at one point of the tree. */
interface Scope {
  /** Names that loops around it bind. */
  readonly bound: readonly string[]
  readonly depth: number
}

export function vet(root: ASTNode): Vetted {
  const problems: ExpressionProblem[] = []
  const reads: Read[] = []
  const refuse = (place: Place, message: string) => problems.push(problemAt(place, message))

  function visit(node: ASTNode, scope: Scope): void {
    if (scope.depth > LIMITS.depth) {
      if (problems.length === 0) refuse(node, `The expression is nested more than ${LIMITS.depth} deep`)
      return
    }
    const deeper = { ...scope, depth: scope.depth + 1 }
    switch (node.op) {
      case 'value':
        visitLiteral(node, node.args)
        break
      case 'id':
        visitName(node, node.args, scope)
        break
      case '.':
        visitAccess(node, node.args[0], node.args[1], deeper)
        break
      case '[]':
        visitIndex(node, node.args[0], node.args[1], deeper)
        break
      case 'call':
        visitCall(node, node.args, node.args[1], deeper)
        break
      case 'rcall':
        if (isLoop(node.args)) visitLoop(node.args, deeper)
        else visitCall(node, node.args, [node.args[1], ...node.args[2]], deeper)
        break
      case 'list':
        if (node.args.length === 0) refuse(node, 'An empty list says nothing; put at least one element into it')
        visitAll(node.args, deeper)
        break
      case 'map':
        if (node.args.length === 0) refuse(node, 'An empty map says nothing; put at least one entry into it')
        for (const entry of node.args) visitEntry(entry, deeper)
        break
      case '!_':
      case '-_':
        visit(node.args, deeper)
        break
      case '?:':
        visitAll(node.args, deeper)
        break
      case '.?':
      case '[?]':
        refuse(node, 'Write the access without a question mark')
        break
      default: {
        // a row of operators leans to the left: a + b + c is no deeper than a + b
        const [left, right] = node.args
        visit(left, scope)
        visit(right, deeper)
      }
    }
  }

  function visitAll(nodes: readonly ASTNode[], scope: Scope): void {
    for (const node of nodes) visit(node, scope)
  }

  function visitLiteral(node: ASTNode, value: unknown): void {
    if (typeof value === 'bigint') {
      const number = Number(value)
      if (!Number.isSafeInteger(number)) refuse(node, 'The number has more than 15 digits; put it in quotes if it is an id')
      replaceArgs(node, number)
    } else if (value === null) {
      refuse(node, 'There is no null here: an empty text is "", and default(value, fallback) replaces what is empty')
    } else if (typeof value === 'object') {
      refuse(node, 'Write numbers without the letter u and texts without the letter b before the quotes')
    }
  }

  function visitName(node: ASTNode, name: string, scope: Scope): void {
    if (scope.bound.includes(name)) return
    const fields = fieldsOf(name)
    if (isForbidden(name)) refuse(node, `"${name}" cannot be used as a name`)
    else if (fields) refuse(node, `${name} has several parts; choose one: ${partsOf(name, fields)}`)
    else read(node, name)
  }

  function read(node: ASTNode, name: string): void {
    reads.push({ name, start: node.start, end: node.end })
    replaceArgs(node, inside(name))
  }

  function visitAccess(node: ASTNode, owner: ASTNode, field: string, scope: Scope): void {
    const fields = owner.op === 'id' && !scope.bound.includes(owner.args) ? fieldsOf(owner.args) : undefined
    const place = { start: Math.max(node.start, owner.end), end: node.end }
    if (isForbidden(field)) refuse(place, `"${field}" cannot be used as a name`)
    else if (owner.op === 'map' && lacksEntry(owner.args, field)) refuse(place, `The map has no entry "${field}"`)
    else if (owner.op !== 'id' || !fields) visit(owner, scope)
    else if (Object.hasOwn(fields, field)) read(owner, owner.args)
    else {
      const meant = nearest(field, Object.keys(fields))
      const hint = meant ? `did you mean ${owner.args}.${meant}?` : `it has ${partsOf(owner.args, fields)}`
      refuse(place, `${owner.args} has no "${field}"; ${hint}`)
    }
  }

  function visitIndex(node: ASTNode, owner: ASTNode, index: ASTNode, scope: Scope): void {
    if (index.op === 'value' && typeof index.args === 'string') {
      visitAccess(node, owner, index.args, scope)
      return
    }
    visit(owner, scope)
    if (index.op !== 'value' || typeof index.args !== 'bigint') visit(index, scope)
    else if (owner.op === 'list' && index.args >= owner.args.length) refuse(index, 'The list has no element at this position')
  }

  function visitEntry([key, value]: readonly [ASTNode, ASTNode], scope: Scope): void {
    if (key.op !== 'value' || typeof key.args !== 'string') refuse(key, 'Write the name of an entry in quotes')
    else if (isForbidden(key.args)) refuse(key, `"${key.args}" cannot be used as a name`)
    visit(value, scope)
  }

  function visitCall(node: ASTNode, call: [string, ...unknown[]], args: readonly ASTNode[], scope: Scope): void {
    const [name] = call
    visitAll(args, scope)
    const definition = functionsByName.get(name)
    if (definition) {
      call[0] = inside(name)
      if (definition.literal) checkLiteral(definition.literal, args, definition.signature)
    } else if (name !== DEFAULT || node.op !== 'call') refuse(node, unknownFunction(name))
    else if (args.length !== 2) refuse(node, 'default takes two values: default(value, fallback)')
  }

  function checkLiteral({ argument, isRequired, problem }: LiteralRule, args: readonly ASTNode[], signature: string): void {
    const literal = args[argument]
    if (literal?.op === 'value' && typeof literal.args === 'string') {
      const message = problem(literal.args)
      if (message !== null) refuse(literal, message)
    } else if (literal && isRequired) refuse(literal, `Write this out in quotes: ${signature}`)
  }

  function visitLoop([, list, args]: [string, ASTNode, ASTNode[]], scope: Scope): void {
    visit(list, scope)
    const [element, ...body] = args
    if (element?.op !== 'id') return
    const name = element.args
    if (isForbidden(name) || RESERVED_NAMES.includes(name)) refuse(element, `Choose another name than "${name}" for the element`)
    if (scope.bound.length >= LIMITS.nestedLoops) refuse(element, `At most ${LIMITS.nestedLoops} loops can be inside each other`)
    visitAll(body, { ...scope, bound: [...scope.bound, name] })
  }

  visit(root, { bound: [], depth: 1 })
  return { problems: problems.toSorted((a, b) => a.offset - b.offset), reads }
}

const isLoop = ([name, , args]: [string, ASTNode, ASTNode[]]): boolean =>
  Object.hasOwn(LOOPS, name) && (LOOPS[name]?.includes(args.length) ?? false)

/** A map that is written out, with nothing but names in quotes, and without this one. */
const lacksEntry = (entries: readonly (readonly [ASTNode, ASTNode])[], name: string): boolean =>
  entries.every(([key]) => key.op === 'value' && typeof key.args === 'string' && key.args !== name)

function unknownFunction(name: string): string {
  if (Object.hasOwn(LOOPS, name)) return `${name} is written list.${name}(element, ...), for example list.exists(word, word == "yes")`
  if (name === DEFAULT) return 'default is written default(value, fallback)'
  if (Object.hasOwn(INSTEAD, name)) return `There is no function "${name}"; use ${INSTEAD[name]}`
  const meant = nearest(name, [...functionsByName.keys(), DEFAULT, ...Object.keys(LOOPS)])
  return `There is no function "${name}"${meant ? `; did you mean ${meant}?` : ''}`
}

const partsOf = (name: string, fields: Readonly<Record<string, string>>): string =>
  Object.keys(fields)
    .map((field) => `${name}.${field}`)
    .join(', ')

/** The library declares its tree read-only for readers; names and numbers are ours to set before its first use (V3). */
function replaceArgs(node: ASTNode, args: unknown): void {
  ;(node as { args: unknown }).args = args
}
