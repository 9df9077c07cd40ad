/** What the rail and the panel can show. Each part is loaded when it is first opened, so that the canvas is there first. */
import {
  Blocks,
  Braces,
  ChartSpline,
  History,
  ListTree,
  type LucideIcon,
  PhoneCall,
  Search,
  SlidersHorizontal,
  Variable,
} from 'lucide-react'
import { type ComponentType, lazy } from 'react'
import type { Panel, Rail } from '../../editor/view-state'

export interface SidePart {
  readonly icon: LucideIcon
  readonly Part: ComponentType
  /** It is about the drawing on the canvas, also while that is a version or a comparison; all else is about the draft. */
  readonly isOfTheShown?: boolean
}

export const RAIL: Readonly<Record<Rail, SidePart>> = {
  palette: { icon: Blocks, Part: lazy(async () => ({ default: (await import('../../palette/PalettePanel')).PalettePanel })) },
  outline: {
    icon: ListTree,
    isOfTheShown: true,
    Part: lazy(async () => ({ default: (await import('../../outline/OutlinePanel')).OutlinePanel })),
  },
  search: {
    icon: Search,
    isOfTheShown: true,
    Part: lazy(async () => ({ default: (await import('../../search/SearchPanel')).SearchPanel })),
  },
  variables: { icon: Variable, Part: lazy(async () => ({ default: (await import('../../variables/VariablesPanel')).VariablesPanel })) },
}

export const PANELS: Readonly<Record<Panel, SidePart>> = {
  inspector: {
    icon: SlidersHorizontal,
    isOfTheShown: true,
    Part: lazy(async () => ({ default: (await import('../../inspector/InspectorPanel')).InspectorPanel })),
  },
  simulator: { icon: PhoneCall, Part: lazy(async () => ({ default: (await import('./TryItPanel')).TryItPanel })) },
  versions: { icon: History, Part: lazy(async () => ({ default: (await import('../../versions/VersionsPanel')).VersionsPanel })) },
  traffic: { icon: ChartSpline, Part: lazy(async () => ({ default: (await import('../../traffic/TrafficPanel')).TrafficPanel })) },
  code: { icon: Braces, Part: lazy(async () => ({ default: (await import('../../code-view/CodePanel')).CodePanel })) },
}

export const ProblemsPanel = lazy(async () => ({ default: (await import('../../problems/ProblemsPanel')).ProblemsPanel }))
