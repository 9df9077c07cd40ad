/** Which element of the page the keyboard stands on: the card, port, cord, note or frame itself, or a stand-in where it is not mounted. */
import { useStore } from '@xyflow/react'
import { useScript, useSelection } from '../editor/editor-context'
import { elementIdOf } from './element-ids'
import { placeInWords } from './node-label'
import { isFarAway } from './zoom'

export interface Standing {
  readonly id: string | undefined
  /** What the stand-in says; undefined where the thing itself is on the page. */
  readonly label: string | undefined
}

export function useStandingElement(): Standing {
  const at = useSelection((state) => state.at)
  const isFar = useStore(({ transform }) => isFarAway(transform[2]))
  const label = useScript(({ script }) => (at && isFar ? placeInWords(script, at) : undefined))
  if (!at) return { id: undefined, label: undefined }
  const id = elementIdOf(at)
  return label === undefined ? { id, label } : { id: `far-${id}`, label }
}
