/**
 * The two ways in which an evaluation goes wrong by our own rules. Both are caught in compile.ts and become a fault.
 * Messages never quote a value: a variable may be sensitive, and faults are kept in history.
 */

/** A value does not fit: a text that is no number, a position outside a list. `default(...)` catches it. */
export class ValueFault extends Error {}

/** The evaluation has used up its work; nothing catches it on the way out. */
export class OutOfWork extends Error {
  constructor() {
    super('The expression takes too much work for texts of this length')
  }
}
