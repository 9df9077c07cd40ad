/** A template's components: read in either case, kept in Meta's (upper), and the variables they hold. */
import { z } from 'zod'

const upper = z.string().transform((text) => text.toUpperCase())

const TemplateButton = z.looseObject({
  type: upper,
  text: z.string().optional(),
  url: z.string().optional(),
  phone_number: z.string().optional(),
})
export type TemplateButton = z.infer<typeof TemplateButton>

const TemplateComponent = z.looseObject({
  type: upper,
  format: upper.optional(),
  text: z.string().optional(),
  buttons: z.array(TemplateButton).optional(),
})
export type TemplateComponent = z.infer<typeof TemplateComponent>

/** Throws a ZodError naming the component that is none. */
export function readComponents(components: unknown): readonly TemplateComponent[] {
  return z.array(TemplateComponent).min(1).parse(components)
}

export function component(components: readonly TemplateComponent[], type: string): TemplateComponent | undefined {
  return components.find((candidate) => candidate.type === type)
}

const VARIABLE = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g

/** Names or numbers of the variables in a text, each once, in order of appearance. */
export function variablesOf(text: string | undefined): readonly string[] {
  return [...new Set([...(text ?? '').matchAll(VARIABLE)].map((match) => match[1] ?? ''))]
}

export function fillIn(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(VARIABLE, (whole, name: string) => values.get(name) ?? whole)
}
