/** A picture for each group of node kinds. */
import { BellRing, CircleHelp, type LucideIcon, MessageSquareText, MonitorUp, Plug, Route, Split } from 'lucide-react'
import type { NodeGroup } from '../../nodes/define-node'

const ICONS: Readonly<Record<NodeGroup, LucideIcon>> = {
  message: MessageSquareText,
  ask: CircleHelp,
  route: Route,
  logic: Split,
  event: BellRing,
  desk: MonitorUp,
  integration: Plug,
}

export function GroupIcon({ group }: { readonly group: NodeGroup }) {
  const Icon = ICONS[group]
  return <Icon size={16} aria-hidden style={{ color: `var(--group-${group})` }} />
}
