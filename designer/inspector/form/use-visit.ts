/** One visit of a field is one step of undo: what is typed between gaining and losing the focus is gathered. */
import { useRef } from 'react'
import { useEditor } from '../../editor/editor-context'

export interface Visit {
  /** The key under which changes of this visit are gathered. */
  gather(): string
  onFocus(): void
  onBlur(): void
}

let visits = 0

export function useVisit(): Visit {
  const { script } = useEditor()
  const visit = useRef(0)
  const begin = () => {
    visits += 1
    visit.current = visits
  }
  return {
    gather() {
      if (visit.current === 0) begin()
      return `visit:${visit.current}`
    },
    onFocus: begin,
    onBlur: () => script.endGathering(),
  }
}
