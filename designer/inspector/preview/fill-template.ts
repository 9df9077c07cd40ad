/** A template with its values in place, as the contact gets it. */
import { type Template, templatePlaces, valuedButtons } from '../../../engine/directory/model/directory'

export interface FilledTemplate {
  readonly header: string | undefined
  readonly body: string
  readonly footer: string | undefined
  /** What the message brings to stand at the top, instead of a header of words. */
  readonly headerMedia: Template['headerMedia']
  /** Titles of the buttons in their order; a code to copy stands for its button. */
  readonly buttons: readonly string[]
}

/** Values of the header first, then those of the body; a place without a value shows itself. */
export function fillTemplate(template: Template, values: readonly string[], buttonValues: readonly string[] = []): FilledTemplate {
  const places = templatePlaces(template)
  const ofHeader = values.slice(0, places.header.length)
  return {
    header: template.header === undefined ? undefined : filled(template.header, places.header, ofHeader),
    body: filled(template.body, places.body, values.slice(places.header.length)),
    footer: template.footer,
    headerMedia: template.headerMedia,
    buttons: buttonsOf(template, buttonValues),
  }
}

function filled(text: string, places: readonly string[], values: readonly string[]): string {
  return text.replace(/\{\{\s*([a-z0-9_]+)\s*\}\}/g, (whole, place: string) => values[places.indexOf(place)] || whole)
}

function buttonsOf({ quickReplies, buttons = [], areQuickRepliesLast }: Template, values: readonly string[]): readonly string[] {
  const valued = valuedButtons(buttons)
  const titles = buttons.map((button, index) => {
    if (button.type !== 'copyCode') return button.title
    return values[valued.findIndex((each) => each.index === index)] ?? button.example
  })
  return areQuickRepliesLast ? [...titles, ...quickReplies] : [...quickReplies, ...titles]
}
