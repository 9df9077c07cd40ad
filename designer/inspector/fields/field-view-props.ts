/** What every control of a field is given, and how a control shows the fields within its own: by the context, since fields nest. */
import { type ComponentType, createContext, createElement, type ReactNode, useContext } from 'react'
import type { Path } from '../../script/edits'
import type { FieldPlan } from '../form/form-plan'

export interface FieldViewProps {
  readonly plan: FieldPlan
  readonly path: Path
  /** The field stands first in an item of a list, which has a name already. */
  readonly isLabelHidden?: boolean
}

export const FieldViewContext = createContext<ComponentType<FieldViewProps> | undefined>(undefined)

/** A field within a field. */
export function NestedField(props: FieldViewProps): ReactNode {
  const View = useContext(FieldViewContext)
  return View && createElement(View, props)
}
