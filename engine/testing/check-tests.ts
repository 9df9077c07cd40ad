/** What a test file names and its workspace does not have: misspelt nodes, ports, agents, skills, hours. Found before anything runs. */
import type { CompiledScript } from '../compile/compile-script'
import { nearest } from '../expressions/suggest'
import { waysOut } from './coverage'
import type { Surroundings } from './given'
import type { TestProblem } from './read-test-file'
import type { ImpossiblePort, ScriptTest, TestFile, TestStep } from './test-file'

type Compiled = ReadonlyMap<string, CompiledScript>

export function checkTests({ tests, impossible }: TestFile, scripts: Compiled, surroundings: Surroundings): TestProblem[] {
  return [
    ...tests.flatMap((test) => checkTest(test, scripts, surroundings)),
    ...impossible.flatMap((port) => checkImpossible(port, scripts)),
    ...doubled(tests),
  ]
}

function checkTest(test: ScriptTest, scripts: Compiled, surroundings: Surroundings): TestProblem[] {
  const script = scripts.get(test.script)
  if (!script) return [unknown('script', test.script, [...scripts.keys()], test.line)]
  const { variables = {}, hours = {} } = test.given
  return [
    ...Object.keys(variables).flatMap((name) => unless('variable', name, Object.keys(script.variables), test.line)),
    ...Object.keys(hours).flatMap((id) => unless('hours', id, script.hours, test.line)),
    ...test.steps.flatMap((step) => checkStep(step, script, surroundings)),
  ]
}

function checkStep(step: TestStep, script: CompiledScript, { agents, skills, templates }: Surroundings): TestProblem[] {
  const { line } = step
  switch (step.word) {
    case 'agent takes':
      return agents.length === 0 || agents.some(({ id }) => id === step.value)
        ? []
        : unless(
            'agent',
            step.value,
            agents.map(({ name }) => name),
            line,
          )
    case 'hours':
      return Object.keys(step.value).flatMap((id) => unless('hours', id, script.hours, line))
    case 'variables':
      return Object.keys(step.value).flatMap((name) => unless('variable', name, Object.keys(script.variables), line))
    case 'node':
      return unless('node', step.value, Object.keys(script.kinds), line)
    case 'port':
      return Object.entries(step.value).flatMap(([node, port]) => checkWay({ node, port, line }, script))
    case 'queue':
      return skills.length === 0
        ? []
        : unless(
            'skill',
            step.value.skill,
            skills.map(({ id }) => id),
            line,
          )
    case 'message':
      return step.value.template === undefined || templates.length === 0
        ? []
        : unless(
            'template',
            step.value.template,
            templates.map(({ name }) => name),
            line,
          )
    default:
      return []
  }
}

function checkImpossible({ script: id, node, port, line }: ImpossiblePort, scripts: Compiled): TestProblem[] {
  const script = scripts.get(id)
  return script ? checkWay({ node, port, line }, script) : [unknown('script', id, [...scripts.keys()], line)]
}

interface NamedWay {
  readonly node: string
  readonly port: string
  readonly line: number | undefined
}

function checkWay({ node, port, line }: NamedWay, script: CompiledScript): TestProblem[] {
  const noNode = unless('node', node, Object.keys(script.kinds), line)
  if (noNode.length > 0) return noNode
  const ports = waysOut(script).flatMap((way) => (way.node === node ? [way.port] : []))
  return unless(`port of node "${node}"`, port, ports, line)
}

function doubled(tests: readonly ScriptTest[]): TestProblem[] {
  const isDoubled = ({ name, script }: ScriptTest, index: number) =>
    tests.findIndex((other) => other.name === name && other.script === script) < index
  return tests.filter(isDoubled).map(({ name, line }) => problem(`another test is called "${name}" already: give each its own name`, line))
}

function unless(what: string, name: string, known: readonly string[], line: number | undefined): TestProblem[] {
  return known.includes(name) ? [] : [unknown(what, name, known, line)]
}

const MAX_NAMED = 12

function unknown(what: string, name: string, known: readonly string[], line: number | undefined): TestProblem {
  const meant = nearest(name, known)
  const named = known.length > MAX_NAMED ? `${known.slice(0, MAX_NAMED).join(', ')} and ${known.length - MAX_NAMED} more` : known.join(', ')
  const hint = meant ? `did you mean "${meant}"?` : known.length > 0 ? `there is ${named}` : 'there is none'
  return problem(`there is no ${what} "${name}"; ${hint}`, line)
}

function problem(message: string, line: number | undefined): TestProblem {
  return { message, ...(line === undefined ? {} : { line }) }
}
