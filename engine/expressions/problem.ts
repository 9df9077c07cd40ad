/** What is wrong with an expression or a text, and where. */

export interface ExpressionProblem {
  /** In the author's words: what is wrong and what to do. */
  readonly message: string
  /** First character concerned, counted from 0 within the source that was checked. */
  readonly offset: number
  readonly length: number
}

/** A place in the source, as the library's tree and errors give it. */
export interface Place {
  readonly start: number
  readonly end: number
}

export function problemAt({ start, end }: Place, message: string): ExpressionProblem {
  return { message, offset: start, length: Math.max(0, end - start) }
}
