/** What a function of the expression language says about itself: types, help for completion, and how it is computed. */

/** The library's names of the types that functions take and give; the only number is the double. */
export type FunctionType = 'string' | 'double' | 'bool' | 'google.protobuf.Timestamp' | 'list' | 'list<string>' | 'map'

export interface Overload {
  readonly takes: readonly FunctionType[]
  readonly gives: FunctionType
  /** Throws only ValueFault and OutOfWork; is given arguments of the types it takes. */
  readonly run: (...args: never[]) => unknown
}

export interface FunctionDefinition {
  readonly name: string
  /** As an author reads it: `replace(text, old, new): text`. */
  readonly signature: string
  /** One or two sentences. */
  readonly help: string
  readonly example: string
  /** All give the same type, because at run time the first is asked for it. */
  readonly overloads: readonly Overload[]
  readonly literal?: LiteralRule
}

/** Checks an argument that is written out in quotes, so that its problem shows in the editor. */
export interface LiteralRule {
  /** Which one, counted from 0. */
  readonly argument: number
  /** Nothing but a text in quotes is taken: data must not choose it. */
  readonly isRequired: boolean
  /** Why this text cannot be taken, or null. */
  problem(text: string): string | null
}

export const TIME = 'google.protobuf.Timestamp'
