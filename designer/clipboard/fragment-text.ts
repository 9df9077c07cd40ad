/**
 * What lies on the clipboard: a part of a drawing as plain JSON, so that it goes from script to script, from tab to tab and from one
 * workspace to another, and can be read by people.
 */
import { FORMAT_VERSION, type Script } from '../../engine/script/script'

/** A link that led out of what was copied, with the names of what it joined. */
export interface CutLink {
  readonly from: string
  readonly port: string
  readonly to: string
}

export interface CopiedPart extends Pick<Script, 'nodes' | 'links' | 'notes' | 'variables'> {
  readonly frames: NonNullable<Script['frames']>
  readonly cutLinks: readonly CutLink[]
}

export const MARK = 'fragment'

export function fragmentText(part: CopiedPart): string {
  return `${JSON.stringify({ cordboard: MARK, formatVersion: FORMAT_VERSION, ...part }, null, 2)}\n`
}
