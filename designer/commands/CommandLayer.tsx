/** Everything by which an open script is commanded: shortcuts, palette, sheet of shortcuts, and the commands of all areas for the canvas's menu. */
import { type ReactNode, Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import { OtherCommands } from '../canvas/other-commands'
import { useEditor } from '../editor/editor-context'
import { later } from '../shell/later'
import { PartBoundary } from '../shell/PartBoundary'
import { tell } from '../shell/tell'
import { allCommands } from './all-commands'
import { closeLayer, layer } from './layer-state'
import { useShortcuts } from './use-shortcuts'

const CommandPalette = later(async () => (await import('./CommandPalette')).CommandPalette)
const ShortcutSheet = later(async () => (await import('./ShortcutSheet')).ShortcutSheet)

export function CommandLayer({ children }: { readonly children: ReactNode }) {
  const editor = useEditor()
  useShortcuts()
  const open = useStore(layer, (state) => state.open)
  // another script begins with neither of them open
  useEffect(() => closeLayer, [])
  return (
    <OtherCommands value={allCommands}>
      {children}
      <PartBoundary key={open} onFailed={(said) => tell(editor, said)}>
        <Suspense>
          {open === 'palette' && <CommandPalette onClose={closeLayer} />}
          {open === 'sheet' && <ShortcutSheet onClose={closeLayer} />}
        </Suspense>
      </PartBoundary>
    </OtherCommands>
  )
}
