/** A node of the script as a card on the canvas. React Flow draws it anew with each step of a drag; what is on it stays. */
import { type NodeProps, useStore } from '@xyflow/react'
import { memo } from 'react'
import { CardFace } from './CardFace'
import type { CardNode } from './elements'
import { isGlance } from './zoom'

export function Card({ id, data: { node }, selected, isConnectable }: NodeProps<CardNode>) {
  const isSmall = useStore(({ transform }) => isGlance(transform[2]))
  return <Face id={id} node={node} isSelected={selected} isSmall={isSmall} isConnectable={isConnectable} />
}

const Face = memo(CardFace)
