/** Safe patterns: matched in linear time by RE2, whatever pattern and text (requirement R41). */
import { RE2JS } from 're2js'
import { remember } from './bounded-cache'
import { LIMITS } from './limits'
import { charge } from './meter'

type Pattern = { readonly ok: true; readonly pattern: RE2JS; readonly size: number } | { readonly ok: false; readonly problem: string }

const LOOK_AROUND = /\(\?<?[=!]/

/** Keeps at most 400 patterns. */
const compiled = remember<Pattern>(200, (source) => {
  if (source.length > LIMITS.patternCharacters) return refused(`is longer than ${LIMITS.patternCharacters} characters`)
  try {
    const pattern = RE2JS.compile(source)
    const size = pattern.programSize()
    if (size > LIMITS.patternInstructions) return refused('repeats too much: use smaller counts in { }')
    return { ok: true, pattern, size }
  } catch (error) {
    if (LOOK_AROUND.test(source)) return refused('uses look-around (?= ?! ?<= ?<!), which safe patterns do not have')
    if (/\\[1-9]/.test(source)) return refused('refers back to a group (\\1), which safe patterns do not have')
    const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error)
    return refused(`cannot be read: ${reason}`)
  }
})

const refused = (why: string): Pattern => ({ ok: false, problem: `The pattern ${why}` })

/** Why a pattern cannot be used, or null. */
export function patternProblem(source: string): string | null {
  const pattern = compiled(source)
  return pattern.ok ? null : pattern.problem
}

/** Whether the pattern is found anywhere in the text. False for a pattern with a problem, which the check refuses before. */
export function isFound(text: string, source: string): boolean {
  const pattern = compiled(source)
  if (!pattern.ok) return false
  charge(text.length * pattern.size)
  return pattern.pattern.test(text)
}

/** Whether the whole text matches, outside an expression, so that nothing is charged: texts of contacts are short, and the time is linear. */
export function fitsWholly(text: string, source: string): boolean {
  const pattern = compiled(source)
  return pattern.ok && pattern.pattern.matches(text)
}
