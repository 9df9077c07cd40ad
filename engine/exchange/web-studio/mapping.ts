/** What an action of Studio becomes here, and by which of its branches a port of ours is led. */

import type { Remark } from '../remarks'
import type { NewNode } from '../script-draft'
import type { StudioValues } from './studio-values'

export interface StudioTools {
  readonly values: StudioValues
  /** Variable, spelt for comparing -> the rich message that another action puts into it. */
  readonly richMessages: ReadonlyMap<string, string>
}

export type Mapping =
  | {
      readonly is: 'node'
      readonly node: NewNode
      /** Port -> the branches that mean it, by name, the first that is linked wins. A port that none means is led by Default. */
      readonly ways: Readonly<Record<string, readonly string[]>>
      readonly remarks: readonly Remark[]
    }
  | { readonly is: 'note'; readonly text: string }
  | { readonly is: 'standIn'; readonly remarks: readonly Remark[] }

export const mappedTo = (
  kind: NewNode['kind'],
  settings: NewNode['settings'],
  ways: Readonly<Record<string, readonly string[]>> = {},
  remarks: readonly Remark[] = [],
): Mapping => ({ is: 'node', node: { kind, settings }, ways, remarks })

export const cannotMap = (...remarks: readonly Remark[]): Mapping => ({ is: 'standIn', remarks })
