/** What shows and takes a text: Monaco, or a plain field where that is better. */
import type { Ref } from 'react'
import type { Mistake } from './read-typed'

export interface CodeSurface {
  /** Changes only what differs; the cursor stays where it was. */
  show(text: string): void
  reveal(from: number, to: number): void
  hasFocus(): boolean
}

export interface CodeSurfaceProps {
  readonly ref: Ref<CodeSurface>
  readonly initial: string
  readonly label: string
  readonly isReadOnly: boolean
  readonly mistakes: readonly Mistake[]
  /** What is within each thing is folded away until somebody looks at it. */
  readonly isFolded?: boolean
  readonly onType?: (text: string) => void
  readonly onLeave?: () => void
  /** Where the person has put the cursor. */
  readonly onStand: (offset: number) => void
}
