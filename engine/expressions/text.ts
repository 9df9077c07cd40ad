/**
 * Texts with values in them, such as messages and addresses.
 *
 * T1. One pass: the author's text is parsed, values are put in, and what came out is never parsed again. What a contact writes
 *     is therefore never code (requirement R40).
 * T2. Nothing here throws. One value that cannot be computed makes the whole text a fault: half a message is never sent.
 */
import { asText } from './as-text'
import { remember } from './bounded-cache'
import { checkExpression } from './check'
import { type CompiledExpression, compileExpression, type ExpressionValues } from './compile'
import type { ExpressionEnvironment } from './environment'
import { LIMITS } from './limits'
import { type ExpressionProblem, problemAt } from './problem'
import { parseTemplate, type Template } from './template'

export type Rendering = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: string }

export interface RenderLimits {
  /** Longest text that may come out; LIMITS.textCharacters when missing. */
  readonly maxCharacters?: number
}

/** Texts up to this length are kept parsed, so that the cache stays small. */
const LONGEST_KEPT = 8192

/** Keeps at most 2,000 texts, those used last. */
const kept = remember(1000, parseTemplate)

const templateOf = (source: string): Template => (source.length > LONGEST_KEPT ? parseTemplate(source) : kept(source))

/** The text with its values put in (asText). Never throws. */
export function renderText(source: string, values: ExpressionValues, limits: RenderLimits = {}): Rendering {
  return render(source, values, (value) => value, limits)
}

/**
 * An address with its values put in, each encoded so that it cannot add a path, a parameter or another host. Where one expression
 * is the whole address, its value is taken as it is. The caller decides which addresses are allowed.
 */
export function renderUrl(source: string, values: ExpressionValues, limits: RenderLimits = {}): Rendering {
  const trimmed = source.trim()
  return render(trimmed, values, isOneExpression(trimmed) ? (value) => value.trim() : encoded, limits)
}

/** Every problem of the text and its expressions, with places within the whole text. Never throws. */
export function checkText(source: string, environment: ExpressionEnvironment): ExpressionProblem[] {
  const { parts, problems } = templateOf(source)
  const ofExpressions = parts.flatMap((part) => {
    if (part.type === 'literal') return []
    if (part.source.trim() === '') {
      return [problemAt({ start: part.offset - 2, end: part.offset + part.source.length + 2 }, 'Write an expression between {{ and }}')]
    }
    return checkExpression(part.source, environment, 'text').map((problem) => ({ ...problem, offset: problem.offset + part.offset }))
  })
  return [...ofExpressions, ...problems]
}

/** As checkText; also refuses an address that begins with a value, which encoding would break. */
export function checkUrl(source: string, environment: ExpressionEnvironment): ExpressionProblem[] {
  const problems = checkText(source, environment)
  const [first] = templateOf(source.trim()).parts
  if (first?.type !== 'expression' || isOneExpression(source.trim())) return problems
  const start = source.length - source.trimStart().length
  const place = { start, end: start + first.source.length + 4 }
  return [problemAt(place, 'Write the beginning of the address out, for example https://crm.example.com/{{ ... }}'), ...problems]
}

/** The values a text uses: variables and reserved names. */
export function readsOfText(source: string): readonly string[] {
  return [...new Set(templateOf(source).parts.flatMap((part) => (part.type === 'expression' ? compileExpression(part.source).reads : [])))]
}

function render(source: string, values: ExpressionValues, inserted: (value: string) => string, limits: RenderLimits): Rendering {
  const { maxCharacters = LIMITS.textCharacters } = limits
  const { parts, problems } = templateOf(source)
  const [problem] = problems
  if (problem) return { ok: false, fault: problem.message }
  let text = ''
  for (const part of parts) {
    if (part.type === 'literal') text += part.text
    else {
      const value = valueAsText(compileExpression(part.source), values)
      if (!value.ok) return value
      text += inserted(value.text)
    }
    if (text.length > maxCharacters) return { ok: false, fault: `The text becomes longer than ${maxCharacters} characters` }
  }
  return { ok: true, text }
}

function valueAsText(expression: CompiledExpression, values: ExpressionValues): Rendering {
  const evaluation = expression.evaluate(values)
  if (!evaluation.ok) return evaluation
  const text = asText(evaluation.value)
  return text === undefined ? { ok: false, fault: 'A list or map cannot be written as text' } : { ok: true, text }
}

function isOneExpression(source: string): boolean {
  const [first, ...others] = templateOf(source).parts
  return first?.type === 'expression' && others.length === 0
}

/** Half a surrogate pair, which a cut text can end with, has no encoding; it becomes the replacement character. */
const encoded = (value: string): string => encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\uFFFD'))
