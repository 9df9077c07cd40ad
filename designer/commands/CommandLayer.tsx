/** Everything by which an open script is commanded: shortcuts, palette, sheet of shortcuts, and the commands of all areas for the canvas's menu. */
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import { OtherCommands } from '../canvas/other-commands'
import { allCommands } from './all-commands'
import { closeLayer, layer } from './layer-state'
import { useShortcuts } from './use-shortcuts'

const CommandPalette = lazy(async () => ({ default: (await import('./CommandPalette')).CommandPalette }))
const ShortcutSheet = lazy(async () => ({ default: (await import('./ShortcutSheet')).ShortcutSheet }))

export function CommandLayer({ children }: { readonly children: ReactNode }) {
  useShortcuts()
  const open = useStore(layer, (state) => state.open)
  // another script begins with neither of them open
  useEffect(() => closeLayer, [])
  return (
    <OtherCommands value={allCommands}>
      {children}
      <Suspense>
        {open === 'palette' && <CommandPalette onClose={closeLayer} />}
        {open === 'sheet' && <ShortcutSheet onClose={closeLayer} />}
      </Suspense>
    </OtherCommands>
  )
}
