/**
 * Renames a variable throughout a script: where it is declared, in settings that name it, and in expressions that read it. Expressions
 * are read by their words only (names, quoted texts), so that half-typed ones follow as well.
 */
import { fieldsOf } from '../../engine/script/fields'
import { translatedFields } from '../../engine/script/languages'
import type { Script } from '../../engine/script/script'
import { findKind } from '../../nodes/index'

export function renameVariable(script: Script, name: string, to: string): void {
  const variable = script.variables[name]
  if (!variable || to === name || to in script.variables) return
  script.variables = Object.fromEntries(Object.entries(script.variables).map(([id, each]) => [id === name ? to : id, each]))
  for (const node of Object.values(script.nodes)) {
    const definition = findKind(node.kind)
    if (!definition) continue
    for (const { path, value, meta } of fieldsOf(definition.settings, node.settings)) {
      if (typeof value !== 'string') continue
      const renamed =
        meta.refersTo === 'variable' ? (value === name ? to : value) : meta.language ? inSource(meta.language, value, name, to) : value
      if (renamed !== value) put(node.settings, path, renamed)
    }
    for (const { path, value } of translatedFields(definition, node)) {
      if (typeof value === 'string') put(node as unknown as Record<string, unknown>, path, inSource('text', value, name, to))
    }
  }
  if (script.languages?.variable === name) script.languages.variable = to
}

const PLACE = /\{\{([\s\S]*?)\}\}/g

/** The source with the variable called anew. */
export function inSource(language: 'text' | 'address' | 'condition' | 'value', source: string, name: string, to: string): string {
  if (language === 'condition' || language === 'value') return inExpression(source, name, to)
  return source.replace(PLACE, (_, inner: string) => `{{${inExpression(inner, name, to)}}}`)
}

/** A quoted text, a name with what it is a field of, a function with its bracket, or anything else. */
const WORD = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?:\.\s*)?[A-Za-z_]\w*(?:\s*\()?|[\s\S]/g

function inExpression(source: string, name: string, to: string): string {
  return source.replace(WORD, (word) => (word === name ? to : word))
}

function put(settings: Record<string, unknown>, path: readonly (string | number)[], value: string): void {
  let at = settings as Record<string | number, unknown>
  for (const part of path.slice(0, -1)) at = at[part] as Record<string | number, unknown>
  const last = path.at(-1)
  if (last !== undefined) at[last] = value
}
