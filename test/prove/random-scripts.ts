/**
 * Random sound scripts for the prover, made so that each of their ways can be taken on purpose: every condition, hours and value looks
 * for its own node's name in the facts.
 */
import fc from 'fast-check'
import { checkScript, hasErrors } from '../../engine/script/check'
import type { Script } from '../../engine/script/script'
import { findKind } from '../../nodes/index'
import { smallScript } from '../script/script-builder'

export const mark = (node: string) => `[${node}]`
export const hoursOf = (node: string) => `hours-${node}`
export const hostOf = (node: string) => `${node}.example.com`

const SPANS = [60, 40_000, 90_000]
const breaking = (node: string, value: string, broken: string) => `contains(contact.username, "${mark(node)}") ? ${broken} : ${value}`
const span = fc.constantFrom(...SPANS)
const choices = [
  { id: 'a', title: 'A' },
  { id: 'b', title: 'B' },
]

type Made = readonly [kind: string, settings: Record<string, unknown>]
type Maker = (node: string) => fc.Arbitrary<Made>

const makers: readonly Maker[] = [
  () =>
    fc
      .record({ maxAttempts: fc.integer({ min: 1, max: 2 }), maxWaitSeconds: span, saved: fc.boolean() })
      .map(({ saved, ...rest }) => ['ask', { text: 'Which?', style: 'buttons', choices, ...rest, ...(saved ? { saveTo: 'topic' } : {}) }]),
  () =>
    fc
      .record({ maxWaitSeconds: span, isTemplate: fc.boolean() })
      .map(({ isTemplate, ...rest }) => [
        'ask',
        { text: 'What?', maxAttempts: 1, ...rest, saveTo: 'topic', ...(isTemplate ? { template: 'hello', language: 'en_US' } : {}) },
      ]),
  (node) =>
    fc.boolean().map((reads) => ['send-text', { text: reads ? `On {{ ${breaking(node, 'topic', 'text(number("x"))')} }}` : 'Hello' }]),
  () => fc.constant(['send-text', { text: 'Hello again' }]),
  () => fc.constant(['send-template', { template: 'hello', language: 'en_US' }]),
  (node) => fc.constant(['if', { condition: breaking(node, `contains(contact.name, "${mark(node)}")`, 'number("x") > 0') }]),
  (node) => fc.constant(['set-variable', { assignments: [{ variable: 'topic', value: breaking(node, '"set"', 'text(number("x"))') }] }]),
  (node) => fc.constant(['hours', { hours: hoursOf(node) }]),
  () => fc.constant(['assign-skill', { skill: 'sales' }]),
  () => span.map((maxWaitSeconds) => ['wait-for-agent', { maxWaitSeconds }]),
  () => span.map((seconds) => ['wait', { seconds }]),
  () => fc.constantFrom('resolved', 'pending').map((status) => ['update-status', { status }]),
  (node) => fc.constant(['pop-url', { url: `https://${hostOf(node)}/` }]),
]

const node = (id: string) => fc.oneof(...makers.map((make) => make(id)))

/** Links from every port, or from most of them, to anywhere. */
export const anyScript: fc.Arbitrary<Script> = fc
  .integer({ min: 2, max: 6 })
  .chain((count) => {
    const ids = Array.from({ length: count }, (_, index) => `n${index + 1}`)
    return fc.tuple(fc.tuple(...ids.map(node)), fc.boolean(), fc.array(fc.nat({ max: count + 1 }), { minLength: 40, maxLength: 40 }))
  })
  .map(([made, hasEvent, lots]) => {
    const nodes: Record<string, Made> = {
      begin: ['begin', {}],
      end: ['end', {}],
      ...(hasEvent ? { on: ['on-assignment', {}] as const } : {}),
    }
    for (const [index, each] of made.entries()) nodes[`n${index + 1}`] = each
    const targets = ['end', ...made.map((_, index) => `n${index + 1}`)]
    let lot = 0
    const links = Object.entries(nodes).flatMap(([id, [kind, settings]]) => {
      const definition = findKind(kind)
      const ports = definition ? Object.keys(definition.ports(definition.settings.parse(settings))) : []
      return ports.flatMap((port) => {
        if (port === 'assigned' && hasEvent) return []
        const to = targets[lots[lot++ % lots.length] ?? 0]
        // linked to itself, this port is left a few times over before the machine rests: how often, the trace alone knows
        if (port === 'noAgent' && to === id) return []
        return to === undefined ? [] : [`${id}.${port} -> ${to}`]
      })
    })
    return smallScript({ nodes, links, variables: { topic: { type: 'text' } } })
  })
  .filter((script) => !hasErrors(checkScript(script)))
