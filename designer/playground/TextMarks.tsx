/** A message's text with WhatsApp's marks shown. */
import { createElement } from 'react'
import { type MarkedText, readTextMarks } from './text-marks'

const ELEMENTS = { bold: 'strong', italic: 'em', struck: 's' } as const

export function TextMarks({ text }: { readonly text: string }) {
  return <Parts parts={readTextMarks(text)} />
}

function Parts({ parts }: { readonly parts: readonly MarkedText[] }) {
  return parts.map((part, place) => <Part key={keyOf(place)} part={part} />)
}

/** Parts have no identity but their place, and a text never changes in place. */
const keyOf = (place: number) => String(place)

function Part({ part }: { readonly part: MarkedText }) {
  if (part.type === 'text') return part.text
  if (part.type === 'mono') return <code>{part.text}</code>
  return createElement(ELEMENTS[part.type], undefined, <Parts parts={part.parts} />)
}
