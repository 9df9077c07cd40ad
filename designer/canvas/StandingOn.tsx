/** Stands in for what the keyboard is on while the drawing is painted from afar: there is no element of its own then. */
import type { Standing } from './use-standing-element'

export function StandingOn({ id, label }: Standing) {
  if (label === undefined) return null
  return <span key={id} id={id} className="visually-hidden" role="img" aria-label={label} />
}
