/** The values of a template's places: which place each belongs to, what stands around it, and what stays when another is chosen. */
import { type Template, templatePlaces } from '../../../engine/directory/model/directory'

export interface TemplatePlace {
  /** `1`, `name`. */
  readonly place: string
  readonly in: 'header' | 'body'
  readonly before: string
  readonly after: string
}

/** In the order of the values: those of the header, then those of the body. */
export function placesOf(template: Template): readonly TemplatePlace[] {
  const { header, body } = templatePlaces(template)
  return [
    ...header.map((place) => ({ place, in: 'header' as const, ...around(template.header ?? '', place) })),
    ...body.map((place) => ({ place, in: 'body' as const, ...around(template.body, place) })),
  ]
}

const AROUND = 28

function around(text: string, place: string): { readonly before: string; readonly after: string } {
  const found = new RegExp(`\\{\\{\\s*${place}\\s*\\}\\}`).exec(text)
  if (!found) return { before: '', after: '' }
  const oneLine = (part: string) => part.replace(/\s+/g, ' ')
  const before = oneLine(text.slice(0, found.index))
  const after = oneLine(text.slice(found.index + found[0].length))
  return {
    before: before.length > AROUND ? `…${before.slice(-AROUND)}` : before,
    after: after.length > AROUND ? `${after.slice(0, AROUND)}…` : after,
  }
}

const nameOf = ({ place, in: part }: TemplatePlace) => `${part} ${place}`

/** Values by place: what stays when a template is changed for its other language, or for another template. */
export type ByPlace = Readonly<Record<string, string>>

export function byPlace(template: Template | undefined, values: readonly string[]): ByPlace {
  if (!template) return Object.fromEntries(values.map((value, place) => [`body ${place + 1}`, value]))
  return Object.fromEntries(placesOf(template).map((place, index) => [nameOf(place), values[index] ?? '']))
}

export const valuesFor = (template: Template, known: ByPlace): string[] => placesOf(template).map((place) => known[nameOf(place)] ?? '')

export const templateIn = (templates: readonly Template[], name: string, language: string): Template | undefined =>
  templates.find((template) => template.name === name && template.language === language)

/** The language in which a template that was just chosen is taken: the one that was set, else an approved one. */
export function languageFor(templates: readonly Template[], name: string, language: string): string | undefined {
  const ofName = templates.filter((template) => template.name === name)
  return (ofName.find((each) => each.language === language) ?? ofName.find(({ status }) => status === 'approved') ?? ofName[0])?.language
}
