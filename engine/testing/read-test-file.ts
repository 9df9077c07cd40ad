/** Reads the text of a test file: every problem with its line, what is wrong and what to write instead. */
import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { NodeId, ScriptId } from '../../nodes/ids'
import { nearest } from '../expressions/suggest'
import {
  Given,
  type ImpossiblePort,
  LONE_WORDS,
  mergeGiven,
  type ScriptTest,
  STEP_WORDS,
  type StepWord,
  stepSchemas,
  type TestFile,
  type TestStep,
} from './test-file'

export interface TestProblem {
  readonly message: string
  /** Counted from 1; missing where the file as a whole is meant. */
  readonly line?: number
}

export type ReadTestFile =
  | { readonly ok: true; readonly file: TestFile }
  | { readonly ok: false; readonly problems: readonly TestProblem[] }

type Path = readonly (string | number)[]

const MAX_TESTS = 5_000
/** Their names say nothing that the line does not. */
const CONTAINERS: readonly string[] = ['tests', 'steps']

const Outline = z.strictObject({
  script: ScriptId,
  given: Given.optional(),
  'cannot happen': z.record(NodeId, z.record(z.string().min(1), z.string().min(1))).optional(),
  tests: z.array(z.unknown()).min(1, 'give at least one test').max(MAX_TESTS),
})

const TestOutline = z.strictObject({
  name: z.string().min(1),
  script: ScriptId.optional(),
  given: Given.optional(),
  steps: z.array(z.unknown()).min(1, 'give at least one step'),
})

export function readTestFile(text: string): ReadTestFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const reader = new Reader(document, lines)
  if (document.errors.length > 0) {
    for (const { message, pos } of document.errors) reader.problems.push({ message, line: lines.linePos(pos[0]).line })
    return { ok: false, problems: reader.problems }
  }
  const file = reader.read()
  return file && reader.problems.length === 0 ? { ok: true, file } : { ok: false, problems: reader.problems }
}

/** One reading: gathers problems with their lines. */
class Reader {
  readonly problems: TestProblem[] = []
  readonly #document: Document
  readonly #lines: LineCounter

  constructor(document: Document, lines: LineCounter) {
    this.#document = document
    this.#lines = lines
  }

  read(): TestFile | undefined {
    let content: unknown
    try {
      content = this.#document.toJS({ maxAliasCount: 100 })
    } catch (error) {
      this.problems.push({ message: error instanceof Error ? error.message : String(error) })
      return undefined
    }
    const outline = this.#parse(Outline, content, [])
    if (!outline) return undefined
    const { script, given = {}, tests } = outline
    return {
      tests: tests.flatMap((test, index) => this.#test(test, ['tests', index], { script, given }) ?? []),
      impossible: this.#impossible(script, outline['cannot happen'] ?? {}),
    }
  }

  #test(value: unknown, path: Path, common: { readonly script: string; readonly given: Given }): ScriptTest | undefined {
    const outline = this.#parse(TestOutline, value, path)
    if (!outline) return undefined
    const { name, script = common.script, given = {}, steps } = outline
    return {
      name,
      script,
      given: mergeGiven(common.given, given),
      steps: steps.flatMap((step, index) => this.#step(step, [...path, 'steps', index]) ?? []),
      ...this.#lineOf(path),
    }
  }

  #step(value: unknown, path: Path): TestStep | undefined {
    const entries = typeof value === 'string' ? [[value, true] as const] : isMapping(value) ? Object.entries(value) : []
    const [entry] = entries
    if (!entry || entries.length > 1) {
      const found = entries.length > 1 ? `this one says ${entries.map(([word]) => `"${word}"`).join(' and ')}: make it two steps` : ''
      this.#report(`a step says one thing${found ? `; ${found}` : `, such as "say: Hello" or "message: Welcome"`}`, path)
      return undefined
    }
    const [word, said] = entry
    if (!isStepWord(word)) {
      const meant = nearest(word, STEP_WORDS)
      this.#report(`there is no step "${word}"; ${meant ? `did you mean "${meant}"?` : `the steps are ${STEP_WORDS.join(', ')}`}`, path)
      return undefined
    }
    if (value === word && !(LONE_WORDS as readonly string[]).includes(word)) {
      this.#report(`"${word}" wants a value: write "${word}: ..."`, path)
      return undefined
    }
    const parsed = this.#parse(stepSchemas[word] as z.ZodType, said, value === word ? path : [...path, word])
    return parsed === undefined ? undefined : ({ word, value: parsed, ...this.#lineOf(path) } as TestStep)
  }

  #impossible(script: string, nodes: Readonly<Record<string, Readonly<Record<string, string>>>>): ImpossiblePort[] {
    return Object.entries(nodes).flatMap(([node, ports]) =>
      Object.entries(ports).map(([port, because]) => ({
        ...{ script, node, port, because },
        ...this.#lineOf(['cannot happen', node, port]),
      })),
    )
  }

  #parse<Schema extends z.ZodType>(schema: Schema, value: unknown, path: Path): z.output<Schema> | undefined {
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues.flatMap(closest)) {
      const within = [...path, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]
      const unknown = issue.code === 'unrecognized_keys' ? issue.keys : []
      if (unknown.length === 0) this.#report(wordingOf(issue), within)
      for (const key of unknown) this.#report(`nothing is called "${key}" here; correct the name or remove it`, [...within, key])
    }
    return undefined
  }

  #report(message: string, path: Path): void {
    const isInside = (index: number) => index < path.length - 1
    const place = path.filter((part, index) => typeof part === 'string' && !(CONTAINERS.includes(part) && isInside(index))).join('.')
    this.problems.push({ message: place ? `${place}: ${message}` : message, ...this.#lineOf(path) })
  }

  /** The line of the path, or of the nearest thing around it that is there. */
  #lineOf(path: Path): { readonly line?: number } {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? this.#document.contents : this.#document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return { line: this.#lines.linePos(node.range[0]).line }
    }
    return {}
  }
}

type Issue = z.core.$ZodIssue

/** Of several forms, the one that came nearest to what was written: its problems say more than "invalid input". */
function closest(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const depth = (issues: readonly Issue[]) =>
    Math.max(...issues.map(({ path, code }) => path.length * 2 + (code === 'invalid_type' || code === 'invalid_value' ? 0 : 1)))
  const best = issue.errors.reduce((nearestSoFar, candidate) => (depth(candidate) > depth(nearestSoFar) ? candidate : nearestSoFar))
  return best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })).flatMap(closest)
}

function wordingOf({ message }: Issue): string {
  if (message.endsWith('received undefined')) return 'is missing'
  return message.endsWith('expected string, received number') ? `${message}; put it in quotes` : message
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isStepWord(word: string): word is StepWord {
  return Object.hasOwn(stepSchemas, word)
}
