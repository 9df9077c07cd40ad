/** A template with its values in place, as the contact gets it. */
import { type Template, templatePlaces } from '../../../engine/directory/model/directory'

export interface FilledTemplate {
  readonly header: string | undefined
  readonly body: string
  readonly footer: string | undefined
  readonly quickReplies: readonly string[]
}

/** Values of the header first, then those of the body; a place without a value shows itself. */
export function fillTemplate(template: Template, values: readonly string[]): FilledTemplate {
  const places = templatePlaces(template)
  const ofHeader = values.slice(0, places.header.length)
  return {
    header: template.header === undefined ? undefined : filled(template.header, places.header, ofHeader),
    body: filled(template.body, places.body, values.slice(places.header.length)),
    footer: template.footer,
    quickReplies: template.quickReplies,
  }
}

function filled(text: string, places: readonly string[], values: readonly string[]): string {
  return text.replace(/\{\{\s*([a-z0-9_]+)\s*\}\}/g, (whole, place: string) => values[places.indexOf(place)] || whole)
}
