/** How large an expression and what it makes may become. A breach is a problem in the editor or a fault of the run, never a hang. */

export const LIMITS = {
  /** Characters of one expression. */
  sourceCharacters: 2048,
  /** Parts of the parsed tree: names, literals, operators, calls. */
  nodes: 500,
  /** Nesting of brackets, calls and accesses. */
  depth: 30,
  /** Loops (`all`, `exists`, `map`, `filter`) within loops. */
  nestedLoops: 2,
  listElements: 1000,
  callArguments: 8,
  /** Characters of a text that goes in, comes out, or passes a function. */
  textCharacters: 65_536,
  /** What the parts of an expression may do together at worst, loops multiplied out (cost.ts). */
  steps: 100_000,
  /** Work of functions in one evaluation, in units of about 10 ns (meter.ts). */
  work: 1_000_000,
  patternCharacters: 500,
  /** Instructions of a compiled pattern; counted repetition multiplies them. */
  patternInstructions: 300,
  /** Characters of a text with `{{ }}`, before its values are put in. */
  templateCharacters: 65_536,
} as const
