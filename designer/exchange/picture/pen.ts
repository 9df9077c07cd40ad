/** What every part of a picture is drawn with: colours, icons, and the width of texts. */
import type { NodeGroup } from '../../../nodes/define-node'
import type { PictureColours, Scheme } from './palette'
import { type Attributes, element, escaped } from './svg'
import { cut, type Font, isRightToLeft, type Measure } from './text'

export interface Pen {
  readonly scheme: Scheme
  readonly colours: PictureColours
  readonly measure: Measure
  /** Shapes of a 24 px icon, drawn in strokes. */
  readonly icons: Readonly<Record<NodeGroup, string>>
}

export interface Line extends Font {
  readonly text: string
  readonly colour: string
  /** The space that the line has, and its base line. */
  readonly x: number
  readonly y: number
  readonly width: number
  /** Where in the space it stands: where its own language begins, or always at the right. */
  readonly at?: 'start' | 'right'
  readonly isStruck?: boolean
}

/** A line of text, cut to its space. */
export function line(pen: Pen, { text, size, weight, colour, x, y, width, at = 'start', isStruck }: Line): string {
  const shown = cut(text, width, { size, weight }, pen.measure)
  if (shown === '') return ''
  const goesLeft = isRightToLeft(shown)
  const atRight = at === 'right' || goesLeft
  const attributes: Attributes = {
    x: atRight ? x + width : x,
    y,
    'font-size': size,
    'font-weight': weight,
    fill: colour,
    // "end" is where the line's own direction ends
    'text-anchor': atRight !== goesLeft ? 'end' : undefined,
    direction: goesLeft ? 'rtl' : undefined,
    'text-decoration': isStruck ? 'line-through' : undefined,
  }
  return element('text', attributes, escaped(shown))
}
