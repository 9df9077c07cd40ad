/**
 * Evaluates expressions for the engine: parsed once, kept, and run on the values of one run.
 *
 * C1. Nothing here throws: a source with a problem gives the same fault at every evaluation.
 * C2. An expression sees own properties of the values it is handed, and nothing else; what it gives is a fresh JSON value.
 * C3. Work is bounded before running (cost.ts) and while running (meter.ts), by counts and never by time.
 */
import type { Json } from '../../nodes/machine-parts'
import { remember } from './bounded-cache'
import { evaluating, inside } from './environment'
import { explainFault, isCelError } from './explain'
import { OutOfWork, ValueFault } from './faults'
import { LIMITS } from './limits'
import { isOutOfWork, startMeter } from './meter'
import { fieldsOf, NOW } from './names'
import { parseExpression } from './parse'
import { toJson } from './to-json'

/** Variables by name, the reserved objects with plain fields, and `now` in ms since 1970. */
export type ExpressionValues = Readonly<Record<string, Json>>

export type Evaluation = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly fault: string }

export interface CompiledExpression {
  /** Variables and reserved names it uses; empty when the source has a problem. */
  readonly reads: readonly string[]
  /** Never throws. Times come out as ISO 8601 text. A fault never quotes a value. */
  evaluate(values: ExpressionValues): Evaluation
}

/** Keeps at most 4,000 compiled sources, those used last. */
const compiled = remember(2000, compile)

/** Sources longer than an expression may be are refused each time and not kept. */
export function compileExpression(source: string): CompiledExpression {
  return source.length > LIMITS.sourceCharacters ? compile(source) : compiled(source)
}

function compile(source: string): CompiledExpression {
  const parsed = parseExpression(evaluating, source)
  if (!parsed.ok) return alwaysFaulty(parsed.problems[0].message)
  const { program } = parsed
  const { valid, error } = program.check()
  if (!valid) return alwaysFaulty(explainFault(error))
  const reads = [...new Set(parsed.reads.map(({ name }) => name))]
  const slots = reads.map((name) => ({ name, key: inside(name) }))
  return {
    reads,
    evaluate(values) {
      try {
        const seen = new Map<string, unknown>()
        for (const { name, key } of slots) seen.set(key, readValue(name, values))
        startMeter()
        const result: unknown = program(seen as unknown as Record<string, unknown>)
        if (isOutOfWork()) throw new OutOfWork()
        return { ok: true, value: toJson(result) }
      } catch (error) {
        return { ok: false, fault: faultOf(error) }
      }
    },
  }
}

function alwaysFaulty(fault: string): CompiledExpression {
  return { reads: [], evaluate: () => ({ ok: false, fault }) }
}

function readValue(name: string, values: ExpressionValues): unknown {
  if (!Object.hasOwn(values, name)) throw new ValueFault(`There is no variable "${name}"`)
  const value: unknown = values[name]
  if (name === NOW) return new Date(Number(value))
  switch (typeof value) {
    case 'string':
      if (value.length > LIMITS.textCharacters) throw new ValueFault(`"${name}" is longer than ${LIMITS.textCharacters} characters`)
      return value
    case 'number':
    case 'boolean':
      return value
    default:
      if (value !== null && typeof value === 'object' && fieldsOf(name)) return value
      throw new ValueFault(`"${name}" is no text, number, or true and false`)
  }
}

function faultOf(error: unknown): string {
  if (error instanceof ValueFault || error instanceof OutOfWork) return error.message
  if (isCelError(error) || error instanceof RangeError) return explainFault(error)
  return 'The expression could not be evaluated with these values'
}
