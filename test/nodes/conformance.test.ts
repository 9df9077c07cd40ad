/**
 * Every kind at work: in a script of its own, with its own example, it has no problems, the prover looks through it, and tests that the
 * product writes by itself reach every one of its ports and pass when they are run. Where a fault needs more than people can bring
 * about, the kind is given a case that is full, and expressions that cannot be evaluated.
 */
import { describe, expect, it } from 'vitest'
import { compileScript } from '../../engine/compile/compile-script'
import { Directory } from '../../engine/directory/model/directory'
import { proveMachine } from '../../engine/prove/prove'
import { checkScript } from '../../engine/script/check'
import { fieldsOf } from '../../engine/script/fields'
import type { Script, Variable } from '../../engine/script/script'
import { generateTests } from '../../engine/testing/generate'
import type { Surroundings } from '../../engine/testing/given'
import { Play } from '../../engine/testing/play'
import { runTest } from '../../engine/testing/run-test'
import { MAX_NOTES, MAX_TAGS } from '../../nodes/case-limits'
import type { NodeDefinition } from '../../nodes/define-node'
import { catalogue } from '../../nodes/index'
import { smallScript } from '../script/script-builder'

const kinds = catalogue as unknown as readonly NodeDefinition[]

/** What the examples read and set. */
const variables: Readonly<Record<string, Variable>> = {
  language: { type: 'text' },
  attempts: { type: 'number' },
  previousAgent: { type: 'text' },
  said: { type: 'text' },
}

const channel = { kind: 'whatsapp', wabaId: '1', defaultScript: 'small', defaultSkill: 'sales' }
const surroundings: Surroundings = Directory.parse({
  agents: [{ id: 'ada', name: 'Ada', skills: { sales: 1 }, capacity: { total: 3 } }],
  skills: [{ id: 'sales', name: 'Sales' }],
  channels: [
    { ...channel, id: 'another', name: 'Another', phoneNumberId: '3', number: '+16145550000' },
    { ...channel, id: 'front-desk', name: 'Front desk', phoneNumberId: '1', number: '+16145550001' },
    { ...channel, id: 'hotline', name: 'Hotline', phoneNumberId: '2', number: '+16145551234' },
  ],
})

/** Begin, the kind, and an end behind each of its ports. */
function scriptAround({ kind, startsOn, settings, ports, group, countedPorts = [] }: NodeDefinition, example: unknown): Script {
  const given = example as Record<string, unknown>
  const links = Object.keys(ports(settings.parse(given))).map((port) => `it.${port} -> ${countedPorts.includes(port) ? 'it' : 'end'}`)
  const it = [kind, given] as const
  if (kind === 'begin') return smallScript({ nodes: { it, end: ['end'] }, links, variables })
  if (kind === 'end') return smallScript({ nodes: { begin: ['begin'], it }, links: ['begin.default -> it'], variables })
  if (!startsOn && group !== 'desk') {
    return smallScript({ nodes: { begin: ['begin'], it, end: ['end'] }, links: ['begin.default -> it', ...links], variables })
  }
  // an event has a run to come into; what is shown to an agent has an agent
  const nodes = { begin: ['begin'], wait: ['wait-for-agent', {}], it, end: ['end'] } as const
  const before = ['begin.default -> wait', 'wait.timedOut -> end']
  if (!startsOn) return smallScript({ nodes, links: [...before, 'wait.assigned -> it', ...links], variables })
  // and stays with the case while an agent has it
  const stay = { ...nodes, stay: ['stand-by', {}] } as const
  return smallScript({ nodes: stay, links: [...before, 'wait.assigned -> stay', ...links], variables })
}

/** The example with expressions that cannot be evaluated, wherever it has one. */
function faultyExample({ settings, example }: NodeDefinition): unknown {
  const faulty = structuredClone(example) as Record<string, unknown>
  for (const { path, meta } of fieldsOf(settings, settings.parse(example))) {
    const instead = {
      text: '{{ number("x") }}',
      address: 'https://crm.example.com/{{ number("x") }}',
      condition: 'number("x") > 0',
      value: 'number("x")',
    }
    if (meta.language) put(faulty, path, instead[meta.language])
  }
  return faulty
}

function put(settings: object, path: readonly (string | number)[], value: unknown): void {
  const holder = path.slice(0, -1).reduce<unknown>((at, part) => (at as Record<string | number, unknown>)[part], settings)
  if (typeof holder === 'object' && holder !== null) (holder as Record<string | number, unknown>)[path.at(-1) ?? ''] = value
}

/** Ports taken where nothing more fits into the case and its variables, and with expressions that fault. */
function portsUnderStress(node: NodeDefinition): string[] {
  const full = {
    facts: { tags: Array.from({ length: MAX_TAGS }, (_, number) => `tag ${number}`), notes: MAX_NOTES, agent: { id: 'ada', name: 'Ada' } },
    variables: { language: 'x'.repeat(40_000) },
  }
  const plays = [
    new Play(compileScript(scriptAround(node, node.example), 1), full),
    new Play(compileScript(scriptAround(node, faultyExample(node)), 1), { facts: { agent: full.facts.agent } }),
  ]
  return plays.flatMap(({ trace }) => trace.flatMap((step) => (step.node === 'it' && step.port ? [step.port] : [])))
}

describe.each(kinds.map((node) => [node.kind, node] as const))('%s', (_kind, node) => {
  const script = scriptAround(node, node.example)
  const compiled = compileScript(script, 1)
  const declared = Object.keys(node.ports(node.settings.parse(node.example))).sort()

  it('has no problems in a script', () => {
    expect(checkScript(script).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('can be looked through by the prover', () => {
    expect(proveMachine(compiled.config).properties.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['agent-or-end', 'session-window', 'no-dead-ends']),
    )
  })

  it('is left by each of its ports, most of them in tests that the product writes, and these pass', () => {
    const { tests } = generateTests(script, compiled, surroundings)
    const results = tests.map((test) => runTest(compiled, test, surroundings))
    expect(results.flatMap(({ failure }) => failure ?? [])).toEqual([])
    const left = new Set(results.flatMap(({ trace }) => trace.flatMap((step) => (step.node === 'it' && step.port ? [step.port] : []))))
    const missing = declared.filter((port) => !left.has(port))
    expect(missing.filter((port) => port !== 'failed')).toEqual([])
    if (missing.length > 0) expect(portsUnderStress(node)).toContain('failed')
  })
})
