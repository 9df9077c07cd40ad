/** A node or one of its ports, as the panel looks at it. */
export interface Place {
  readonly node: string
  readonly port?: string
}
