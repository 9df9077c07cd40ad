/** What of the comments somebody asked to see, or to write; the page opens the panel, the panel goes there. */
import { createStore } from 'zustand/vanilla'

export type Asked =
  /** A comment on this node, or on the script as a whole. */
  | { readonly is: 'write'; readonly node: string | undefined }
  /** What is said about it. */
  | { readonly is: 'node'; readonly node: string }
  /** Where a link leads. */
  | { readonly is: 'thread'; readonly id: string }

/** Another object each time, so that the same can be asked for again. */
export const asked = createStore<{ readonly what: Asked | undefined }>(() => ({ what: undefined }))

export const askFor = (what: Asked): void => asked.setState({ what: { ...what } })
/** It was gone to. */
export const answered = (): void => asked.setState({ what: undefined })
