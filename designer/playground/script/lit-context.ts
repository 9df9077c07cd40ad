/** Which part of the board is lit, and where the keyboard stands: read by the cards, so that the drawing itself is not rebuilt. */
import { createContext, useContext } from 'react'
import { DARK, type LitPath } from './way'

export interface Lit {
  readonly path: LitPath
  readonly walkedTo: string | undefined
}

export const LitContext = createContext<Lit>({ path: DARK, walkedTo: undefined })

export const useLit = (): Lit => useContext(LitContext)
