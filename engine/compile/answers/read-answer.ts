/** What reading a reply comes to. */

/** `unfit`: not of that kind. `outside`: of that kind, but not within its limits. */
export type ReadAnswer =
  | 'unfit'
  | 'outside'
  | { readonly answer: string; readonly place?: { readonly latitude: string; readonly longitude: string } }
