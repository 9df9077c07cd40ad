/**
 * The problems of one script on its own: shape against kinds, links, expressions, cycles. Errors block publishing, warnings do not.
 * What concerns the directory (deleted skills, missing templates) is in check-references.ts.
 */
import { DEFAULT_PORT, type FieldMeta, type NodeDefinition } from '../../nodes/define-node'
import { findKind } from '../../nodes/index'
import { checkExpression } from '../expressions/check'
import type { ExpressionEnvironment } from '../expressions/environment'
import { variableNameProblem } from '../expressions/names'
import type { ExpressionProblem } from '../expressions/problem'
import { checkText, checkUrl } from '../expressions/text'
import { findCycles } from './cycles'
import { fieldsOf } from './fields'
import type { Problem, Script } from './script'

/** A larger script is refused; sub-scripts will split it. */
const MAX_NODES = 5_000

interface CheckedNode {
  readonly id: string
  readonly definition: NodeDefinition
  readonly settings: Record<string, unknown>
  readonly ports: Readonly<Record<string, string>>
}

/** Every problem of the script, in the order of its nodes. */
export function checkScript(script: Script): Problem[] {
  const problems: Problem[] = []
  const nodes = new Map<string, CheckedNode>()
  // the checker remembers what it made of an environment by its identity
  const environment = { variables: Object.fromEntries(Object.entries(script.variables).map(([name, { type }]) => [name, type])) }
  for (const [id, node] of Object.entries(script.nodes)) {
    const checked = checkNode(script, id, node, environment)
    problems.push(...checked.problems)
    if (checked.node) nodes.set(id, checked.node)
  }
  problems.push(
    ...checkVariables(script),
    ...checkStart(script),
    ...checkLinks(script, nodes),
    ...checkErrorHandler(script),
    ...checkEvents(nodes),
  )
  if (Object.keys(script.nodes).length > MAX_NODES) {
    problems.push(error('too-many-nodes', `A script has at most ${MAX_NODES} nodes`, ['nodes']))
  }
  for (const cycle of findCycles(script, (id) => isPassedAtOnce(nodes.get(id)))) {
    const [first = ''] = cycle
    problems.push({
      ...error('loop-without-wait', `${cycle.join(' → ')} → ${first} goes round without waiting for the contact, an agent or a time`, [
        'nodes',
        first,
      ]),
      node: first,
    })
  }
  return [...problems, ...checkReachability(script, nodes)]
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error')
}

function checkNode(
  script: Script,
  id: string,
  { kind, settings }: Script['nodes'][string],
  environment: ExpressionEnvironment,
): { problems: Problem[]; node?: CheckedNode } {
  const path = ['nodes', id]
  const definition = findKind(kind)
  if (!definition) {
    return { problems: [{ ...error('unknown-kind', `There is no node kind "${kind}" in this Cordboard`, [...path, 'kind']), node: id }] }
  }
  const parsed = definition.settings.safeParse(settings)
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.map((issue) => ({
        ...error('wrong-setting', issue.message, [
          ...path,
          'settings',
          ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
        ]),
        node: id,
      })),
    }
  }
  const own = (definition.check?.(parsed.data) ?? []).map((found) => ({
    ...error('wrong-setting', found.message, [...path, 'settings', ...found.path]),
    node: id,
  }))
  return {
    problems: [...own, ...checkFields(script, id, definition, parsed.data, environment)],
    node: { id, definition, settings: parsed.data, ports: definition.ports(parsed.data) },
  }
}

function checkFields(
  script: Script,
  node: string,
  definition: NodeDefinition,
  settings: Record<string, unknown>,
  environment: ExpressionEnvironment,
): Problem[] {
  return fieldsOf(definition.settings, settings).flatMap(({ path, value, meta }) => {
    if (typeof value !== 'string') return []
    const place = { path: ['nodes', node, 'settings', ...path], node }
    if (meta.refersTo === 'variable' && !(value in script.variables)) {
      return [{ ...error('unknown-variable', `The script has no variable "${value}"; add it to the variables`, place.path), node }]
    }
    const found = meta.language ? checkLanguage(meta.language, value, environment) : []
    return found.map(({ message, offset }) => ({ ...error('expression', message, place.path), node, offset }))
  })
}

function checkLanguage(
  language: NonNullable<FieldMeta['language']>,
  source: string,
  environment: ExpressionEnvironment,
): ExpressionProblem[] {
  switch (language) {
    case 'text':
      return checkText(source, environment)
    case 'address':
      return checkUrl(source, environment)
    default:
      return checkExpression(source, environment, language)
  }
}

function checkVariables(script: Script): Problem[] {
  return Object.keys(script.variables).flatMap((name) => {
    const message = variableNameProblem(name)
    return message ? [error('wrong-name', message, ['variables', name])] : []
  })
}

function checkStart(script: Script): Problem[] {
  const begins = Object.entries(script.nodes).filter(([, { kind }]) => kind === 'begin')
  if (begins.length === 1) return []
  if (begins.length === 0) return [error('no-begin', 'The script has no Begin; add one, every run starts there', ['nodes'])]
  return begins.slice(1).map(([id]) => ({ ...error('second-begin', 'A script has one Begin; remove this one', ['nodes', id]), node: id }))
}

function checkLinks(script: Script, nodes: ReadonlyMap<string, CheckedNode>): Problem[] {
  const problems: Problem[] = []
  const taken = new Map<string, string>()
  for (const [id, { from, port, to }] of Object.entries(script.links)) {
    const path = ['links', id]
    const missing = [from, to].filter((end) => !(end in script.nodes))
    for (const end of missing) problems.push(error('link-to-nowhere', `The link "${id}" names node "${end}", which does not exist`, path))
    const source = nodes.get(from)
    if (source && !(port in source.ports)) {
      problems.push({
        ...error('unknown-port', `Node "${from}" has no port "${port}"; it has ${Object.keys(source.ports).join(', ')}`, path),
        node: from,
        port,
      })
    }
    const target = nodes.get(to)
    if (target?.definition.startsOn || target?.definition.kind === 'begin') {
      problems.push({
        ...error('link-into-start', `Nothing leads to "${to}": ${target.definition.title} starts by itself`, path),
        node: to,
      })
    }
    const earlier = taken.get(`${from}.${port}`)
    if (earlier !== undefined) {
      problems.push({
        ...error('port-taken', `Port "${port}" of "${from}" has two links, "${earlier}" and "${id}"; keep one`, path),
        node: from,
        port,
      })
    }
    taken.set(`${from}.${port}`, id)
  }
  const hasOwnAssignment = [...nodes.values()].some(({ definition }) => definition.startsOn === 'case.assigned')
  for (const { id, definition, ports } of nodes.values()) {
    for (const port of Object.keys(ports)) {
      const isLinked = taken.has(`${id}.${port}`)
      const place = { path: ['nodes', id], node: id, port }
      if (port === 'assigned' && hasOwnAssignment) {
        if (isLinked)
          problems.push({
            ...warning('port-without-effect', 'On assignment takes the event, so this port is never left by', place.path),
            node: id,
            port,
          })
        continue
      }
      if (isLinked || definition.optionalPorts?.includes(port)) continue
      if (DEFAULT_PORT in ports && port !== DEFAULT_PORT && taken.has(`${id}.${DEFAULT_PORT}`)) continue
      if (script.errorHandler) continue
      problems.push({
        ...warning(
          'unwired-port',
          `Port "${ports[port]}" of "${id}" leads nowhere: the case would go to the channel’s default skill`,
          place.path,
        ),
        node: id,
        port,
      })
    }
  }
  return problems
}

function checkErrorHandler({ errorHandler, nodes }: Script): Problem[] {
  return errorHandler && !(errorHandler in nodes)
    ? [error('link-to-nowhere', `The error handler names node "${errorHandler}", which does not exist`, ['errorHandler'])]
    : []
}

function checkEvents(nodes: ReadonlyMap<string, CheckedNode>): Problem[] {
  const seen = new Map<string, string>()
  return [...nodes.values()].flatMap(({ id, definition }) => {
    if (!definition.startsOn) return []
    const earlier = seen.get(definition.startsOn)
    seen.set(definition.startsOn, id)
    return earlier
      ? [
          {
            ...error('second-event', `"${earlier}" reacts to the same event; a script has one ${definition.title}`, ['nodes', id]),
            node: id,
          },
        ]
      : []
  })
}

function checkReachability(script: Script, nodes: ReadonlyMap<string, CheckedNode>): Problem[] {
  const starts = [...nodes.values()].filter(({ definition }) => definition.kind === 'begin' || definition.startsOn).map(({ id }) => id)
  if (script.errorHandler) starts.push(script.errorHandler)
  const reached = new Set<string>()
  const open = [...starts]
  const byFrom = new Map<string, string[]>()
  for (const { from, to } of Object.values(script.links)) byFrom.set(from, [...(byFrom.get(from) ?? []), to])
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    open.push(...(byFrom.get(id) ?? []))
  }
  return Object.keys(script.nodes)
    .filter((id) => !reached.has(id))
    .map((id) => ({ ...warning('unreachable', `No way leads to "${id}"`, ['nodes', id]), node: id }))
}

function isPassedAtOnce(node: CheckedNode | undefined): boolean {
  return node !== undefined && (node.definition.waitsFor === 'nothing' || node.definition.waitsFor === 'send')
}

function error(rule: string, message: string, path: readonly (string | number)[]): Problem {
  return { rule, severity: 'error', message, path }
}

function warning(rule: string, message: string, path: readonly (string | number)[]): Problem {
  return { rule, severity: 'warning', message, path }
}
