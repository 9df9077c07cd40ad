/** Ids of what the keyboard can stand on, so that the canvas can name it to assistive technology. */
import type { Place } from '../editor/selection'

export const cardElementId = (node: string) => `card-${node}`
export const portElementId = (node: string, port: string) => `port-${node}-${port}`
export const linkElementId = (link: string) => `link-${link}`
export const noteElementId = (note: string) => `note-${note}`
export const frameElementId = (frame: string) => `frame-${frame}`

export function elementIdOf(at: Place): string {
  switch (at.is) {
    case 'node':
      return at.port === undefined ? cardElementId(at.id) : portElementId(at.id, at.port)
    case 'link':
      return linkElementId(at.id)
    case 'note':
      return noteElementId(at.id)
    case 'frame':
      return frameElementId(at.id)
    default:
      return at satisfies never
  }
}
