/** Where on its way the case is looked at: a step by its place, counted from 0, or wherever it is now. */
export type At = number | 'end'

export const placeOf = (at: At, { steps }: { readonly steps: { readonly length: number } }): number =>
  at === 'end' ? steps.length - 1 : Math.min(Math.max(at, 0), steps.length - 1)
