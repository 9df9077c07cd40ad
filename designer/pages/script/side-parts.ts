/** What the rail and the panel can show. Each part is loaded when it is first opened, so that the canvas is there first. */
import {
  Blocks,
  Braces,
  ChartSpline,
  History,
  ListTree,
  type LucideIcon,
  MessageSquare,
  PhoneCall,
  Search,
  SlidersHorizontal,
  Variable,
} from 'lucide-react'
import type { ComponentType } from 'react'
import type { Panel, Rail } from '../../editor/view-state'
import { later } from '../../shell/later'

export interface SidePart {
  readonly icon: LucideIcon
  readonly Part: ComponentType
  /** It is about the drawing on the canvas, also while that is a version or a comparison; all else is about the draft. */
  readonly isOfTheShown?: boolean
}

export const RAIL: Readonly<Record<Rail, SidePart>> = {
  palette: { icon: Blocks, Part: later(async () => (await import('../../palette/PalettePanel')).PalettePanel) },
  outline: {
    icon: ListTree,
    isOfTheShown: true,
    Part: later(async () => (await import('../../outline/OutlinePanel')).OutlinePanel),
  },
  search: {
    icon: Search,
    isOfTheShown: true,
    Part: later(async () => (await import('../../search/SearchPanel')).SearchPanel),
  },
  variables: { icon: Variable, Part: later(async () => (await import('../../variables/VariablesPanel')).VariablesPanel) },
}

export const PANELS: Readonly<Record<Panel, SidePart>> = {
  inspector: {
    icon: SlidersHorizontal,
    isOfTheShown: true,
    Part: later(async () => (await import('../../inspector/InspectorPanel')).InspectorPanel),
  },
  simulator: { icon: PhoneCall, Part: later(async () => (await import('./TryItPanel')).TryItPanel) },
  versions: { icon: History, Part: later(async () => (await import('../../versions/VersionsPanel')).VersionsPanel) },
  comments: { icon: MessageSquare, Part: later(async () => (await import('../../comments/CommentsPanel')).CommentsPanel) },
  traffic: { icon: ChartSpline, Part: later(async () => (await import('../../traffic/TrafficPanel')).TrafficPanel) },
  code: { icon: Braces, Part: later(async () => (await import('../../code-view/CodePanel')).CodePanel) },
}

export const ProblemsPanel = later(async () => (await import('../../problems/ProblemsPanel')).ProblemsPanel)
