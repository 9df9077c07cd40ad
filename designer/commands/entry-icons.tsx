/** The sign before an entry of the palette: what it is, and of which group. */
import {
  AlignCenterHorizontal,
  Eye,
  FileText,
  type LucideIcon,
  Pencil,
  PhoneCall,
  Plus,
  Settings,
  SquareDashed,
  Workflow,
} from 'lucide-react'
import type { CommandGroup } from './command'

const GROUPS: Readonly<Record<CommandGroup, LucideIcon>> = {
  edit: Pencil,
  add: Plus,
  select: SquareDashed,
  arrange: AlignCenterHorizontal,
  view: Eye,
  script: FileText,
  try: PhoneCall,
  settings: Settings,
}

export function CommandIcon({ group }: { readonly group: CommandGroup }) {
  const Icon = GROUPS[group]
  return <Icon size={15} aria-hidden />
}

export function ScriptIcon() {
  return <Workflow size={15} aria-hidden />
}
